import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ChangeSettings } from '../ccas/change-settings.js';
import { SettingsChanged } from '../ccas/ccas.errors.js';
import { SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { FormValues } from '../kernel/http/input.js';
import { LawTables } from '../kernel/law/law-tables.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { SectionPage } from './pages/section-page.js';
import { SettingsOverviewPage } from './pages/settings-overview.js';
import { PreviewPrints } from './preview-prints.js';
import { type Section, settingsPages } from './section.js';
import { readWording, sections } from './sections.js';
import { versionIn } from './version-in.js';

const look = { kind: 'console', path: '/ccas/reglages' } as const;

/** What the CCAS has decided: agents read it, managers change it. */
@ApiExcludeController()
@Controller('ccas/reglages')
@Access(...STAFF)
export class SettingsPages {
  constructor(
    private readonly db: Database,
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
    private readonly previews: PreviewPrints,
    private readonly laws: LawTables,
    private readonly clock: Clock,
  ) {}

  @Get()
  async overview(@CurrentVisit() visit: Visit) {
    const { states, outdated } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      states: await this.settings.sections(tx),
      outdated: (await this.laws.outdated(tx, this.clock.today())).length,
    }));
    const changedAt = new Map([...states].map(([name, state]) => [name, state.changedAt]));
    return renderPage(
      visit,
      { title: 'Réglages', ...look },
      <SettingsOverviewPage changedAt={changedAt} outdated={outdated} />,
    );
  }

  @Get(':section')
  page(@CurrentVisit() visit: Visit, @Param('section') name: string, @Query('enregistre') saved?: unknown) {
    return this.render(visit, sectionOf(name), { isSaved: saved === 'oui' });
  }

  @Post(':section')
  @Access('manager')
  async change(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Param('section') name: string,
    @Body() body: FormValues,
  ) {
    const section = sectionOf(name);
    try {
      const wanted = section.read(body ?? {});
      await this.db.transaction(actor.ccasId, (tx) =>
        this.changeSettings.run(tx, actor, section.name, versionIn(body), wanted),
      );
      return seeOther(visit, `/ccas/reglages/${section.name}?enregistre=oui`);
    } catch (error) {
      const isOverwriting = error instanceof SettingsChanged;
      return this.render(visit, section, { typed: body ?? {}, refusal: refusalOf(error), isOverwriting });
    }
  }

  /** The real card, the real letter, with the words typed and not saved yet. */
  @Post('textes/apercu/:what')
  @Access('manager')
  async preview(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Param('what') what: string,
    @Body() body: FormValues,
  ) {
    if (what !== 'carte' && what !== 'lettre') throw new NotFound('Cet aperçu');
    try {
      const wording = readWording(body ?? {});
      const pdf = await this.db.transaction(actor.ccasId, (tx) => this.previews.draw(tx, what, wording));
      visit.reply.status(200).header('cache-control', 'no-store');
      return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="apercu-${what}.pdf"` });
    } catch (error) {
      return this.render(visit, sectionOf('textes'), { typed: body ?? {}, refusal: refusalOf(error) });
    }
  }

  private async render(
    visit: Visit,
    section: Section,
    more: { typed?: FormValues; refusal?: Refusal; isOverwriting?: boolean; isSaved?: boolean },
  ) {
    const { settings, state } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      settings: await this.settings.get(tx),
      state: await this.settings.section(tx, section.name),
    }));
    const current = section.values(settings);
    const { typed, refusal, isOverwriting, isSaved = false } = more;
    if (refusal) visit.reply.status(refusal.status);
    // Told once, who saves again does so knowingly: the form then carries the version of what it was compared with.
    const version = typed && !isOverwriting ? versionIn(typed) : state.version;
    return renderPage(
      visit,
      { title: settingsPages.find(({ name }) => name === section.name)!.title, ...look },
      <SectionPage
        section={section}
        token={visit.formToken}
        version={version}
        changedAt={state.changedAt}
        canChange={visit.actor?.kind === 'manager'}
        isSaved={isSaved}
        values={typed ?? current}
        refusal={refusal}
        theirs={isOverwriting ? current : undefined}
      />,
    );
  }
}

function sectionOf(name: string): Section {
  const section = sections.get(name);
  if (!section) throw new NotFound('Cette page de réglages');
  return section;
}
