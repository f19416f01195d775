import { ArchivedApart, type Archiving } from '../archive/archiving.js';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Database, type Tx } from '../database/database.js';
import { scopeOf } from '../database/scope.js';
import { currentRehearsal } from '../forms/rehearsal.js';
import { Clock } from '../time/clock.js';
import { AccessTokenEntity } from './access-token.entity.js';
import type { ActingFor, Actor, SecondFactorKind, SignInStage, TokenHolder } from './actor.js';
import { ActorRoles } from './actor-roles.js';
import type { QuestionAhead } from './read-ahead.js';

/** With whom it acts for, of a kind that acts for somebody. */
export interface NewAccessToken extends ActingFor {
  carrier: 'cookie' | 'bearer';
  actorKind: TokenHolder;
  /** Account, member or device; absent, the token is its own actor (an API token made on the command line). */
  actorId?: string;
  label: string;
  /** Whole hours it lives. */
  hours: number;
  /** `read` for a bearer token that may change nothing. */
  scope?: 'read' | 'write';
  stage?: SignInStage;
  /** `Firefox sur Windows` */
  device?: string;
  /** Account that made this API token. */
  createdBy?: string;
  secondFactor?: SecondFactorKind;
  /** Sealed by whoever will read it. */
  providerSession?: Uint8Array;
}

interface FoundToken {
  id: string;
  carrier: string;
  actorKind: TokenHolder;
  actorId: string;
  forId: string | null;
  scope: 'read' | 'write';
  stage: SignInStage;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  /** What the account was granted; null for whoever is not held to that. */
  modules: string[] | null;
  ahead?: unknown;
}

/** Server-side sessions and API tokens: one table, revocable at once, secrets never stored. */
@ArchivedApart()
@Injectable()
export class AccessTokens {
  readonly archivedApart: Record<string, Archiving> = {
    // The open sessions of people stay: they sign in again. A device cannot, and its slice says so.
    access_token: { only: `carrier = 'bearer'` },
  };

  /** Uses being noted by this process: a crowd with one token does not queue to say the same. */
  private readonly noting = new Set<string>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly roles: ActorRoles,
  ) {}

  /** @returns the secret, shown this once */
  async create(tx: Tx, wanted: NewAccessToken): Promise<string> {
    return (await this.issue(tx, wanted)).secret;
  }

  /** As `create`, and the id by which the token is listed and revoked. */
  async issue(tx: Tx, wanted: NewAccessToken): Promise<{ id: string; secret: string }> {
    // A prefix, so that a command line never takes it for an option and a scanner of leaked secrets knows it.
    const secret = `psl_${randomBytes(32).toString('base64url')}`;
    const id = uuidv7();
    const now = this.clock.now();
    const actsFor = this.roles.of(wanted.actorKind)?.actsFor;
    await tx.insert(AccessTokenEntity, {
      id,
      secretHash: hash(secret),
      carrier: wanted.carrier,
      actorKind: wanted.actorKind,
      actorId: wanted.actorId ?? id,
      forId: (actsFor && wanted[actsFor]) ?? null,
      label: wanted.label,
      scope: wanted.scope ?? 'write',
      stage: wanted.stage ?? 'full',
      device: wanted.device ?? null,
      createdBy: wanted.createdBy ?? null,
      secondFactor: wanted.secondFactor ?? null,
      providerSession: wanted.providerSession ?? null,
      createdAt: now,
      expiresAt: now.add({ hours: wanted.hours }),
    });
    return { id, secret };
  }

  /** The actor who holds this secret here, unless it has expired, was revoked, or travels by the wrong way. */
  async actorOf(ccasId: string, carrier: 'cookie' | 'bearer', secret: string): Promise<Actor | undefined> {
    return (await this.actorAndFacts(ccasId, carrier, secret)).actor;
  }

  /** As `actorOf`, with what else is asked in the same statement; it is answered for nobody but the actor. */
  async actorAndFacts(
    ccasId: string,
    carrier: 'cookie' | 'bearer',
    secret: string,
    question?: QuestionAhead,
  ): Promise<{ actor?: Actor; ahead?: unknown }> {
    const [token] = await this.db.outsideTenants<FoundToken>(
      `select t.id, t.carrier, t.actor_kind, t.actor_id, t.partner_id as for_id, t.scope, t.stage, t.expires_at, t.last_used_at, t.revoked_at, t.modules${question ? `, ${question.sql} as ahead` : ''} from find_access($1, $2) t`,
      [ccasId, hash(secret), ...(question?.parameters ?? [])],
    );
    const actor = token && (await this.actorFrom(ccasId, carrier, token));
    return actor ? { actor, ahead: question?.read(token.ahead) } : {};
  }

  private async actorFrom(ccasId: string, carrier: 'cookie' | 'bearer', token: FoundToken): Promise<Actor | undefined> {
    const now = this.clock.now().epochMilliseconds;
    if (token.carrier !== carrier || token.revokedAt || token.expiresAt.getTime() <= now) return undefined;
    const actsFor = this.roles.of(token.actorKind)?.actsFor;
    const actor: Actor = {
      kind: token.actorKind,
      id: token.actorId,
      ccasId,
      ...(actsFor && token.forId && { [actsFor]: token.forId }),
      tokenId: token.id,
      ...(token.modules && { modules: token.modules }),
      ...(token.scope === 'read' && { isReadOnly: true }),
      ...(token.stage !== 'full' && { waitsFor: token.stage }),
    };
    if (now - (token.lastUsedAt?.getTime() ?? 0) > 60_000 && !this.noting.has(token.id))
      await this.noteUse(actor, token.id);
    return actor;
  }

  async revoke(tx: Tx, tokenId: string): Promise<void> {
    await tx.update(AccessTokenEntity, { id: tokenId }, { revokedAt: this.clock.now() });
  }

  /** Ends every session and token of this actor at once. */
  async revokeAllOf(tx: Tx, actorKind: TokenHolder, actorId: string): Promise<void> {
    await tx.update(AccessTokenEntity, { actorKind, actorId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /** Ends whatever acts for this one: sessions of its people, its devices, tokens of its own programs. */
  async revokeAllFor(tx: Tx, forId: string): Promise<void> {
    await tx.update(AccessTokenEntity, { forId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /** Ends every session of this actor but the one they are asking from. */
  async revokeOthersOf(tx: Tx, { kind, id, tokenId }: Actor): Promise<void> {
    const which = { actorKind: kind as TokenHolder, actorId: id!, id: Not(tokenId!), revokedAt: IsNull() };
    await tx.update(AccessTokenEntity, which, { revokedAt: this.clock.now() });
  }

  /** Ends the API tokens this one made. */
  async revokeMadeBy(tx: Tx, createdBy: string): Promise<void> {
    const which = { createdBy, revokedAt: IsNull() };
    await tx.update(AccessTokenEntity, which, { revokedAt: this.clock.now() });
  }

  private async noteUse(actor: Actor, id: string): Promise<void> {
    if (currentRehearsal()) return;
    this.noting.add(id);
    try {
      await this.db.transaction(scopeOf(actor), (tx) =>
        tx.update(AccessTokenEntity, { id }, { lastUsedAt: this.clock.now() }),
      );
    } finally {
      this.noting.delete(id);
    }
  }
}

function hash(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
