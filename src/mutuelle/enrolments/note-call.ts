import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';

/** An agent called somebody who asked for it. */
@Injectable()
export class NoteCall {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async run(tx: Tx, actor: Actor, enrolmentId: string): Promise<void> {
    const touched = await tx.run(
      'update enrolment set called_at = $2 where id = $1 and call_wanted is not null and called_at is null',
      [enrolmentId, this.clock.now().toString()],
    );
    if (touched === 0) throw new NotFound('Cette demande de rappel');
    await this.audit.write(tx, actor, { action: 'enrolment.called', subject: { kind: 'enrolment', id: enrolmentId } });
  }
}
