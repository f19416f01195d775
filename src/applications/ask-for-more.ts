import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { ApplicationMails } from './application-mails.js';
import { moreAskedWords } from './application-words.js';
import { ApplicationQuery } from './application.query.js';
import { WrongApplicationState } from './applications.errors.js';

/** Something is missing before an agent can decide. */
@Injectable()
export class AskForMore {
  constructor(
    private readonly applications: ApplicationQuery,
    private readonly mails: ApplicationMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, WrongApplicationState */
  async run(tx: Tx, actor: Actor, id: string, missing: string): Promise<void> {
    const application = await this.applications.lock(tx, id);
    const touched = await tx.run(
      `update pass_application set state = 'more_asked', missing = $2, asked_at = $3, answered_at = null where id = $1 and state = 'submitted'`,
      [id, missing, this.clock.now().toString()],
    );
    if (touched === 0) throw new WrongApplicationState('Seule une demande à examiner peut être complétée.');
    await this.mails.tell(tx, application, moreAskedWords(application.reference, missing));
    await this.audit.write(tx, actor, {
      action: 'application.more_asked',
      subject: { kind: 'pass_application', id },
    });
  }
}

/** The person came or called: an agent can decide again. */
@Injectable()
export class NoteAnswer {
  constructor(
    private readonly applications: ApplicationQuery,
    private readonly mails: ApplicationMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, WrongApplicationState */
  async run(tx: Tx, actor: Actor, id: string): Promise<void> {
    await this.applications.lock(tx, id);
    const touched = await tx.run(
      `update pass_application set state = 'submitted', answered_at = $2 where id = $1 and state = 'more_asked'`,
      [id, this.clock.now().toString()],
    );
    if (touched === 0) throw new WrongApplicationState('Rien n’était demandé à cette personne.');
    await this.mails.takeBack(tx, id);
    await this.audit.write(tx, actor, {
      action: 'application.answered',
      subject: { kind: 'pass_application', id },
    });
  }
}
