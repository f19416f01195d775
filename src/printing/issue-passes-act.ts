import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type CcasRules, CcasRulesQuery, categoryOptions } from '../ccas/ccas-rules.query.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { BulkAct, type BulkAnswers, type BulkPlan } from '../kernel/bulk/bulk-act.js';
import { planOf } from '../kernel/bulk/bulk-plan.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { checkEligibility } from '../passes/eligibility.js';
import { IssuePass } from '../passes/issue-pass.js';
import type { PassCategory } from '../passes/pass.entity.js';
import { PassAlreadyHeld } from '../passes/passes.errors.js';
import { CardBatchRunner } from './card-batch-runner.js';
import { RequestCardBatch } from './request-card-batch.js';
import { DossierEnded } from '../residents/endings/endings.errors.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { DossierRestricted } from '../residents/residents.errors.js';
import { NamedResidentsQuery } from '../residents/named-residents.query.js';

interface Row {
  residentId: string;
  bornOn: string;
  communeCode: string;
  residenceProofSeen: boolean;
  isRestricted: boolean;
  isThere: boolean;
  /** Dead, or gone. */
  hasEnded: boolean;
  /** One in force, or suspended. */
  passId: string | null;
}

/** Gives a pass to each of those who may have one, and prepares their cards. */
@BulkAct()
@Injectable()
export class IssuePassesAct implements BulkAct {
  readonly key = 'pass';
  readonly list = 'usagers';
  readonly by = STAFF;
  readonly label = 'Donner un pass';
  readonly explained = 'Chaque personne reçoit un pass valable dès aujourd’hui, avec sa carte.';
  readonly done = ['pass délivré', 'pass délivrés'] as const;
  readonly also = {
    label: 'Préparer aussi leurs cartes à imprimer, et les lettres qui les accompagnent',
    see: 'Voir les cartes à imprimer',
  };

  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly residents: ResidentQuery,
    private readonly names: NamedResidentsQuery,
    private readonly issuePass: IssuePass,
    private readonly requestBatch: RequestCardBatch,
    private readonly runner: CardBatchRunner,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async asks(tx: Tx) {
    const options = this.offered(await this.rules.own(tx));
    return options.length > 1 ? { label: 'Catégorie du pass', options } : undefined;
  }

  async plan(tx: Tx, ids: string[]): Promise<BulkPlan> {
    const rules = await this.rules.own(tx);
    const today = this.clock.today();
    const rows = await tx.rows<Row>(
      `select r.id as resident_id, r.born_on, r.commune_code, r.residence_proof_kind is not null as residence_proof_seen,
         r.restricted_at is not null as is_restricted, coalesce(r.erased_at is null and r.merged_into is null, false) as is_there, r.ended_as is not null as has_ended, held.id as pass_id
       from unnest($1::uuid[]) asked (id) left join resident r on r.id = asked.id
       left join (select p.resident_id, min(p.id::text)::uuid as id from pass p where p.state <> 'revoked' and p.valid_through >= $2 group by p.resident_id) held
         on held.resident_id = r.id`,
      [ids, today.toString()],
    );
    return planOf(rows, ({ bornOn, isThere, hasEnded, isRestricted, passId, ...person }) => {
      if (!isThere) throw new NotFound('Ce dossier');
      if (hasEnded) throw new DossierEnded();
      if (isRestricted) throw new DossierRestricted();
      checkEligibility({ ...person, bornOn: Temporal.PlainDate.from(bornOn) }, 1, rules, today);
      if (passId) throw new PassAlreadyHeld(passId);
    });
  }

  async run(tx: Tx, actor: Actor, residentId: string, { choice }: BulkAnswers): Promise<string> {
    const { restrictedAt, isErased } = await this.residents.lock(tx, residentId);
    if (isErased) throw new NotFound('Ce dossier');
    if (restrictedAt) throw new DossierRestricted();
    const options = this.offered(await this.rules.own(tx));
    const category = options.find(([key]) => key === choice) ?? options[0] ?? ['1'];
    return this.issuePass.run(tx, actor, residentId, Number(category[0]) as PassCategory);
  }

  async finish(tx: Tx, actor: Actor, passIds: string[]): Promise<string> {
    const id = await this.requestBatch.run(tx, actor, { choice: 'passes', passIds, cards: 'sheets', letters: true });
    this.db.afterCommit(tx, () => this.runner.kick());
    return `/ccas/cartes/${id}`;
  }

  named(tx: Tx, ids: string[]) {
    return this.names.of(tx, ids);
  }

  /** A disability card is seen one by one: that category is given from the dossier. */
  private offered(rules: CcasRules): [string, string][] {
    return categoryOptions(rules).filter(([category]) => category !== '3');
  }
}
