import { Get, Header, HttpCode, Post } from '@nestjs/common';
import { ChangeSettings } from '../ccas/change-settings.js';
import { SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { type SettingsPage, SettingsPageList } from '../kernel/console/settings-pages.js';
import { Asked, InPath } from '../kernel/http/id.pipe.js';
import { InTx, Refused, Sent, Typed } from '../kernel/screens/arguments.js';
import type { FormValues } from '../kernel/http/input.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { SectionPage } from './pages/section-page.js';
import { SettingsOverviewPage } from './pages/settings-overview.js';
import { PreviewPrints, printNamed, type Wording } from './preview-prints.js';
import { readWording } from './own-sections.js';
import { SectionList } from './section-list.js';
import { versionIn } from '../ccas/version-in.js';

const titleOf = ({ page }: { page: Pick<SettingsPage, 'title'> }) => page.title;

/** What the CCAS has decided: agents read it, managers change it. */
@Screens('ccas/reglages', STAFF)
export class SettingsPages {
  constructor(
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
    private readonly previews: PreviewPrints,
    private readonly pages: SettingsPageList,
    private readonly sections: SectionList,
  ) {}

  @Get()
  @Page('Réglages', SettingsOverviewPage)
  async overview(@InTx() tx: Tx, @CurrentActor() { kind }: Actor) {
    const states = await this.settings.sections(tx);
    const changedAt = new Map([...states].map(([name, state]) => [name, state.changedAt]));
    return {
      pages: this.pages.all(tx.reach),
      warnings: await this.pages.warnings(tx),
      changedAt,
      isManager: kind === 'manager',
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
    const { page, section } = this.sections.named(tx.reach, name);
    const { version, changedAt } = await this.settings.section(tx, section.name);
    const current = section.values(await this.settings.get(tx));
    return {
      page,
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
  async change(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @InPath('section') named: string,
    @Sent() sent: FormValues,
  ) {
    const { name, read } = this.sections.named(tx.reach, named).section;
    await this.changeSettings.run(tx, actor, name, versionIn(sent), read(sent));
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
