import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';

export interface FundView {
  id: string;
  name: string;
  purpose: string;
  startsOn: string;
  endsOn: string | null;
  budgetCents: number;
  account: string | null;
  isOpen: boolean;
  /** Money. */
  receivedCents: number;
  spentCents: number;
  movedInCents: number;
  movedOutCents: number;
  balanceCents: number;
  /** Goods and work, at their value: never spent. */
  inKindCents: number;
  /** Donors whose gift has arrived, and how many of them are people. */
  donors: number;
  people: number;
  offer: { id: string; title: string; partnerName: string } | null;
  /** Passes that have used the offer since the fund began; a number of people. */
  usedBy: number | null;
}

export interface ExpenseView {
  id: string;
  spentOn: string;
  label: string;
  reference: string;
  amountCents: number;
  documentId: string | null;
  voidReason: string | null;
}

export interface TransferView {
  id: string;
  movedOn: string;
  /** Positive: it came in. */
  amountCents: number;
  otherFund: string;
  deliberation: { number: string; decidedOn: string };
}

const select = `select f.id, f.name, f.purpose, f.starts_on as "startsOn", f.ends_on as "endsOn", f.budget_cents::float8 as "budgetCents", f.account, f.is_open as "isOpen",
    f.received_cents::float8 as "receivedCents", f.spent_cents::float8 as "spentCents", f.moved_in_cents::float8 as "movedInCents", f.moved_out_cents::float8 as "movedOutCents",
    (f.received_cents + f.moved_in_cents - f.spent_cents - f.moved_out_cents)::float8 as "balanceCents", gifts."inKindCents", gifts.donors, gifts.people,
    case when o.id is not null then jsonb_build_object('id', o.id, 'title', o.title, 'partnerName', p.name) end as offer,
    (select count(distinct u.pass_id)::int from redemption u where u.partner_id = o.partner_id and u.offer_id = o.id and u.voided_at is null
       and u.redeemed_at >= (f.starts_on::timestamp at time zone 'Europe/Paris')
       and (f.ends_on is null or u.redeemed_at < ((f.ends_on + 1)::timestamp at time zone 'Europe/Paris'))) as uses
  from fund f left join offer o on o.ccas_id = f.ccas_id and o.id = f.offer_id left join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id
  cross join lateral (
    select coalesce(sum(r.amount_cents) filter (where d.kind <> 'money'), 0)::float8 as "inKindCents", count(distinct d.donor_id)::int as donors,
      count(distinct d.donor_id) filter (where g.kind = 'person')::int as people
    from donation d join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id join donation_reception r on r.ccas_id = d.ccas_id and r.donation_id = d.id
    where d.ccas_id = f.ccas_id and d.fund_id = f.id and r.reversed_on is null) gifts`;

type Row = Omit<FundView, 'usedBy'> & { uses: number };

/** What donations pay for: sums, balance, and how many people were served. */
@Injectable()
export class FundQuery {
  /** Open ones first. */
  async all(tx: Tx): Promise<FundView[]> {
    return shown(await tx.rows<Row>(`${select} order by f.is_open desc, f.starts_on desc, f.id`));
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<FundView> {
    const [fund] = shown(await tx.rows<Row>(`${select} where f.id = $1`, [id]));
    if (!fund) throw new NotFound('Cette action');
    return fund;
  }

  /** The latest first. */
  expenses(tx: Tx, fundId: string): Promise<ExpenseView[]> {
    return tx.rows<ExpenseView>(
      `select id, spent_on as "spentOn", label, reference, amount_cents::float8 as "amountCents", document_id as "documentId", void_reason as "voidReason"
       from fund_expense where fund_id = $1 order by spent_on desc, id desc`,
      [fundId],
    );
  }

  transfers(tx: Tx, fundId: string): Promise<TransferView[]> {
    return tx.rows<TransferView>(
      `select t.id, t.moved_on as "movedOn", (case when t.to_fund_id = $1 then t.amount_cents else -t.amount_cents end)::float8 as "amountCents", f.name as "otherFund",
         jsonb_build_object('number', l.number, 'decidedOn', l.decided_on) as deliberation
       from fund_transfer t join fund f on f.ccas_id = t.ccas_id and f.id = case when t.to_fund_id = $1 then t.from_fund_id else t.to_fund_id end
         join deliberation l on l.ccas_id = t.ccas_id and l.id = t.deliberation_id
       where $1 in (t.from_fund_id, t.to_fund_id) order by t.moved_on desc, t.id desc`,
      [fundId],
    );
  }

  /** Offers a fund may pay for: those on line, by partner. */
  offers(tx: Tx): Promise<{ id: string; title: string; partnerName: string }[]> {
    return tx.rows(
      `select o.id, o.title, p.name as "partnerName" from offer o join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id
       where o.state in ('published', 'paused') order by p.name, o.title`,
    );
  }
}

function shown(rows: Row[]): FundView[] {
  return rows.map(({ uses, ...fund }) => ({ ...fund, usedBy: fund.offer ? uses : null }));
}
