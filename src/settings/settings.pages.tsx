import { Get, Header, HttpCode, Post } from '@nestjs/common';
import { ChangeSettings } from '../ccas/change-settings.js';
import { type SectionName, type Settings, SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Asked, InPath } from '../kernel/http/id.pipe.js';
import { InTx, Refused, Typed } from '../kernel/screens/arguments.js';
import type { Read } from '../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { Clock } from '../kernel/time/clock.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { LawTables } from '../laws/law-tables.js';
import { SectionPage } from './pages/section-page.js';
import { SettingsOverviewPage } from './pages/settings-overview.js';
import { PreviewPrints, printNamed, type Wording } from './preview-prints.js';
import { type Section, settingsPages } from './section.js';
import { readWording, sections } from './sections.js';
import { versionIn } from './version-in.js';

interface TypedSection {
  name: SectionName;
  version: number;
  settings: Partial<Settings>;
}

const titleOf = ({ section }: { section: Section }) => settingsPages.find(({ name }) => name === section.name)!.title;

/** What the CCAS has decided: agents read it, managers change it. */
@Screens('ccas/reglages', STAFF)
export class SettingsPages {
  constructor(
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
    private readonly previews: PreviewPrints,
    private readonly laws: LawTables,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Réglages', SettingsOverviewPage)
  async overview(@InTx() tx: Tx, @CurrentActor() { kind }: Actor) {
    const states = await this.settings.sections(tx);
    const changedAt = new Map([...states].map(([name, state]) => [name, state.changedAt]));
    return {
      changedAt,
      isManager: kind === 'manager',
      outdated: (await this.laws.outdated(tx, this.clock.today())).length,
    };
  }

  @Get(':section')
  @Page(titleOf, SectionPage)
  async page(
    @InTx() tx: Tx,
    @CurrentActor() { kind }: Actor,
    @InPath('section') name: string,
    @Asked('enregistre') saved?: unknown,
    @Refused() refusal?: Refusal,
  ) {
    const section = sectionOf(name);
    const { version, changedAt } = await this.settings.section(tx, section.name);
    const current = section.values(await this.settings.get(tx));
    return {
      section,
      version,
      changedAt,
      canChange: kind === 'manager',
      isSaved: saved === 'oui',
      values: current,
      theirs: refusal?.code === 'settings_changed' ? current : undefined,
    };
  }

  @Post(':section')
  @Access('manager')
  @RefusedShows('page')
  async change(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readSection) typed: TypedSection) {
    const { name, version, settings } = typed;
    await this.changeSettings.run(tx, actor, name, version, settings);
    return to(`/ccas/reglages/${name}?enregistre=oui`);
  }

  /** The page of the words, where a preview of them is refused. */
  @Page(titleOf, SectionPage)
  wording(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InPath('what') what: string, @Refused() refusal?: Refusal) {
    printNamed(what);
    return this.page(tx, actor, 'textes', undefined, refusal);
  }

  /** The real card, the real letter, with the words typed and not saved yet. */
  @Post('textes/apercu/:what')
  @Access('manager')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @RefusedShows('wording')
  preview(@InTx() tx: Tx, @InPath('what') what: string, @Typed(readWording) wording: Wording) {
    return this.previews.of(tx, printNamed(what), wording);
  }
}

/** The address says which form it is. @throws NotFound, InvalidInput */
function readSection(...[values, , { inPath }]: Parameters<Read>): TypedSection {
  const { name, read } = sectionOf(inPath.section!);
  return { name, version: versionIn(values), settings: read(values) };
}

function sectionOf(name: string): Section {
  const section = sections.get(name);
  if (!section) throw new NotFound('Cette page de réglages');
  return section;
}
