import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Audit } from '../audit/audit.js';
import type { Tx } from '../database/database.js';
import { NotFound } from '../errors/domain-error.js';
import { Clock } from '../time/clock.js';
import { MailEntity } from './mail.entity.js';
import { MailNotResendable } from './mail.errors.js';
import { MailTransport } from './mail-transport.js';

/** What decides whether it may be. */
export type Resendable = Pick<MailEntity, 'state' | 'textBody'>;

/** A mail that could not leave is tried again from the beginning: the server was mended, or an agent knows better. */
@Injectable()
export class ResendMail {
  constructor(
    private readonly transport: MailTransport,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, MailNotResendable */
  async run(tx: Tx, actor: Actor, id: string): Promise<void> {
    const mail = await tx.findOne(MailEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!mail) throw new NotFound('Ce courriel');
    this.check(mail);
    await tx.update(MailEntity, { id }, { state: 'queued', attempts: 0, nextAttemptAt: this.clock.now() });
    await this.audit.write(tx, actor, { action: 'mail.resent', subject: { kind: 'mail', id } });
  }

  /** @throws MailNotResendable */
  check({ state, textBody }: Resendable): void {
    if (state !== 'dead')
      throw new MailNotResendable('Seul un courriel non parti peut être renvoyé.', 'Rechargez la page.');
    if (textBody === null)
      throw new MailNotResendable('Ce courriel est trop ancien : son texte n’est plus gardé.', 'Appelez la personne.');
    if (!this.transport.isSet)
      throw new MailNotResendable('Aucun serveur d’envoi n’est réglé.', 'Demandez à l’exploitant de régler SMTP_URL.');
  }
}
