import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { ApplicationMails } from './application-mails.js';
import { refusedWords } from './application-words.js';
import { ApplicationQuery } from './application.query.js';
import { WrongApplicationState } from './applications.errors.js';
import type { ApplicationRefusal } from './decision-forms.js';

/** No pass, and why: told by mail, or by the letter an agent prints. */
@Injectable()
export class RefuseApplication {
  constructor(
    private readonly applications: ApplicationQuery,
    private readonly mails: ApplicationMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, WrongApplicationState */
  async run(
    tx: Tx,
    actor: Actor,
    id: string,
    { reason, note = null }: Pick<ApplicationRefusal, 'reason'> & { note?: string | null },
  ): Promise<void> {
    const application = await this.applications.lock(tx, id);
    const touched = await tx.run(
      `update pass_application set state = 'refused', refusal_reason = $2, refusal_note = $3, decided_at = $4
       where id = $1 and state in ('submitted', 'more_asked')`,
      [id, reason, note, this.clock.now().toString()],
    );
    if (touched === 0) throw new WrongApplicationState('Cette demande a déjà reçu une décision.');
    await this.mails.takeBack(tx, id);
    await this.mails.tell(tx, application, refusedWords(application.reference, reason, note));
    await this.audit.write(tx, actor, {
      action: 'application.refused',
      subject: { kind: 'pass_application', id },
      details: { reason },
    });
  }
}
