import { Injectable } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { BulkAct, type BulkPlan } from '../kernel/bulk/bulk-act.js';
import { planOf } from '../kernel/bulk/bulk-plan.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { ChangeOfferState } from './change-offer-state.js';
import { offerPath } from './offer-path.js';
import type { OfferState } from './offer-terms.js';
import { WrongOfferState } from './offers.errors.js';

/** One step on the path of an offer, for many. */
@Injectable()
abstract class OfferStepAct implements BulkAct {
  readonly list = 'avantages';
  readonly by = STAFF;
  abstract readonly key: string;
  abstract readonly label: string;
  abstract readonly explained: string;
  abstract readonly done: readonly [string, string];
  protected abstract readonly verb: 'pause' | 'resume';

  constructor(private readonly changeOfferState: ChangeOfferState) {}

  async plan(tx: Tx, ids: string[]): Promise<BulkPlan> {
    const rows = await tx.rows<{ state: OfferState | null }>(
      'select o.state from unnest($1::uuid[]) asked (id) left join offer o on o.id = asked.id',
      [ids],
    );
    const { from, refusal } = offerPath.step(this.verb);
    return planOf(rows, ({ state }) => {
      if (state === null) throw new NotFound('Cet avantage');
      if (!from.includes(state)) throw new WrongOfferState(refusal);
    });
  }

  run(tx: Tx, actor: Actor, id: string): Promise<void> {
    return this.changeOfferState.run(tx, actor, id, this.verb);
  }

  named(tx: Tx, ids: string[]) {
    return tx.rows<{ id: string; label: string; href: string }>(
      `select o.id, o.title || ', ' || p.name as label, '/ccas/avantages/' || o.id as href
       from offer o join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id where o.id = any($1::uuid[])`,
      [ids],
    );
  }
}

/** They leave the line until somebody puts them back. */
@BulkAct()
@Injectable()
export class PauseOffersAct extends OfferStepAct {
  readonly key = 'pause-avantages';
  readonly label = 'Mettre en pause';
  readonly explained =
    'Ces avantages quittent l’annuaire et les caisses jusqu’à ce qu’ils soient remis en ligne. Chaque partenaire l’apprend par courriel.';
  readonly done = ['avantage mis en pause', 'avantages mis en pause'] as const;
  protected readonly verb = 'pause';
}

/** They are on line again. */
@BulkAct()
@Injectable()
export class ResumeOffersAct extends OfferStepAct {
  readonly key = 'reprise-avantages';
  readonly label = 'Remettre en ligne';
  readonly explained =
    'Ces avantages reviennent dans l’annuaire et aux caisses. Chaque partenaire l’apprend par courriel.';
  readonly done = ['avantage remis en ligne', 'avantages remis en ligne'] as const;
  protected readonly verb = 'resume';
}
