import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readInput, withoutBlanks } from '../kernel/http/input.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { AgreementQuery } from './agreement.query.js';
import { EnrolmentForm } from './enrolment-form.js';
import { enrolmentStates } from './enrolment-states.js';
import { EnrolmentQuery, listFilters } from './enrolment.query.js';
import { sendPeople } from './insurer.pages.js';
import { OpenPathExists } from './mutuelle.errors.js';
import { OpenEnrolment } from './open-enrolment.js';
import { EnrolmentListPage } from './pages/enrolment-list.js';
import { NewEnrolmentPage } from './pages/new-enrolment.js';
import { TransmittedQuery } from './transmitted.query.js';

const WORKS_HERE = 'travaille';
const base = '/ccas/mutuelle/parcours';
const look = { title: 'Parcours mutuelle', kind: 'console' as const, path: '/ccas/mutuelle' };

/** People on their way to the mutuelle, and a path being opened. */
@ApiExcludeController()
@Controller('ccas/mutuelle/parcours')
@Access(...STAFF)
export class EnrolmentsPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly resident: ResidentQuery,
    private readonly enrolments: EnrolmentQuery,
    private readonly agreements: AgreementQuery,
    private readonly transmitted: TransmittedQuery,
    private readonly openEnrolment: OpenEnrolment,
  ) {}

  @Get()
  async list(
    @CurrentVisit() visit: Visit,
    @Query('q') typed?: unknown,
    @Query('etat') stateTyped?: unknown,
    @Query('a') onlyTyped?: unknown,
    @Query('apres') after?: unknown,
  ) {
    const q = typeof typed === 'string' ? typed.slice(0, 100) : '';
    const state = enrolmentStates.find((each) => each === stateTyped);
    const only = listFilters.find((each) => each === onlyTyped);
    const { items, next } = await this.db.transaction(visit.tenant.id, (tx) =>
      this.enrolments.find(tx, { q, state, only, after: readId(after), limit: only === 'attente' ? 200 : 50 }),
    );
    const address = new URLSearchParams({
      q,
      ...(state && { etat: state }),
      ...(only && { a: only }),
      apres: next ?? '',
    });
    const nextHref = next ? `${base}?${address.toString()}` : undefined;
    return renderPage(
      visit,
      look,
      <EnrolmentListPage rows={items} state={state} only={only} q={q} nextHref={nextHref} />,
    );
  }

  /** Everyone the mutuelle may have now, as it gets them: for whoever works without the page. */
  @Get('transmission.csv')
  async csv(@CurrentVisit() visit: Visit) {
    const people = await this.db.transaction(visit.tenant.id, async (tx) => {
      const agreement = await this.agreements.inForce(tx);
      return agreement ? this.transmitted.find(tx, agreement.id) : [];
    });
    return sendPeople(visit, people);
  }

  @Get('nouveau')
  form(@CurrentVisit() visit: Visit, @Query('usager') residentId?: unknown) {
    return this.renderNew(visit, {}, readId(residentId));
  }

  @Post('nouveau')
  async open(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const { communeCode, bornOn, ...typed } = withoutBlanks(body);
      const form = readInput(EnrolmentForm, {
        ...typed,
        ...(typeof bornOn === 'string' && { bornOn: typedDay(bornOn) }),
        ...(communeCode === WORKS_HERE ? { worksHere: true } : { communeCode }),
      });
      const { id } = await this.db.transaction(actor.ccasId, (tx) => this.openEnrolment.run(tx, actor, form));
      return seeOther(visit, `${base}/${id}`);
    } catch (error) {
      if (error instanceof OpenPathExists) return seeOther(visit, `${base}/${error.enrolmentId}`);
      return this.renderNew(visit, body as Record<string, string>, readId(body.residentId), refusalOf(error));
    }
  }

  private async renderNew(visit: Visit, values: Record<string, string>, residentId?: string, refusal?: Refusal) {
    const { resident, places } = await this.db.transaction(visit.tenant.id, async (tx) => {
      const { communeCodes } = await this.rules.own(tx);
      const agreement = await this.agreements.inForce(tx);
      const known: [string, string][] = communeOptions({ communeCodes });
      if (agreement?.isOpenToWorkers) known.push([WORKS_HERE, 'Ailleurs, mais travaille dans la commune']);
      return { resident: residentId ? await this.resident.get(tx, residentId) : undefined, places: known };
    });
    if (refusal) visit.reply.status(refusal.status);
    const props = { token: visit.formToken, values, resident, places, refusal };
    return renderPage(visit, look, <NewEnrolmentPage {...props} />);
  }
}
