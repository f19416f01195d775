import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { AccountsMissing } from './accounting.errors.js';
import { DonationSettingsQuery } from '../settings/settings.query.js';

/** One side of a booking, in cents; the other side is zero. */
export interface Entry {
  day: string;
  account: string;
  label: string;
  debitCents: number;
  creditCents: number;
  reference: string;
}

interface Move {
  day: string;
  what: 'money' | 'goods' | 'skills' | 'given_back' | 'expense' | 'transfer';
  cents: number;
  label: string;
  reference: string;
  account: string | null;
  otherAccount: string | null;
}

/**
 * Bookings of a year, two lines each, debit and credit equal. A gift is credited to its fund's own account where it has
 * one, so that the accounts keep it apart (BOI-BIC-RICI-20-30-10-10). No name of a person is written: the reference of
 * the gift says which one it is.
 */
@Injectable()
export class AccountingQuery {
  constructor(private readonly settings: DonationSettingsQuery) {}

  /** @throws AccountsMissing */
  async entries(tx: Tx, year: number): Promise<Entry[]> {
    const moves = await this.moves(tx, year);
    const { accountCash, accountGifts, accountExpenses, accountGoods, accountSkills } = await this.settings.get(tx);
    const missing = new Set<string>();
    const known = (account: string | null, words: string): string => {
      if (!account) missing.add(words);
      return account ?? '';
    };
    const cash = () => known(accountCash, 'le compte de trésorerie');
    const gifts = (own: string | null) => own ?? known(accountGifts, 'le compte des dons');
    const sides: Record<Move['what'], (move: Move) => [debit: string, credit: string]> = {
      money: ({ account }) => [cash(), gifts(account)],
      goods: ({ account }) => [known(accountGoods, 'le compte des biens reçus'), gifts(account)],
      skills: ({ account }) => [known(accountSkills, 'le compte des compétences reçues'), gifts(account)],
      given_back: ({ account }) => [gifts(account), cash()],
      expense: () => [known(accountExpenses, 'le compte des dépenses'), cash()],
      transfer: ({ account, otherAccount }) => [gifts(account), gifts(otherAccount)],
    };
    const entries = moves.flatMap((move) => {
      const [debit, credit] = sides[move.what](move);
      const { day, label, reference, cents } = move;
      return [
        { day, account: debit, label, debitCents: cents, creditCents: 0, reference },
        { day, account: credit, label, debitCents: 0, creditCents: cents, reference },
      ];
    });
    if (missing.size > 0) throw new AccountsMissing([...missing]);
    return entries;
  }

  private moves(tx: Tx, year: number): Promise<Move[]> {
    return tx.rows<Move>(
      `select day, what, cents::float8 as cents, label, reference, account, "otherAccount" from (
         select r.received_on as day, d.kind as what, r.amount_cents as cents, 'Don, ' || f.name as label, d.reference, f.account, null as "otherAccount", r.id
           from donation_reception r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id join fund f on f.ccas_id = d.ccas_id and f.id = d.fund_id
         union all select r.reversed_on, 'given_back', r.amount_cents, 'Don rendu, ' || f.name, d.reference, f.account, null, r.id
           from donation_reception r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id join fund f on f.ccas_id = d.ccas_id and f.id = d.fund_id
           where r.reversed_on is not null and d.kind = 'money'
         union all select e.spent_on, 'expense', e.amount_cents, e.label || ', ' || f.name, e.reference, null, null, e.id
           from fund_expense e join fund f on f.ccas_id = e.ccas_id and f.id = e.fund_id where e.voided_at is null
         union all select t.moved_on, 'transfer', t.amount_cents, 'De ' || a.name || ' à ' || b.name, l.number, a.account, b.account, t.id
           from fund_transfer t join fund a on a.ccas_id = t.ccas_id and a.id = t.from_fund_id join fund b on b.ccas_id = t.ccas_id and b.id = t.to_fund_id
             join deliberation l on l.ccas_id = t.ccas_id and l.id = t.deliberation_id) m
       where extract(year from day) = $1 order by day, id`,
      [year],
    );
  }
}
