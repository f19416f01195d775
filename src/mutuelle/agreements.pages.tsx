import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AgreementQuery } from './agreement.query.js';
import { CallQuery } from './call.query.js';
import { DraftAgreement } from './draft-agreement.js';
import { AgreementListPage } from './pages/agreement-list.js';
import { NewAgreementPage } from './pages/new-agreement.js';
import { readAgreement } from './read-agreement.js';

const base = '/ccas/mutuelle/conventions';
const look = { title: 'Conventions', kind: 'console' as const, path: '/ccas/mutuelle' };

/** The agreements of the CCAS, and a new one being written down. */
@ApiExcludeController()
@Controller('ccas/mutuelle/conventions')
@Access(...STAFF)
export class AgreementsPages {
  constructor(
    private readonly db: Database,
    private readonly agreements: AgreementQuery,
    private readonly calls: CallQuery,
    private readonly draftAgreement: DraftAgreement,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const agreements = await this.db.transaction(visit.tenant.id, (tx) => this.agreements.find(tx));
    return renderPage(visit, look, <AgreementListPage agreements={agreements} />);
  }

  @Get('nouvelle')
  async form(@CurrentVisit() visit: Visit, @Query('appel') call?: unknown, @Query('candidature') candidate?: unknown) {
    const found = await this.db.transaction(visit.tenant.id, (tx) => this.candidate(tx, call, candidate));
    const values: Record<string, string> = {};
    if (found) {
      Object.assign(values, {
        candidateId: found.candidate.id,
        callId: found.call.id,
        insurerName: found.candidate.name,
      });
      if (found.candidate.siren) values.siren = found.candidate.siren;
      for (const [index, plan] of found.call.plans.entries()) values[`plan${index + 1}`] = plan;
    }
    return renderPage(visit, look, <NewAgreementPage token={visit.formToken} values={values} />);
  }

  @Post('nouvelle')
  async draft(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const id = await this.db.transaction(actor.ccasId, async (tx) => {
        const found = await this.candidate(tx, body.callId, body.candidateId);
        const form = readAgreement(body, found?.candidate.id);
        // A candidate's prices come along: nothing is typed twice.
        for (const [index, plan] of form.plans.entries()) plan.tariff ??= found?.candidate.tariffs[index];
        return this.draftAgreement.run(tx, actor, form);
      });
      return seeOther(visit, `${base}/${id}`);
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const page = (
        <NewAgreementPage token={visit.formToken} values={body as Record<string, string>} refusal={refusal} />
      );
      return renderPage(visit, look, page);
    }
  }

  private async candidate(tx: Tx, callId: unknown, candidateId: unknown) {
    const [call, candidate] = [readId(callId), readId(candidateId)];
    if (!call || !candidate) return undefined;
    const found = await this.calls.get(tx, call);
    const one = found.candidates.find(({ id }) => id === candidate);
    return one && { call: found, candidate: one };
  }
}
