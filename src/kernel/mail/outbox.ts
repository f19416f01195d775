import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Config } from '../config/config.js';
import type { Tx } from '../database/database.js';
import { Clock } from '../time/clock.js';
import { mailBody, type MailMessage, type Signature } from './mail-body.js';
import { MailEntity } from './mail.entity.js';

/** What a mail tells of, so that it can be taken back: `{ kind: 'pass', id }`. */
export interface MailSubject {
  kind: string;
  id: string;
}

export interface NewMail {
  to: string;
  message: MailMessage;
  about: MailSubject;
  /** It carries a secret: the console does not show its text, and none is kept once it has left. */
  isPrivate?: boolean;
  /** A kept document (`Documents`) that goes with it. */
  attachmentId?: string;
}

/**
 * Mails are rows: queued in the transaction that causes them, sent later by `MailSender`, so that a mail goes out if
 * and only if what it tells of happened.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the mail. Without SMTP_URL it is kept to be read in the console, and never sent. */
  async queue(tx: Tx, { to, message, about, isPrivate = false, attachmentId }: NewMail): Promise<string> {
    const [signature] = await tx.rows<Signature>(
      'select name, phone, address, opening_hours as "openingHours" from ccas where id = current_ccas()',
    );
    const { text, html } = mailBody(message, signature!);
    const id = uuidv7();
    const now = this.clock.now();
    await tx.insert(MailEntity, {
      id,
      recipient: to,
      subject: message.subject,
      textBody: text,
      htmlBody: html,
      ...(this.config.smtpUrl ? { state: 'queued', nextAttemptAt: now } : { state: 'kept' }),
      aboutKind: about.kind,
      aboutId: about.id,
      isPrivate,
      attachmentId: attachmentId ?? null,
      createdAt: now,
    });
    return id;
  }

  /**
   * Takes back what was not sent yet. A mail being sent this very moment is taken back too; should it leave all the
   * same, it is recorded as sent.
   * @returns how many
   */
  async cancel(tx: Tx, about: MailSubject): Promise<number> {
    return tx.run(
      `update mail set state = 'cancelled', next_attempt_at = null, leased_until = null
       where about_kind = $1 and about_id = $2 and state in ('queued', 'sending', 'kept', 'dead')`,
      [about.kind, about.id],
    );
  }

  /** A kept file is forgotten: no mail carries it any more. */
  async detach(tx: Tx, documentId: string): Promise<void> {
    await tx.run('update mail set attachment_id = null where attachment_id = $1', [documentId]);
  }

  /** For an erasure: cancels, and takes away address and words of everything ever written about it. */
  async forget(tx: Tx, about: MailSubject): Promise<void> {
    await this.cancel(tx, about);
    await tx.run(
      `update mail set recipient = null, text_body = null, html_body = null, attachment_id = null where about_kind = $1 and about_id = $2`,
      [about.kind, about.id],
    );
  }
}
