import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import type { Reading } from '../../kernel/lists/reading.js';
import { Clock } from '../../kernel/time/clock.js';
import { BankLineEntity } from './bank-line.entity.js';
import { BankLineClosed } from './bank.errors.js';
import { DonationMails } from '../giving/donation-mails.js';
import { readBankFile } from './read-bank-file.js';
import { ReceiveDonation } from '../giving/receive-donation.js';

export interface ImportOutcome {
  added: number;
  /** Sent before, in this file or an earlier one. */
  known: number;
  debits: number;
  unreadable: number[];
  reading: Reading;
}

/** The bank's file: its credits are shown beside the donations they may be, and an agent confirms each by hand. */
@Injectable()
export class BankLines {
  constructor(
    private readonly receiveDonation: ReceiveDonation,
    private readonly mails: DonationMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws UnreadableBankFile */
  async import(tx: Tx, actor: Actor, bytes: Uint8Array): Promise<ImportOutcome> {
    const { credits, debits, unreadable, reading } = await readBankFile(bytes);
    const touched = await tx.run(
      `insert into bank_line (id, booked_on, label, amount_cents, occurrence, imported_at)
       select i, b, l, a, o, $6 from unnest($1::uuid[], $2::date[], $3::text[], $4::bigint[], $5::smallint[]) as given (i, b, l, a, o)
       on conflict do nothing`,
      [
        credits.map(() => uuidv7()),
        credits.map(({ bookedOn }) => bookedOn),
        credits.map(({ label }) => label),
        credits.map(({ amountCents }) => amountCents),
        credits.map(({ occurrence }) => occurrence),
        this.clock.now().toString(),
      ],
    );
    const outcome = { added: touched, known: credits.length - touched, debits, unreadable, reading };
    await this.audit.write(tx, actor, {
      action: 'bank_file.read',
      subject: { kind: 'ccas', id: actor.ccasId },
      details: { added: outcome.added, known: outcome.known, debits },
    });
    return outcome;
  }

  /** This credit is that donation: it is received. @throws NotFound, BankLineClosed, and as `ReceiveDonation` */
  async confirm(tx: Tx, actor: Actor, id: string, donationId: string): Promise<void> {
    const line = await this.locked(tx, id);
    const receptionId = await this.receiveDonation.run(tx, actor, donationId, {
      receivedOn: line.bookedOn.toString(),
      amountCents: line.amountCents,
      way: 'transfer',
    });
    await tx.update(BankLineEntity, { id }, { state: 'confirmed', receptionId });
    await this.mails.thanks(tx, donationId);
  }

  /** No gift. @throws NotFound, BankLineClosed */
  async setAside(tx: Tx, actor: Actor, id: string): Promise<void> {
    await this.locked(tx, id);
    await tx.update(BankLineEntity, { id }, { state: 'set_aside' });
    await this.audit.write(tx, actor, { action: 'bank_line.set_aside', subject: { kind: 'bank_line', id } });
  }

  private async locked(tx: Tx, id: string): Promise<BankLineEntity> {
    const line = await tx.findOne(BankLineEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!line) throw new NotFound('Cette ligne');
    if (line.state !== 'open') throw new BankLineClosed();
    return line;
  }
}
