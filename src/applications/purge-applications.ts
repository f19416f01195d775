import { Injectable } from '@nestjs/common';
import { SettingsQuery } from '../ccas/settings.query.js';
import { systemActor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { countRows, RetentionRule } from '../kernel/retention/retention.js';
import { Clock, longAgo } from '../kernel/time/clock.js';
import { ApplicationMails } from './application-mails.js';
import { draftDays } from './own-application.query.js';
import { monthsInWords, TellsPeople, type Told } from '../kernel/retention/told.js';

/** `$1` for drafts and those withdrawn, `$2` for those refused. */
const isOver = `((state = 'draft' and saved_at < $1) or (state = 'withdrawn' and decided_at < $1) or (state = 'refused' and decided_at < $2))`;

/** Takes away drafts and withdrawn applications after thirty days, refused ones after six months at most (domain.md, Keeping data). */
@RetentionRule()
@TellsPeople()
@Injectable()
export class PurgeApplications {
  readonly told: Told = {
    kept: [
      {
        place: 20,
        what: 'Une demande de pass refusée',
        kept: async (tx) => monthsInWords((await this.settings.get(tx)).keptRefusedMonths),
      },
      { place: 30, what: 'Une demande commencée et jamais envoyée, ou retirée', kept: `${draftDays} jours` },
    ],
    purposes: [
      { place: 20, words: 'Répondre à votre demande, vous prévenir quand le pass se termine : la même mission.' },
    ],
  };

  readonly retention: RetentionRule = {
    job: 'applications.purge',
    what: 'Demandes de pass',
    kept: 'trente jours pour un brouillon ou une demande retirée, ce que disent les réglages pour une demande refusée',
    dailyAt: '03:30',
    due: async (tx) => countRows(tx, `pass_application where ${isOver}`, await this.limits(tx)),
    take: (tx, ccasId) => this.take(tx, ccasId),
  };

  constructor(
    private readonly mails: ApplicationMails,
    private readonly settings: SettingsQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** As long as the settings say for those refused. */
  private async limits(tx: Tx): Promise<[drafts: string, refused: string]> {
    const now = this.clock.now();
    const { keptRefusedMonths: months } = await this.settings.get(tx);
    return [now.subtract({ hours: 24 * draftDays }).toString(), longAgo(now, { months }).toString()];
  }

  /** @returns how many of each were taken away */
  private async take(tx: Tx, ccasId: string): Promise<Record<string, number>> {
    const rows = await tx.rows<{ id: string; state: string }>(
      `delete from pass_application where ${isOver} returning id, state`,
      await this.limits(tx),
    );
    for (const { id, state } of rows) if (state !== 'draft') await this.mails.forget(tx, id);
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    const counts = { drafts: count('draft'), withdrawn: count('withdrawn'), refused: count('refused') };
    if (rows.length > 0)
      await this.audit.write(tx, systemActor(ccasId), {
        action: 'applications.purged',
        subject: { kind: 'ccas', id: ccasId },
        details: counts,
      });
    return counts;
  }
}
