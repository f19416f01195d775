import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { type PageOf, pageOf } from '../../kernel/http/page-of.js';
import { TaxRules } from '../settings/tax-rules.js';
import type { DonorKind } from './donor-kind.js';
import type { DonationKind, DonationState, PaymentWay } from './donation-words.js';

export interface DonationRow {
  id: string;
  reference: string;
  kind: DonationKind;
  state: DonationState;
  amountCents: number;
  receivedCents: number;
  /** ISO day in Paris. */
  pledgedOn: string;
  donor: { id: string; kind: DonorKind; name: string | null; firstName: string | null };
  fund: { id: string; name: string };
  /** Something has arrived that has no receipt yet. */
  waitsForReceipt: boolean;
}

export interface DonationView extends DonationRow {
  description: string | null;
  valuation: 'cost' | 'net_book' | null;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  counterpart: string | null;
  counterpartCents: number;
  acceptedOn: string | null;
  deliberation: { id: string; number: string; decidedOn: string } | null;
  receptionEndedOn: string | null;
  cancelledOn: string | null;
  cancelReason: string | null;
  goods: { label: string; quantity: number; unitCents: number; valueCents: number }[];
  skills: { role: string; month: string; minutes: number; costCents: number; countedCents: number }[];
  receptions: {
    id: string;
    receivedOn: string;
    amountCents: number;
    way: PaymentWay | null;
    reversedOn: string | null;
    receiptId: string | null;
  }[];
  receipts: ReceiptRow[];
}

export interface ReceiptRow {
  id: string;
  number: string;
  amountCents: number;
  issuedOn: string;
  state: 'valid' | 'voided';
  voidReason: string | null;
  replacedBy: string | null;
  /** The file is the one that was issued; null once it is no longer kept. */
  isIntact: boolean | null;
}

interface Search {
  after?: string;
  limit?: number;
  state?: DonationState;
  fundId?: string;
  donorId?: string;
  /** Those of several states, whatever the page. */
  waiting?: 'receipt';
}

/** A `DonationRow`, as SQL of `donationFrom`. */
export const donationColumns = `d.id, d.reference, d.kind, d.state, d.amount_cents::float8 as "amountCents", d.received_cents::float8 as "receivedCents",
  to_char(d.pledged_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as "pledgedOn",
  jsonb_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'firstName', g.first_name) as donor, jsonb_build_object('id', f.id, 'name', f.name) as fund,
  d.deliberation_id is not null and exists (select from donation_reception r where r.donation_id = d.id and r.receipt_id is null and r.reversed_on is null) as "waitsForReceipt"`;
export const donationFrom = `donation d join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id join fund f on f.ccas_id = d.ccas_id and f.id = d.fund_id`;

/** A `ReceiptRow` of `receipt r`, as SQL in JSON. */
export const receiptJson = `jsonb_build_object('id', r.id, 'number', r.year || '-' || r.number, 'amountCents', r.amount_cents, 'issuedOn', r.issued_on, 'state', r.state,
  'voidReason', r.void_reason, 'replacedBy', (select n.year || '-' || n.number from receipt n where n.replaces_id = r.id),
  'isIntact', (select sha256(x.bytes) = r.hash and x.hash = r.hash from document x where x.ccas_id = r.ccas_id and x.id = r.document_id))`;

/** Donations as a list, and one with all that belongs to it. */
@Injectable()
export class DonationQuery {
  constructor(private readonly rules: TaxRules) {}

  async find(
    tx: Tx,
    { after, limit = 50, state, fundId, donorId, waiting }: Search = {},
  ): Promise<PageOf<DonationRow>> {
    const rows = await tx.rows<DonationRow>(
      `select ${donationColumns} from ${donationFrom}
       where ($1::uuid is null or d.id < $1) and ($2::text is null or d.state = $2) and ($3::uuid is null or d.fund_id = $3) and ($4::uuid is null or d.donor_id = $4)
         and (not $5 or (d.deliberation_id is not null and d.state <> 'cancelled' and exists (select from donation_reception r where r.donation_id = d.id and r.receipt_id is null and r.reversed_on is null)))
       order by d.id desc limit $6`,
      [after ?? null, state ?? null, fundId ?? null, donorId ?? null, waiting === 'receipt', limit + 1],
    );
    return pageOf(rows, limit);
  }

  /** Which donation a receipt was made for. @throws NotFound */
  async idOfReceipt(tx: Tx, receiptId: string): Promise<string> {
    const [receipt] = await tx.rows<{ id: string }>('select donation_id as id from receipt where id = $1', [receiptId]);
    if (!receipt) throw new NotFound('Ce reçu');
    return receipt.id;
  }

  /** For its page, with what the law said on the day of the promise. @throws NotFound */
  async withLimits(tx: Tx, id: string): Promise<{ donation: DonationView; counterpartPercent: number }> {
    const donation = await this.get(tx, id);
    const day = Temporal.PlainDate.from(donation.pledgedOn);
    return { donation, counterpartPercent: await this.rules.counterpartPercent(tx, day) };
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<DonationView> {
    const [donation] = await tx.rows<DonationView>(
      `select ${donationColumns}, d.description, d.valuation, d.contact_name as "contactName", d.contact_email as "contactEmail", d.contact_phone as "contactPhone",
         d.counterpart, d.counterpart_cents::float8 as "counterpartCents", d.accepted_on as "acceptedOn", d.reception_ended_on as "receptionEndedOn",
         d.cancelled_on as "cancelledOn", d.cancel_reason as "cancelReason",
         (select jsonb_build_object('id', l.id, 'number', l.number, 'decidedOn', l.decided_on) from deliberation l where l.ccas_id = d.ccas_id and l.id = d.deliberation_id) as deliberation,
         (select coalesce(jsonb_agg(jsonb_build_object('label', label, 'quantity', quantity, 'unitCents', unit_cents, 'valueCents', value_cents) order by o.id), '[]')
          from donation_good o where o.donation_id = d.id) as goods,
         (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'month', to_char(month, 'YYYY-MM'), 'minutes', minutes, 'costCents', cost_cents, 'countedCents', counted_cents) order by month, role), '[]')
          from donation_skill s where s.donation_id = d.id) as skills,
         (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'receivedOn', received_on, 'amountCents', amount_cents, 'way', way, 'reversedOn', reversed_on, 'receiptId', receipt_id) order by received_on, r.id), '[]')
          from donation_reception r where r.donation_id = d.id) as receptions,
         (select coalesce(jsonb_agg(${receiptJson} order by r.id), '[]') from receipt r where r.donation_id = d.id) as receipts
       from ${donationFrom} where d.id = $1`,
      [id],
    );
    if (!donation) throw new NotFound('Ce don');
    return donation;
  }
}

/** `Jeanne Le Bras`, `Boulangerie du Pont`; of an erased donor nothing is left. */
export function donorName({ kind, name, firstName }: DonationRow['donor']): string {
  if (!name) return 'Donateur effacé';
  return kind === 'person' && firstName ? `${firstName} ${name}` : name;
}
