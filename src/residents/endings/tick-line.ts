import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { LineAlreadyDone } from './endings.errors.js';

/** One thing that remained is done. */
@Injectable()
export class TickLine {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, of an ending that was undone too; LineAlreadyDone */
  async run(tx: Tx, actor: Actor, residentId: string, lineId: string): Promise<void> {
    const [line] = await tx.rows<{ id: string }>(
      `select l.id from resident_ending_line l join resident_ending e on e.ccas_id = l.ccas_id and e.id = l.ending_id
       where l.id = $1 and e.resident_id = $2 and e.undone_at is null`,
      [lineId, residentId],
    );
    if (!line) throw new NotFound('Cette ligne');
    const done = await tx.run(
      'update resident_ending_line set done_at = $2, done_by_kind = $3, done_by_id = $4 where id = $1 and done_at is null',
      [lineId, this.clock.now().toString(), actor.kind, actor.id ?? null],
    );
    if (done === 0) throw new LineAlreadyDone();
    await this.audit.write(tx, actor, {
      action: 'resident.ending_line_done',
      subject: { kind: 'resident', id: residentId },
      details: { lineId },
    });
  }
}
