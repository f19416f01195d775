import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Documents } from '../../kernel/documents/documents.js';
import { Pictures } from '../../kernel/pictures/pictures.js';
import { Clock } from '../../kernel/time/clock.js';
import type { DonationEntity } from '../giving/donation.entity.js';
import { DonationInWrongState } from '../giving/donation.errors.js';
import { NotDeliberated, NothingToReceipt } from './receipt.errors.js';
import { lockedDonation } from '../giving/locked-donation.js';
import { type ReceiptContent, receiptNumber } from './receipt-content.js';
import { type Receiptable, ReceiptFactsQuery } from './receipt-facts.query.js';
import { receiptPdf } from './receipt-pdf.js';
import { ReceiptEntity } from './receipt.entity.js';
import { DonationSettingsQuery } from '../settings/settings.query.js';

/** A tax receipt for what has arrived of a donation in one year and has none yet. */
@Injectable()
export class IssueReceipt {
  constructor(
    private readonly facts: ReceiptFactsQuery,
    private readonly settings: DonationSettingsQuery,
    private readonly documents: Documents,
    private readonly pictures: Pictures,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the receipt
   * @throws NotFound, NotDeliberated, NothingToReceipt, NotDescribed, SettingsIncomplete, DonorIncomplete
   */
  async run(tx: Tx, actor: Actor, donationId: string): Promise<string> {
    const donation = await lockedDonation(tx, donationId);
    if (donation.state === 'cancelled') throw new DonationInWrongState('change');
    if (!donation.deliberationId) throw new NotDeliberated();
    const receiptable = await this.facts.waiting(tx, donationId);
    if (!receiptable) throw new NothingToReceipt();
    return this.write(tx, actor, donation, receiptable);
  }

  /** For `ReplaceReceipt`: the same parts of the donation, as everything is written today. */
  async write(
    tx: Tx,
    actor: Actor,
    donation: DonationEntity,
    receiptable: Receiptable,
    replaced?: ReceiptEntity,
  ): Promise<string> {
    const today = this.clock.today();
    const facts = await this.facts.content(tx, donation.id, receiptable, today);
    const { signatureDocumentId } = await this.settings.get(tx);
    const kept = signatureDocumentId ? await this.documents.get(tx, signatureDocumentId) : undefined;
    const signature = kept && (await this.pictures.printable(kept.bytes));
    // From here on this transaction holds the year's counter: whoever comes next waits for its end.
    const number = await this.nextNumber(tx, today.year);
    const content: ReceiptContent = {
      ...facts,
      year: today.year,
      number,
      replaces: replaced ? receiptNumber(replaced) : null,
    };
    const bytes = await receiptPdf(content, { signature });
    const documentId = await this.documents.keep(tx, { fileName: `Reçu fiscal ${receiptNumber(content)}.pdf`, bytes });
    const id = uuidv7();
    await tx.insert(ReceiptEntity, {
      id,
      year: today.year,
      number,
      donationId: donation.id,
      giftYear: receiptable.giftYear,
      donorKind: content.donor.kind,
      form: content.cerfa,
      amountCents: content.amountCents,
      issuedOn: today,
      issuedAt: this.clock.now(),
      state: 'valid',
      replacesId: replaced?.id ?? null,
      content,
      documentId,
      hash: createHash('sha256').update(bytes).digest(),
    });
    await tx.run('update donation_reception set receipt_id = $2 where id = any($1::uuid[])', [receiptable.ids, id]);
    await tx.run(
      `update donation d set state = 'receipted' where id = $1 and reception_ended_on is not null and not exists (
         select from donation_reception r where r.donation_id = d.id and r.receipt_id is null and r.reversed_on is null)`,
      [donation.id],
    );
    await this.audit.write(tx, actor, {
      action: 'receipt.issued',
      subject: { kind: 'receipt', id },
      details: { number: receiptNumber(content), donationId: donation.id, cents: content.amountCents },
    });
    return id;
  }

  /** 1, 2, 3 … a year. Undone with the transaction, so that no number is ever missing. */
  private async nextNumber(tx: Tx, year: number): Promise<number> {
    const { number } = await tx.one<{ number: number }>(
      `insert into receipt_counter (year, last_number) values ($1, 1)
       on conflict (ccas_id, year) do update set last_number = receipt_counter.last_number + 1 returning last_number as number`,
      [year],
    );
    return number;
  }
}
