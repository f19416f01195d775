import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Database, type Tx } from '../database/database.js';
import { Clock } from '../time/clock.js';
import { AccessTokenEntity } from './access-token.entity.js';
import type { Actor, TokenHolder } from './actor.js';

export interface NewAccessToken {
  carrier: 'cookie' | 'bearer';
  actorKind: TokenHolder;
  /** Account or till; absent, the token is its own actor (an API token made on the command line). */
  actorId?: string;
  partnerId?: string;
  label: string;
  /** Whole hours it lives. */
  hours: number;
}

interface FoundToken {
  id: string;
  carrier: string;
  actor_kind: TokenHolder;
  actor_id: string;
  partner_id: string | null;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** Server-side sessions and API tokens: one table, revocable at once, secrets never stored. */
@Injectable()
export class AccessTokens {
  /** Uses being noted by this process: a crowd with one token does not queue to say the same. */
  private readonly noting = new Set<string>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns the secret, shown this once */
  async create(tx: Tx, wanted: NewAccessToken): Promise<string> {
    // A prefix, so that a command line never takes it for an option and a scanner of leaked secrets knows it.
    const secret = `psl_${randomBytes(32).toString('base64url')}`;
    const id = uuidv7();
    const now = this.clock.now();
    await tx.insert(AccessTokenEntity, {
      id,
      secretHash: hash(secret),
      carrier: wanted.carrier,
      actorKind: wanted.actorKind,
      actorId: wanted.actorId ?? id,
      partnerId: wanted.partnerId ?? null,
      label: wanted.label,
      createdAt: now,
      expiresAt: now.add({ hours: wanted.hours }),
    });
    return secret;
  }

  /** The actor who holds this secret here, unless it has expired, was revoked, or travels by the wrong way. */
  async actorOf(ccasId: string, carrier: 'cookie' | 'bearer', secret: string): Promise<Actor | undefined> {
    const [token] = await this.db.outsideTenants<FoundToken>(
      `select id, carrier, actor_kind, actor_id, partner_id, expires_at, last_used_at, revoked_at from find_access_token($1, $2)`,
      [ccasId, hash(secret)],
    );
    const now = this.clock.now().epochMilliseconds;
    if (!token || token.carrier !== carrier || token.revoked_at || token.expires_at.getTime() <= now) return undefined;
    if (now - (token.last_used_at?.getTime() ?? 0) > 60_000 && !this.noting.has(token.id))
      await this.noteUse(ccasId, token.id);
    return {
      kind: token.actor_kind,
      id: token.actor_id,
      ccasId,
      partnerId: token.partner_id ?? undefined,
      tokenId: token.id,
    };
  }

  async revoke(tx: Tx, tokenId: string): Promise<void> {
    await tx.update(AccessTokenEntity, { id: tokenId }, { revokedAt: this.clock.now() });
  }

  /** Ends every session and token of this actor at once. */
  async revokeAllOf(tx: Tx, actorKind: TokenHolder, actorId: string): Promise<void> {
    await tx.update(AccessTokenEntity, { actorKind, actorId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /** Ends whatever acts for this partner: its team's sessions, its tills, tokens of its own programs. */
  async revokeAllFor(tx: Tx, partnerId: string): Promise<void> {
    await tx.update(AccessTokenEntity, { partnerId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  private async noteUse(ccasId: string, id: string): Promise<void> {
    this.noting.add(id);
    try {
      await this.db.transaction(ccasId, (tx) => tx.update(AccessTokenEntity, { id }, { lastUsedAt: this.clock.now() }));
    } finally {
      this.noting.delete(id);
    }
  }
}

function hash(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
