import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readInput, withoutBlanks } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { HoldersQuery } from '../passes/holders.query.js';
import { RegisterResident } from '../residents/register-resident.js';
import { ResidentForm } from '../residents/resident-form.js';
import { DossierView } from './dossier-view.js';
import { timelineKinds } from './pages/dossier-timeline.js';
import { ResidentFormPage } from './pages/resident-form.js';
import { ResidentListPage } from './pages/resident-list.js';
import { passFilters, ResidentListQuery } from './resident-list.query.js';

@ApiExcludeController()
@Controller('ccas/usagers')
@Access(...STAFF)
export class ResidentsPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly residents: ResidentListQuery,
    private readonly registerResident: RegisterResident,
    private readonly holders: HoldersQuery,
    private readonly dossier: DossierView,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @CurrentVisit() visit: Visit,
    @Query('pass') pass?: unknown,
    @Query('commune') commune?: unknown,
    @Query('apres') after?: unknown,
  ) {
    const props = await this.db.transaction(visit.tenant.id, async (tx) => {
      const { communeCodes } = await this.rules.get(tx, visit.tenant.id);
      const filter = {
        pass: passFilters.find((each) => each === pass),
        communeCode: communeCodes.find((code) => code === commune),
      };
      const page = await this.residents.find(tx, filter, readId(after));
      const ids = page.items.map((row) => row.id);
      return {
        ...filter,
        communeCodes,
        rows: page.items,
        next: page.next ?? undefined,
        total: await this.residents.count(tx, filter),
        holdings: await this.holders.of(tx, ids),
      };
    });
    return renderPage(
      visit,
      { title: 'Usagers', kind: 'console', path: '/ccas/usagers' },
      <ResidentListPage token={visit.formToken} {...props} />,
    );
  }

  @Get('nouveau')
  form(@CurrentVisit() visit: Visit) {
    return this.renderForm(visit, {});
  }

  @Post('nouveau')
  async register(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const { confirmedNew, ...typed } = withoutBlanks(body);
      const form = readInput(ResidentForm, { ...typed, confirmedNew: confirmedNew === 'oui' });
      const id = await this.db.transaction(actor.ccasId, (tx) => this.registerResident.run(tx, actor, form));
      return seeOther(visit, `/ccas/usagers/${id}`);
    } catch (error) {
      return this.renderForm(visit, body as Record<string, string>, refusalOf(error));
    }
  }

  @Get(':id')
  file(@CurrentVisit() visit: Visit, @Id() id: string, @Query('voir') shown?: unknown, @Query('tout') whole?: unknown) {
    return this.dossier.render(visit, id, {
      shown: timelineKinds.find((kind) => kind === shown),
      isWhole: whole === 'oui',
    });
  }

  private async renderForm(visit: Visit, values: Record<string, string>, refusal?: Refusal) {
    const { communeCodes } = await this.db.transaction(visit.tenant.id, (tx) => this.rules.get(tx, visit.tenant.id));
    const communes = communeCodes.map((code): [string, string] => [code, communeName(code)]);
    if (refusal) visit.reply.status(refusal.status);
    const page = (
      <ResidentFormPage
        token={visit.formToken}
        values={values}
        communes={communes}
        today={this.clock.today().toString()}
        refusal={refusal}
      />
    );
    return renderPage(visit, { title: 'Inscrire un usager', kind: 'console', path: '/ccas/usagers' }, page);
  }
}
