import { ArchivedApart, type Archiving } from '../archive/archiving.js';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../database/database.js';
import { Clock } from '../time/clock.js';
import { OneTimeLinkEntity } from './one-time-link.entity.js';

/** What a link is good for, and whom it was sent to. */
export interface LinkTarget {
  /** Lower case, the same for ever: `partner_sign_in`. */
  purpose: string;
  subjectId: string;
}

/** More than this waiting for one person, and the oldest no longer serve. */
const MOST_OPEN = 5;

/** Secrets of links that serve once; only their hash is kept. */
@ArchivedApart()
@Injectable()
export class OneTimeLinks {
  readonly archivedApart: Record<string, Archiving> = {
    one_time_link: { staysBehind: 'liens de connexion, bons une heure' },
  };

  constructor(private readonly clock: Clock) {}

  /** @returns the secret to put in the address, kept nowhere */
  async open(tx: Tx, target: LinkTarget, minutes: number): Promise<{ secret: string; expiresAt: Temporal.Instant }> {
    const { purpose, subjectId } = target;
    const secret = randomBytes(24).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now.add({ minutes });
    await tx.run(
      `delete from one_time_link where purpose = $1 and subject_id = $2 and (expires_at <= $3 or hash not in (
         select hash from one_time_link where purpose = $1 and subject_id = $2 order by expires_at desc limit $4))`,
      [purpose, subjectId, now.toString(), MOST_OPEN - 1],
    );
    await tx.insert(OneTimeLinkEntity, { hash: hashOf(purpose, secret), purpose, subjectId, expiresAt });
    return { secret, expiresAt };
  }

  /** Uses it up. @returns whom it was sent to; nothing for a secret that is unknown, used or over */
  async take(tx: Tx, purpose: string, secret: string): Promise<string | undefined> {
    const [link] = await tx.rows<{ subjectId: string }>(
      `delete from one_time_link where hash = $1 and purpose = $2 and expires_at > $3 returning subject_id as "subjectId"`,
      [hashOf(purpose, secret), purpose, this.clock.now().toString()],
    );
    return link?.subjectId;
  }

  /** No link sent to this person serves any more. */
  async withdraw(tx: Tx, { purpose, subjectId }: LinkTarget): Promise<void> {
    await tx.delete(OneTimeLinkEntity, { purpose, subjectId });
  }
}

function hashOf(purpose: string, secret: string): Uint8Array {
  return createHash('sha256').update(`${purpose} link ${secret}`).digest();
}
