import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Asked, readId } from '../../kernel/http/id.pipe.js';
import type { FormValues } from '../../kernel/http/input.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { AgreementQuery } from './agreement.query.js';
import { CallQuery } from '../calls/call.query.js';
import { DraftAgreement } from './draft-agreement.js';
import { AgreementListPage } from './pages/agreement-list.js';
import { NewAgreementPage } from './pages/new-agreement.js';
import type { AgreementForm } from './agreement-form.js';
import { readAgreement } from './read-agreement.js';

/** The agreements of the CCAS, and a new one being written down. */
@Screens('ccas/mutuelle/conventions', STAFF, { path: '/ccas/mutuelle' })
export class AgreementsPages {
  constructor(
    private readonly agreements: AgreementQuery,
    private readonly calls: CallQuery,
    private readonly draftAgreement: DraftAgreement,
  ) {}

  @Get()
  @Page('Conventions', AgreementListPage)
  async list(@InTx() tx: Tx) {
    return { agreements: await this.agreements.find(tx) };
  }

  @Get('nouvelle')
  @Page('Conventions', NewAgreementPage)
  async form(@InTx() tx: Tx, @Asked('appel') call?: unknown, @Asked('candidature') candidate?: unknown) {
    const found = await this.candidate(tx, call, candidate);
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
    return { values };
  }

  @Post('nouvelle')
  @RefusedShows('form')
  async draft(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readDraft) { form, of }: Draft) {
    const found = await this.candidate(tx, of.callId, of.candidateId);
    // A candidate's prices come along: nothing is typed twice.
    const plans = form.plans.map((plan, index) => ({
      ...plan,
      tariff: plan.tariff ?? found?.candidate.tariffs[index],
    }));
    const id = await this.draftAgreement.run(tx, actor, { ...form, plans, candidateId: found?.candidate.id });
    return to(`/ccas/mutuelle/conventions/${id}`);
  }

  private async candidate(tx: Tx, callId: unknown, candidateId: unknown) {
    const [call, candidate] = [readId(callId), readId(candidateId)];
    if (!call || !candidate) return undefined;
    const found = await this.calls.get(tx, call);
    const one = found.candidates.find(({ id }) => id === candidate);
    return one && { call: found, candidate: one };
  }
}

interface Draft {
  form: AgreementForm;
  /** The candidate it is made with, where there was a call. */
  of: { callId: FormValues[string]; candidateId: FormValues[string] };
}

/** @throws InvalidInput */
function readDraft(values: FormValues): Draft {
  const { callId, candidateId } = values;
  return { form: readAgreement(values, undefined), of: { callId, candidateId } };
}
