import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { AccessTokenEntity } from '../kernel/access/access-token.entity.js';
import type { Actor, SecondFactorKind, SignInStage } from '../kernel/access/actor.js';
import type { Visit } from '../kernel/access/visit.js';
import { Audit } from '../kernel/audit/audit.js';
import { Config } from '../kernel/config/config.js';
import type { Tx } from '../kernel/database/database.js';
import { IsNull } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import { SignInTooOld } from './accounts.errors.js';

/** A working day. */
const SESSION_HOURS = 12;
/** For the phone to be found, or an authenticator app to be installed. */
const ENTERING_HOURS = 1;

/** What somebody has got by a step of signing in. */
export interface Entered {
  accountId: string;
  /** For the session cookie; a new one at every step. */
  secret: string;
  stage: SignInStage;
}

interface How {
  by: 'password' | 'provider' | 'link';
  secondFactor?: SecondFactorKind;
  device?: string;
  providerSession?: Uint8Array;
}

/** Opens sessions: whole ones, and those that still wait for a second factor. */
@Injectable()
export class Entrance {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly audit: Audit,
    private readonly config: Config,
  ) {}

  /** @param account locked, so that who is deactivated this very moment gets no session that outlives it */
  async open(tx: Tx, ccasId: string, account: AccountEntity, how: How): Promise<Entered> {
    const { id, kind } = account;
    const stage = how.secondFactor ? 'full' : await this.stageOf(tx, account);
    const secret = await this.tokens.create(tx, {
      carrier: 'cookie',
      actorKind: kind,
      actorId: id,
      label: 'session',
      hours: stage === 'full' ? SESSION_HOURS : ENTERING_HOURS,
      stage,
      secondFactor: how.secondFactor,
      device: how.device,
      providerSession: how.providerSession,
    });
    if (stage === 'full')
      await this.audit.write(
        tx,
        { kind, id, ccasId },
        {
          action: 'session.opened',
          subject: { kind: 'account', id },
          details: { by: how.by, secondFactor: how.secondFactor ?? null },
        },
      );
    return { accountId: id, secret, stage };
  }

  /**
   * The second factor is proved: a whole session in place of the one that waited.
   * @throws SignInTooOld when that one is over, or the account no longer open
   */
  async complete(tx: Tx, entering: Actor, secondFactor: SecondFactorKind): Promise<Entered> {
    const account = await tx.findOne(AccountEntity, {
      where: { id: entering.id!, deactivatedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    const before = await tx.findOne(AccessTokenEntity, {
      where: { id: entering.tokenId!, revokedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (!account || !before) throw new SignInTooOld();
    await this.tokens.revoke(tx, before.id);
    return this.open(tx, entering.ccasId, account, {
      by: before.providerSession ? 'provider' : 'password',
      secondFactor,
      device: before.device ?? undefined,
      providerSession: before.providerSession ?? undefined,
    });
  }

  /** The session this browser had is over. @returns what ends it at the provider too, as `ProConnect.openIdToken` opens it */
  async leave(tx: Tx, { actor, entering }: Pick<Visit, 'actor' | 'entering'>): Promise<Uint8Array | undefined> {
    const id = (actor ?? entering)?.tokenId;
    if (!id) return undefined;
    await this.tokens.revoke(tx, id);
    const token = await tx.findOneBy(AccessTokenEntity, { id });
    return token?.providerSession ?? undefined;
  }

  async isDemonstration(tx: Tx): Promise<boolean> {
    const { demonstration } = await tx.one<{ demonstration: boolean }>(
      'select demonstration from ccas where id = current_ccas()',
    );
    return demonstration;
  }

  /** In a demonstration a manager may look around without a second factor; nowhere else, and never in production. */
  private async stageOf(tx: Tx, account: AccountEntity): Promise<SignInStage> {
    if (account.totpSecret) return 'code';
    if (account.kind !== 'manager') return 'full';
    return !this.config.production && (await this.isDemonstration(tx)) ? 'full' : 'setup';
  }
}
