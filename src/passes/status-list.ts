import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { IssuerKeys, type Signer } from '../ccas/issuer-keys.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock, epochSeconds } from '../kernel/time/clock.js';
import { SignedStatusListEntity, StatusListEntity } from './status-list.entity.js';
import { LIST_SIZE } from './status-places.js';

/** Seconds a verifier may keep it, and after which it is worth nothing. */
const TTL = 300;
const LIFETIME = 7 * 86_400;
/** What the clocks of two processes may differ by: a till believes no list that was signed before one it has seen. */
const CLOCKS_DIFFER_SECONDS = 60;
/** Signed anew at this age though nothing changed, so that a till reading it sees a list of today. */
const REFRESH_SECONDS = 3600;

export interface SignedStatusList {
  token: string;
  etag: string;
}

/** Token Status List (IETF draft-ietf-oauth-status-list), 2 bits a pass: 0 valid, 1 revoked, 2 suspended. */
@Injectable()
export class StatusLists {
  constructor(
    private readonly keys: IssuerKeys,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for a list that was never opened */
  async signed(tx: Tx, tenant: Tenant, number: number): Promise<SignedStatusList> {
    const list = await tx.findOneBy(StatusListEntity, { number });
    if (!list) throw new NotFound('Cette liste');
    const kept = await tx.findOneBy(SignedStatusListEntity, { number });
    const signer = await this.keys.signer(tx, tenant.id);
    const isFresh = kept?.version === list.version && kept.kid === signer.kid && this.ageOf(kept) < REFRESH_SECONDS;
    const token = isFresh ? kept.token : await this.signOnce(tx, tenant, list, signer, kept);
    return { token, etag: `"${createHash('sha256').update(token).digest('base64url').slice(0, 22)}"` };
  }

  /** One signs; whoever asks meanwhile gets the list of a moment ago rather than wait, unless its key is gone. */
  private async signOnce(
    tx: Tx,
    tenant: Tenant,
    list: StatusListEntity,
    signer: Signer,
    kept: SignedStatusListEntity | null,
  ): Promise<string> {
    const canServeKept = kept?.kid === signer.kid && this.ageOf(kept) < LIFETIME / 2;
    const name = `${tenant.id} status ${list.number}`;
    const { mine } = canServeKept
      ? await tx.one<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 5)) as mine', [name])
      : await tx.one<{ mine: boolean }>('select true as mine from pg_advisory_xact_lock(hashtextextended($1, 5))', [
          name,
        ]);
    return mine ? this.sign(tx, tenant, list, signer) : kept!.token;
  }

  private async sign(tx: Tx, tenant: Tenant, { number, version }: StatusListEntity, signer: Signer): Promise<string> {
    const iat = await this.notBeforeTheLast(tx, number, epochSeconds(this.clock.now()));
    const lst = (await promisify(deflate)(await this.bits(tx, number), { level: 9 })).toString('base64url');
    const payload = {
      sub: `${tenant.origin}/status/${number}`,
      iat,
      exp: iat + LIFETIME,
      ttl: TTL,
      status_list: { bits: 2, lst },
    };
    const token = await signer.signJws({ typ: 'statuslist+jwt' }, payload);
    await tx.run(
      `insert into signed_status_list (number, version, kid, token, signed_at) values ($1, $2, $3, $4, to_timestamp($5))
       on conflict (ccas_id, number) do update set version = excluded.version, kid = excluded.kid, token = excluded.token, signed_at = excluded.signed_at`,
      [number, version, signer.kid, token, iat],
    );
    return token;
  }

  /** Another process may have signed the last one, by a clock that is ahead of ours. */
  private async notBeforeTheLast(tx: Tx, number: number, now: number): Promise<number> {
    const [last] = await tx.rows<{ at: number }>(
      'select extract(epoch from signed_at)::float8 as at from signed_status_list where number = $1',
      [number],
    );
    return last && last.at > now && last.at - now <= CLOCKS_DIFFER_SECONDS ? Math.ceil(last.at) : now;
  }

  private ageOf(signed: SignedStatusListEntity): number {
    return this.clock.now().since(signed.signedAt).total('seconds');
  }

  /** First entry in the lowest bits of the first byte. */
  private async bits(tx: Tx, number: number): Promise<Uint8Array> {
    const rows = await tx.rows<{ statusIndex: number; status: number }>(
      `select c.status_index, case when c.revoked_at is not null or p.state = 'revoked' then 1 else 2 end as status
       from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
       where c.status_list = $1 and (c.revoked_at is not null or p.state <> 'active')`,
      [number],
    );
    const bytes = new Uint8Array(LIST_SIZE / 4);
    for (const { statusIndex: index, status } of rows) bytes[index >> 2]! |= status << ((index & 3) * 2);
    return bytes;
  }

  /** When the list that was signed longest ago was; undefined when none was yet. */
  async oldestSignedAt(tx: Tx): Promise<Temporal.Instant | undefined> {
    const [oldest] = await tx.find(SignedStatusListEntity, { order: { signedAt: 'asc' }, take: 1 });
    return oldest?.signedAt;
  }

  /** Numbers of the lists in use, for the page that checks a code without saying which list it asks for. */
  async numbers(tx: Tx): Promise<number[]> {
    const rows = await tx.rows<{ number: number }>('select number from status_list order by number');
    return rows.map((row) => row.number);
  }
}
