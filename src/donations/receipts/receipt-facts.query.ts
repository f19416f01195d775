import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../kernel/database/database.js';
import type { PaymentWay } from '../giving/donation-words.js';
import { DonorIncomplete, NotDescribed, SettingsIncomplete } from './receipt.errors.js';
import type { ReceiptContent } from './receipt-content.js';
import { TaxRules } from '../settings/tax-rules.js';
import { DonationSettingsQuery, missingForReceipts } from '../settings/settings.query.js';

/** What waits for a receipt: the parts of one donation that arrived in one year. */
export interface Receiptable {
  ids: string[];
  amountCents: number;
  giftYear: number;
  from: string;
  to: string;
  ways: PaymentWay[];
}

interface Row {
  ccasName: string;
  kind: ReceiptContent['kind'];
  description: string | null;
  valuation: ReceiptContent['valuation'];
  fundName: string;
  deliberationNumber: string;
  decidedOn: string;
  donor: ReceiptContent['donor'];
  goods: ReceiptContent['goods'];
  skills: ReceiptContent['skills'];
}

/** Everything a receipt says, read on the day it is issued. */
@Injectable()
export class ReceiptFactsQuery {
  constructor(
    private readonly settings: DonationSettingsQuery,
    private readonly rules: TaxRules,
  ) {}

  /** The earliest year first; nothing when all that arrived has its receipt. */
  async waiting(tx: Tx, donationId: string): Promise<Receiptable | undefined> {
    const [waiting] = await tx.rows<Receiptable>(
      `select array_agg(id) as ids, sum(amount_cents)::float8 as "amountCents", extract(year from received_on)::int as "giftYear",
         min(received_on) as from, max(received_on) as to, array_remove(array_agg(distinct way), null) as ways
       from donation_reception where donation_id = $1 and receipt_id is null and reversed_on is null
       group by 3 order by 3 limit 1`,
      [donationId],
    );
    return waiting;
  }

  /** Those a receipt was about, to be written again. */
  async of(tx: Tx, receiptId: string): Promise<Receiptable> {
    return tx.one<Receiptable>(
      `select array_agg(id) as ids, sum(amount_cents)::float8 as "amountCents", max(extract(year from received_on))::int as "giftYear",
         min(received_on) as from, max(received_on) as to, array_remove(array_agg(distinct way), null) as ways
       from donation_reception where receipt_id = $1`,
      [receiptId],
    );
  }

  /**
   * All but its number.
   * @throws SettingsIncomplete, DonorIncomplete, NotDescribed
   */
  async content(
    tx: Tx,
    donationId: string,
    receiptable: Receiptable,
    today: Temporal.PlainDate,
  ): Promise<Omit<ReceiptContent, 'year' | 'number' | 'replaces'>> {
    const settings = await this.settings.get(tx);
    const missing = missingForReceipts(settings);
    if (missing.length > 0) throw new SettingsIncomplete(missing);
    const row = await tx.one<Row>(
      `select c.name as "ccasName", d.kind, d.description, d.valuation, f.name as "fundName", l.number as "deliberationNumber", l.decided_on as "decidedOn",
         jsonb_build_object('kind', g.kind, 'name', g.name, 'firstName', g.first_name, 'legalForm', g.legal_form, 'siren', g.siren,
           'street', g.street, 'postcode', g.postcode, 'commune', g.commune) as donor,
         (select coalesce(jsonb_agg(jsonb_build_object('label', label, 'quantity', quantity, 'unitCents', unit_cents, 'valueCents', value_cents) order by o.id), '[]')
          from donation_good o where o.donation_id = d.id) as goods,
         (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'month', to_char(month, 'YYYY-MM'), 'minutes', minutes, 'costCents', cost_cents, 'countedCents', counted_cents) order by month, role), '[]')
          from donation_skill s where s.donation_id = d.id) as skills
       from donation d join ccas c on c.id = d.ccas_id join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id
         join fund f on f.ccas_id = d.ccas_id and f.id = d.fund_id join deliberation l on l.ccas_id = d.ccas_id and l.id = d.deliberation_id
       where d.id = $1`,
      [donationId],
    );
    const { donor } = row;
    if (!donor.name || !donor.street || !donor.postcode || !donor.commune) throw new DonorIncomplete();
    const isCompany = donor.kind === 'company';
    const isUnvalued = row.kind === 'goods' && isCompany && !row.valuation;
    if (isUnvalued || (row.kind !== 'money' && row[row.kind].length === 0)) throw new NotDescribed();
    const form = await this.rules.receiptForm(tx, isCompany ? 'company' : 'person', today);
    const rates = isCompany ? await this.rules.companyRates(tx, today) : await this.rules.personRates(tx, today);
    return {
      cerfa: form.content.cerfa,
      formName: form.content.name,
      body: {
        name: row.ccasName,
        siren: settings.siren!,
        streetNumber: settings.streetNumber,
        street: settings.street!,
        postcode: settings.postcode!,
        commune: settings.commune!,
        object: settings.object!,
        legalCategory: settings.legalCategory!,
      },
      donor,
      kind: row.kind,
      amountCents: receiptable.amountCents,
      ways: receiptable.ways,
      goods: row.goods,
      valuation: row.valuation,
      skills: row.skills,
      description: row.description,
      from: receiptable.from,
      to: receiptable.to,
      fundName: row.fundName,
      deliberation: { number: row.deliberationNumber, decidedOn: row.decidedOn },
      ratePercent: rates.content.ratePercent,
      place: settings.commune!,
      issuedOn: today.toString(),
      signatory: { name: settings.signatoryName!, quality: settings.signatoryQuality! },
    };
  }
}
