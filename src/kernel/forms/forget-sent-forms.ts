import { Injectable } from '@nestjs/common';
import { countRows, RetentionRule } from '../retention/retention.js';
import { Clock } from '../time/clock.js';

const KEPT_HOURS = 24;

/** Nobody sends the form of a page of yesterday once more without meaning it. */
@RetentionRule()
@Injectable()
export class ForgetSentForms {
  readonly retention: RetentionRule = {
    job: 'forms.retention',
    what: 'Empreintes des formulaires envoyés',
    kept: 'un jour',
    dailyAt: '03:55',
    due: (tx) => countRows(tx, 'sent_form where sent_at < $1', [this.before()]),
    take: async (tx) => ({ forgotten: await tx.run('delete from sent_form where sent_at < $1', [this.before()]) }),
  };

  constructor(private readonly clock: Clock) {}

  private before(): string {
    return this.clock.now().subtract({ hours: KEPT_HOURS }).toString();
  }
}
