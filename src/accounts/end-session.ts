import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { KnownDevices } from './known-devices.js';
import { lockAsManager } from './managers-lock.js';

/** Sessions are ended by whose they are, or by a manager. */
@Injectable()
export class EndSession {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly knownDevices: KnownDevices,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, Forbidden */
  async one(tx: Tx, actor: Actor, accountId: string, sessionId: string): Promise<void> {
    if (accountId !== actor.id) await lockAsManager(tx, actor);
    const [session] = await tx.rows<{ id: string }>(
      `select id from access_token where id = $1 and actor_id = $2 and carrier = 'cookie' for update`,
      [sessionId, accountId],
    );
    if (!session) throw new NotFound('Cette session');
    await this.tokens.revoke(tx, sessionId);
    await this.note(tx, actor, accountId);
  }

  /** Every session of this account, but the one this is asked from. No browser is known any more. */
  async all(tx: Tx, actor: Actor, accountId: string): Promise<void> {
    if (accountId === actor.id) await this.tokens.revokeOthersOf(tx, actor);
    else {
      await lockAsManager(tx, actor);
      await this.tokens.revokeAllOf(tx, 'agent', accountId);
      await this.tokens.revokeAllOf(tx, 'manager', accountId);
    }
    await this.knownDevices.forget(tx, accountId);
    await this.note(tx, actor, accountId);
  }

  private note(tx: Tx, actor: Actor, id: string): Promise<void> {
    return this.audit.write(tx, actor, { action: 'session.ended', subject: { kind: 'account', id } });
  }
}
