import { Injectable } from '@nestjs/common';
import { systemActor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { ApplicationMails } from './application-mails.js';
import { WrongApplicationState } from './applications.errors.js';
import { OwnApplicationQuery } from './own-application.query.js';

/** The person no longer asks. */
@Injectable()
export class WithdrawApplication {
  constructor(
    private readonly own: OwnApplicationQuery,
    private readonly mails: ApplicationMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws WrongApplicationState when it was decided on, or never sent */
  async run(tx: Tx, ccasId: string, secret: string | undefined): Promise<void> {
    const application = await this.own.find(tx, secret, 'for update');
    const [withdrawn] = await tx.rows<{ id: string }>(
      `update pass_application set state = 'withdrawn', decided_at = $2 where id = $1 and state in ('submitted', 'more_asked') returning id`,
      [application?.id ?? null, this.clock.now().toString()],
    );
    if (!withdrawn) throw new WrongApplicationState('Cette demande ne peut plus être retirée.');
    await this.mails.takeBack(tx, withdrawn.id);
    await this.audit.write(tx, systemActor(ccasId), {
      action: 'application.withdrawn',
      subject: { kind: 'pass_application', id: withdrawn.id },
    });
  }
}
