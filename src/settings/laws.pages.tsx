import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { holding, LawTables } from '../kernel/law/law-tables.js';
import { WriteLawPeriod } from '../kernel/law/write-law-period.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { LawTablePage } from './pages/law-table.js';
import { LawTablesPage } from './pages/law-tables.js';
import { readLawPeriod } from './read-law-period.js';

const look = { kind: 'console', path: '/ccas/reglages' } as const;

/** Figures of the law: which hold today, which have run out, and new ones. */
@ApiExcludeController()
@Controller('ccas/reglages/baremes')
@Access(...STAFF)
export class LawsPages {
  constructor(
    private readonly db: Database,
    private readonly tables: LawTables,
    private readonly writePeriod: WriteLawPeriod,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit, @Query('perimes') perimes?: unknown) {
    const today = this.clock.today().toString();
    const onlyOutdated = perimes === 'oui';
    const rows = await this.db.transaction(visit.tenant.id, async (tx) => {
      const rows = [];
      for (const table of this.tables.all()) rows.push({ table, periods: await this.tables.periods(tx, table.name) });
      return rows;
    });
    return renderPage(
      visit,
      { title: 'Barèmes de la loi', ...look },
      <LawTablesPage
        rows={onlyOutdated ? rows.filter(({ periods }) => !holding(periods, today)) : rows}
        onlyOutdated={onlyOutdated}
        today={today}
        canChange={visit.actor?.kind === 'manager'}
      />,
    );
  }

  @Get(':law')
  page(@CurrentVisit() visit: Visit, @Param('law') law: string, @Query('enregistre') saved?: unknown) {
    return this.render(visit, law, { isSaved: saved === 'oui' });
  }

  @Post(':law')
  @Access('manager')
  async add(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Param('law') law: string,
    @Body() body: FormValues,
  ) {
    try {
      const period = readLawPeriod(this.tableOf(law), body ?? {});
      await this.db.transaction(actor.ccasId, (tx) => this.writePeriod.add(tx, actor, law, period));
      return seeOther(visit, `/ccas/reglages/baremes/${law}?enregistre=oui`);
    } catch (error) {
      return this.render(visit, law, { typed: body ?? {}, refusal: refusalOf(error) });
    }
  }

  @Post(':law/:id/retirer')
  @Access('manager')
  async remove(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Param('law') law: string,
    @Id() id: string,
  ) {
    this.tableOf(law);
    await this.db.transaction(actor.ccasId, (tx) => this.writePeriod.remove(tx, actor, id));
    return seeOther(visit, `/ccas/reglages/baremes/${law}?enregistre=oui`);
  }

  private tableOf(law: string) {
    const table = this.tables.get(law);
    if (!table) throw new NotFound('Ce barème');
    return table;
  }

  private async render(visit: Visit, law: string, more: { typed?: FormValues; refusal?: Refusal; isSaved?: boolean }) {
    const table = this.tableOf(law);
    const periods = await this.db.transaction(visit.tenant.id, (tx) => this.tables.periods(tx, law));
    if (more.refusal) visit.reply.status(more.refusal.status);
    return renderPage(
      visit,
      { title: table.title, ...look },
      <LawTablePage
        token={visit.formToken}
        table={table}
        periods={periods}
        today={this.clock.today().toString()}
        canChange={visit.actor?.kind === 'manager'}
        values={more.typed ?? {}}
        refusal={more.refusal}
        isSaved={more.isSaved ?? false}
      />,
    );
  }
}
