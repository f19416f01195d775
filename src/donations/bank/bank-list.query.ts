import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { type Listed, listed, listedIds, listedSome, type ListSql } from '../../kernel/listing/listed.js';
import { donorNameSql } from '../giving/donor-name-sql.js';
import { type BankListRequest, bankSorts } from './bank-list-request.js';
import { type AwaitedDonation, type LineJudgement, matchBankLine } from './match-bank-line.js';

export interface OpenLine extends LineJudgement {
  id: string;
  bookedOn: string;
  label: string;
  amountCents: number;
}

type Row = Omit<OpenLine, keyof LineJudgement> & { occurrence: number };

const columns = 'b.id, b.booked_on as "bookedOn", b.label, b.amount_cents::float8 as "amountCents", b.occurrence';
const from = 'bank_line b';

/** Credits of the bank nobody has decided about, each beside the donations it may be. */
@Injectable()
export class BankListQuery {
  /** The oldest first where the address says nothing. */
  async find(tx: Tx, request: BankListRequest, awaited: AwaitedDonation[]): Promise<Listed<OpenLine>> {
    const list = await listed<Row, BankListRequest>(tx, open, request);
    return { ...list, rows: list.rows.map((line) => judged(line, awaited)) };
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: BankListRequest): Promise<string[]> {
    return listedIds(tx, open, request);
  }

  /** These, in this order. */
  async some(tx: Tx, ids: string[]): Promise<OpenLine[]> {
    const awaited = await this.awaited(tx);
    return (await listedSome<Row>(tx, { columns, from, id: 'b.id' }, ids)).map((line) => judged(line, awaited));
  }

  /** Donations of money that wait for some of it. */
  awaited(tx: Tx): Promise<AwaitedDonation[]> {
    return tx.rows<AwaitedDonation>(
      `select d.id, d.reference, coalesce(${donorNameSql}, '–') as "donorName",
         (d.amount_cents - d.received_cents)::float8 as "missingCents"
       from donation d join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id
       where d.kind = 'money' and d.reception_ended_on is null and d.state in ('accepted_provisionally', 'deliberated') order by d.id`,
    );
  }
}

const open: ListSql = {
  columns,
  from,
  where: `b.state = 'open'`,
  parameters: [],
  id: 'b.id',
  sorts: bankSorts,
  usual: ['date'],
};

function judged({ occurrence, ...line }: Row, awaited: AwaitedDonation[]): OpenLine {
  return { ...line, ...matchBankLine({ ...line, occurrence }, awaited) };
}
