import { Injectable } from '@nestjs/common';
import { JOURNAL_MONTHS } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { countRows, RetentionRule } from '../kernel/retention/retention.js';
import { Clock, longAgo } from '../kernel/time/clock.js';
import { KNOWN_DAYS } from './known-devices.js';
import { monthsInWords, TellsPeople, type Told } from '../kernel/retention/told.js';

/** Rows that are over at `$1`: twelve months ago, as long as the journal, which names people by their accounts and tokens. */
const old = {
  refusals: 'security_event where at < $1',
  tokens: 'access_token where coalesce(revoked_at, expires_at) < $1 and expires_at < $1',
  accounts: `account where deactivated_at < $1 and email not like '%@efface.invalid'`,
};
/** The same, at `$1` now. */
const expired = {
  keptForms: 'kept_form where expires_at < $1',
  attempts: `failed_attempt where at < $1::timestamptz - interval '1 day'`,
  devices: `known_device where last_used_at < $1::timestamptz - interval '${KNOWN_DAYS} days'`,
};

/** What is over is forgotten: refused sign-ins, ended sessions and tokens, kept forms, counted attempts, known browsers, names of closed accounts. */
@RetentionRule()
@TellsPeople()
@Injectable()
export class ForgetOldAccess {
  readonly told: Told = {
    kept: [
      { place: 110, what: 'Un formulaire d’agent interrompu, chiffré', kept: 'une heure' },
      { place: 130, what: 'Connexions refusées, sous pseudonyme', kept: monthsInWords(JOURNAL_MONTHS) },
    ],
    recipients: [{ place: 10, words: 'les agents du CCAS' }],
  };

  readonly retention: RetentionRule = {
    job: 'access.retention',
    what: 'Connexions refusées, sessions et jetons finis, noms des comptes fermés',
    kept: 'douze mois',
    dailyAt: '03:50',
    due: (tx) => this.due(tx),
    take: (tx) => this.take(tx),
  };

  constructor(private readonly clock: Clock) {}

  private async due(tx: Tx): Promise<number> {
    const { yearAgo, now } = this.limits();
    let due = 0;
    for (const rows of Object.values(expired)) due += await countRows(tx, rows, [now]);
    for (const rows of Object.values(old)) due += await countRows(tx, rows, [yearAgo]);
    return due;
  }

  private async take(tx: Tx): Promise<Record<string, number>> {
    const { yearAgo, now } = this.limits();
    return {
      refusals: await tx.run(`delete from ${old.refusals}`, [yearAgo]),
      tokens: await tx.run(`delete from ${old.tokens}`, [yearAgo]),
      keptForms: await tx.run(`delete from ${expired.keptForms}`, [now]),
      attempts: await tx.run(`delete from ${expired.attempts}`, [now]),
      devices: await tx.run(`delete from ${expired.devices}`, [now]),
      accounts: await tx.run(
        `update account set name = 'Ancien compte', email = id || '@efface.invalid', password_hash = null, oidc_subject = null,
           totp_secret = null, totp_last_step = null where id in (select id from ${old.accounts})`,
        [yearAgo],
      ),
    };
  }

  private limits(): { yearAgo: string; now: string } {
    const now = this.clock.now();
    const yearAgo = longAgo(now, { months: JOURNAL_MONTHS });
    return { yearAgo: yearAgo.toString(), now: now.toString() };
  }
}
