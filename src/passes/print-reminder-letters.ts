import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { NoLetterWaiting } from './passes.errors.js';

/** Takes every letter that waits into one printing; the printing is then opened as one PDF, as often as needed. */
@Injectable()
export class PrintReminderLetters {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the printing
   * @throws NoLetterWaiting
   */
  async run(tx: Tx, actor: Actor): Promise<string> {
    const id = uuidv7();
    const letters = await tx.run(
      `update pass_reminder m set printing_id = $1, printed_at = $2, printed_by_kind = $3, printed_by = $4
       from pass p where p.ccas_id = m.ccas_id and p.id = m.pass_id and m.carrier = 'letter' and m.printing_id is null
         and p.state = 'active' and p.valid_through = m.valid_through and p.valid_through >= $5`,
      [id, this.clock.now().toString(), actor.kind, actor.id ?? null, this.clock.today().toString()],
    );
    if (letters === 0) throw new NoLetterWaiting();
    await this.audit.write(tx, actor, {
      action: 'reminders.printed',
      subject: { kind: 'reminder_printing', id },
      details: { letters },
    });
    return id;
  }
}
