import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { MailMessage } from '../kernel/mail/mail-body.js';
import { Outbox } from '../kernel/mail/outbox.js';

interface Addressee {
  name: string;
  email: string;
}

/** What the CCAS decides about a partner is told to its whole team, by mail. */
@Injectable()
export class TellPartner {
  constructor(private readonly outbox: Outbox) {}

  /** @param words without a greeting; `way` is a path of the partner's pages */
  async run(tx: Tx, partnerId: string, words: Omit<MailMessage, 'action'> & { way?: string }): Promise<void> {
    const { subject, paragraphs, way } = words;
    const { origin } = await tx.one<{ origin: string }>('select origin from ccas where id = current_ccas()');
    const team = await tx.rows<Addressee>(
      'select name, email from partner_member where partner_id = $1 and left_at is null order by id',
      [partnerId],
    );
    for (const { name, email } of team)
      await this.outbox.queue(tx, {
        to: email,
        message: {
          subject,
          paragraphs: [`Bonjour ${name},`, ...paragraphs],
          ...(way && { action: { label: 'Ouvrir mon espace', url: `${origin}${way}` } }),
        },
        about: { kind: 'partner', id: partnerId },
      });
  }
}
