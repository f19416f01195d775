import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { Outbox } from '../../kernel/mail/outbox.js';
import { countRows, RetentionRule } from '../../kernel/retention/retention.js';
import { Clock, longAgo } from '../../kernel/time/clock.js';
import { aboutEnrolment } from './mutuelle-house.js';

/** Two years after the last step, as for a dossier (domain.md, Keeping data). */
const YEARS = 2;

/** `$1`: two years ago. Whoever has a place since then, or is insured, is still on their way. */
const isOld = `e.resident_id is null and e.erased_at is null and e.joined_into is null and e.state <> 'enrolled' and e.state_since < $1
  and not exists (select from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id where b.guest_id = e.id and p.ends_at > $1)`;

/** People who were never a dossier are forgotten when nothing has happened for two years; the counts keep their band. */
@RetentionRule()
@Injectable()
export class ForgetTypedPeople {
  readonly retention: RetentionRule = {
    job: 'mutuelle.forgetting',
    what: 'Parcours vers la mutuelle de personnes sans dossier',
    kept: 'deux ans après la dernière étape',
    dailyAt: '03:40',
    due: (tx) => countRows(tx, `enrolment e where ${isOld}`, [this.before()]),
    take: (tx) => this.take(tx),
  };

  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  private async take(tx: Tx): Promise<{ forgotten: number }> {
    const rows = await tx.rows<{ id: string }>(
      `update enrolment e set last_name = null, first_name = null, born_on = null, phone = null, email = null, erased_at = $2
       where ${isOld} returning e.id`,
      [this.before(), this.clock.now().toString()],
    );
    for (const { id } of rows) await this.outbox.forget(tx, aboutEnrolment(id));
    return { forgotten: rows.length };
  }

  private before(): string {
    return longAgo(this.clock.now(), { years: YEARS }).toString();
  }
}
