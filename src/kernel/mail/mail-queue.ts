import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import { Clock } from '../time/clock.js';
import type { DeliveryFailure } from './delivery-failure.js';
import { retryPause } from './retry-pause.js';

/** A mail one process has taken to send it. */
export interface MailToSend {
  id: string;
  /** This attempt's number: whoever reports its end names it. */
  attempts: number;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
  senderName: string;
  senderEmail: string | null;
  origin: string;
  attachmentName: string | null;
  attachmentType: string | null;
  attachmentBytes: Buffer | null;
  /** False when the document is no longer the one that was kept: then nothing is sent. */
  attachmentHolds: boolean | null;
}

/** Longer than any conversation with the mail server (`MailTransport`). */
const lease = { minutes: 5 };

/** Which mail is whose to send, and how it ended. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** CCAS with a mail to send now: a new one, one to be tried again, or one whose process died. */
  async waiting(): Promise<string[]> {
    const rows = await this.db.outsideTenants<{ id: string }>('select id from ccas_with_mail_to_send($1) as id', [
      this.clock.now().toString(),
    ]);
    return rows.map((row) => row.id);
  }

  /** Takes the oldest one for five minutes; no other process gets it meanwhile. */
  async take(tx: Tx): Promise<MailToSend | undefined> {
    const now = this.clock.now();
    const rows = await tx.rows<MailToSend>(
      `update mail m set state = 'sending', attempts = m.attempts + 1, next_attempt_at = null, leased_until = $2
       from ccas c, mail carrying left join document d on d.ccas_id = carrying.ccas_id and d.id = carrying.attachment_id
       where c.id = m.ccas_id and carrying.ccas_id = m.ccas_id and carrying.id = m.id and m.id = (
         select id from mail where (state = 'queued' and next_attempt_at <= $1) or (state = 'sending' and leased_until <= $1)
         order by id limit 1 for update skip locked)
       returning m.id, m.attempts, m.recipient, m.subject, m.text_body as text, m.html_body as html, m.created_at as "createdAt",
         c.name as "senderName", c.email as "senderEmail", c.origin, d.name as "attachmentName", d.content_type as "attachmentType", d.bytes as "attachmentBytes",
         sha256(d.bytes) = d.hash as "attachmentHolds"`,
      [now.toString(), now.add(lease).toString()],
    );
    return rows[0];
  }

  /** It left: true even if it was cancelled while it was leaving. */
  async sent(tx: Tx, { id, attempts }: MailToSend): Promise<void> {
    await tx.run(
      `update mail set state = 'sent', sent_at = $3, leased_until = null, failure_code = null, failure_answer = null,
         text_body = case when not is_private then text_body end, html_body = case when not is_private then html_body end
       where id = $1 and attempts = $2 and state in ('sending', 'cancelled')`,
      [id, attempts, this.clock.now().toString()],
    );
  }

  /** Tried again after a growing pause, or dead. */
  async failed(tx: Tx, { id, attempts }: MailToSend, failure: DeliveryFailure): Promise<void> {
    const pause = failure.isPermanent ? undefined : retryPause(attempts);
    await tx.run(
      `update mail set state = $3, next_attempt_at = $4, leased_until = null, failure_code = $5, failure_answer = $6
       where id = $1 and attempts = $2 and state = 'sending'`,
      [
        id,
        attempts,
        pause ? 'queued' : 'dead',
        pause ? this.clock.now().add(pause).toString() : null,
        failure.code,
        failure.answer,
      ],
    );
  }
}
