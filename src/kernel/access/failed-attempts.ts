import { ArchivedApart, type Archiving } from '../archive/archiving.js';
import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { Clock } from '../time/clock.js';
import { TooManyAttempts, TooManyLinks } from './access.errors.js';
import { networkOf, wideNetworkOf } from './network-of.js';
import { FailedAttemptEntity } from './failed-attempt.entity.js';

const windowMinutes = 15;

/** What is counted together. */
export interface Tried {
  /** `sign-in`, `pairing` */
  what: string;
  /** Account, number or e-mail that is tried. */
  at?: string;
  /** Network address: whoever shares its network (`networkOf`) is counted with it. */
  from?: string;
  /** The same, for a wide network. */
  fromWide?: string;
}

/** Slows guessing down. Counted in the database, so that several processes count together (trust.md, Abuse). */
@ArchivedApart()
@Injectable()
export class FailedAttempts {
  readonly archivedApart: Record<string, Archiving> = {
    failed_attempt: { staysBehind: 'tentatives de connexion, sous pseudonyme' },
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Counts this attempt before it is made, so that a burst cannot slip through; `forgive` it when it succeeds.
   * @param tried kept only as a hash
   * @param allowed failures within a quarter of an hour
   * @returns the attempt's id
   * @throws TooManyAttempts once they are used up
   */
  begin(ccasId: string, tried: Tried, allowed: number): Promise<string> {
    const bucket = this.bucket(tried);
    const now = this.clock.now();
    return this.db.transaction(systemScope(ccasId, 'attempts'), async (tx) => {
      await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 3))', [`${ccasId} ${bucket}`]);
      await tx.run('delete from failed_attempt where bucket = $1 and at < $2', [
        bucket,
        now.subtract({ hours: 24 }).toString(),
      ]);
      const since = now.subtract({ minutes: windowMinutes }).toString();
      const row = await tx.one<{ failures: number }>(
        'select count(*)::int as failures from failed_attempt where bucket = $1 and at > $2',
        [bucket, since],
      );
      if (row.failures >= allowed) throw new TooManyAttempts();
      const id = uuidv7();
      await tx.insert(FailedAttemptEntity, { id, bucket, at: now });
      return id;
    });
  }

  /** Counts a link that is about to be mailed, for an unknown address as for a known one. @throws TooManyLinks */
  async beginLink(ccasId: string, what: string, { email, allowed }: { email: string; allowed: number }): Promise<void> {
    await this.begin(ccasId, { what, at: email }, allowed).catch((error: unknown) => {
      throw error instanceof TooManyAttempts ? new TooManyLinks() : error;
    });
  }

  async forgive(ccasId: string, ...ids: string[]): Promise<void> {
    await this.db.transaction(systemScope(ccasId, 'attempts'), (tx) =>
      tx.run('delete from failed_attempt where id = any($1::uuid[])', [ids]),
    );
  }

  private bucket({ what, at, from, fromWide }: Tried): string {
    const network = from !== undefined ? networkOf(from) : fromWide !== undefined ? wideNetworkOf(fromWide) : null;
    // An IPv4 address is its own wide network, and the two counts are two.
    const key = JSON.stringify([what, at?.toLowerCase() ?? null, network, ...(fromWide === undefined ? [] : ['wide'])]);
    return createHmac('sha256', this.config.secretKey).update(`attempt ${key}`).digest('base64url');
  }
}
