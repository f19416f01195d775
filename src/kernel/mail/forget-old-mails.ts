import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { countRows, RetentionRule } from '../retention/retention.js';
import { Clock, longAgo } from '../time/clock.js';
import { monthsInWords, TellsPeople, type Told } from '../retention/told.js';

/** Addresses and bodies are kept six months at most (domain.md, Keeping data); that a mail went out is kept longer. */
const BATCH = 1000;
const isOld = `text_body is not null and created_at < $1 and state not in ('queued', 'sending')`;

@RetentionRule()
@TellsPeople()
@Injectable()
export class ForgetOldMails {
  readonly told: Told = {
    kept: [
      {
        place: 90,
        what: 'Courriels que nous vous envoyons : adresse et texte',
        kept: async (tx) => monthsInWords(await this.months(tx)),
      },
    ],
  };

  readonly retention: RetentionRule = {
    job: 'mail.retention',
    what: 'Adresses et textes des courriels',
    kept: 'six mois au plus, selon les réglages',
    dailyAt: '03:30',
    due: async (tx) => countRows(tx, `mail where ${isOld}`, [await this.before(tx)]),
    run: (ccasId, stop) => this.run(ccasId, stop),
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  private async run(ccasId: string, stop?: AbortSignal): Promise<{ forgotten: number }> {
    for (let forgotten = 0; ;) {
      stop?.throwIfAborted();
      const touched = await this.db.transaction(systemScope(ccasId, this.retention.job), async (tx) =>
        tx.run(
          `update mail set recipient = null, text_body = null, html_body = null, attachment_id = null
           where id in (select id from mail where ${isOld} limit ${BATCH})`,
          [await this.before(tx)],
        ),
      );
      forgotten += touched;
      if (touched < BATCH) return { forgotten };
    }
  }

  private async before(tx: Tx): Promise<string> {
    const months = await this.months(tx);
    return longAgo(this.clock.now(), { months }).toString();
  }

  /** As the settings of the CCAS say. */
  private async months(tx: Tx): Promise<number> {
    const { months } = await tx.one<{ months: number }>(
      'select kept_mail_months as months from ccas where id = current_ccas()',
    );
    return months;
  }
}
