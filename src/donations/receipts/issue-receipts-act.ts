import { Injectable } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { BulkAct, type BulkAnswers, type BulkPlan } from '../../kernel/bulk/bulk-act.js';
import { planOf } from '../../kernel/bulk/bulk-plan.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { donorNameSql } from '../giving/donor-name-sql.js';
import { DonationInWrongState } from '../giving/donation.errors.js';
import { IssueReceipt } from './issue-receipt.js';
import { MailReceipt } from './mail-receipt.js';
import { NotDeliberated, NothingToReceipt } from './receipt.errors.js';

interface Row {
  id: string | null;
  isCancelled: boolean;
  isDeliberated: boolean;
  hasArrived: boolean;
}

/** Receipts of the gifts that were chosen: of a company that asks for all of its own, of those a counter waits for. */
@BulkAct()
@Injectable()
export class IssueReceiptsAct implements BulkAct {
  readonly key = 'recus-fiscaux';
  readonly list = 'dons';
  readonly by = STAFF;
  readonly label = 'Faire les reçus fiscaux';
  readonly explained =
    'Chaque don délibéré et arrivé reçoit son reçu fiscal, avec son numéro, pour la première année qui en attend un. Un reçu fait ne s’efface pas : il s’annule.';
  readonly done = ['reçu fiscal fait', 'reçus fiscaux faits'] as const;

  constructor(
    private readonly issueReceipt: IssueReceipt,
    private readonly mailReceipt: MailReceipt,
  ) {}

  async asks() {
    return {
      label: 'Envoi',
      options: [
        ['courriel', 'Envoyer chaque reçu par courriel, où une adresse est connue'],
        ['aucun', 'Ne rien envoyer : ils seront imprimés'],
      ] as [string, string][],
    };
  }

  async plan(tx: Tx, ids: string[]): Promise<BulkPlan> {
    const rows = await tx.rows<Row>(
      `select d.id, d.state = 'cancelled' as is_cancelled, d.deliberation_id is not null as is_deliberated,
         exists (select from donation_reception r where r.ccas_id = d.ccas_id and r.donation_id = d.id and r.receipt_id is null and r.reversed_on is null) as has_arrived
       from unnest($1::uuid[]) asked (id) left join donation d on d.id = asked.id`,
      [ids],
    );
    return planOf(rows, ({ id, isCancelled, isDeliberated, hasArrived }) => {
      if (id === null) throw new NotFound('Ce don');
      if (isCancelled) throw new DonationInWrongState('change');
      if (!isDeliberated) throw new NotDeliberated();
      if (!hasArrived) throw new NothingToReceipt();
    });
  }

  async run(tx: Tx, actor: Actor, id: string, { choice }: BulkAnswers): Promise<string> {
    const receiptId = await this.issueReceipt.run(tx, actor, id);
    if (choice === 'courriel') await this.mailReceipt.ifPossible(tx, actor, receiptId);
    return receiptId;
  }

  named(tx: Tx, ids: string[]) {
    return tx.rows<{ id: string; label: string; href: string }>(
      `select d.id, coalesce(${donorNameSql}, 'Don') as label, '/ccas/dons/' || d.id as href
       from donation d join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id where d.id = any($1::uuid[])`,
      [ids],
    );
  }
}
