import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { IssuerKeys } from '../ccas/issuer-keys.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock, epochSeconds } from '../kernel/time/clock.js';
import { StatusListEntity } from './status-list.entity.js';
import { LIST_SIZE } from './status-places.js';

/** Seconds a verifier may keep it, and after which it is worth nothing. */
const TTL = 300;
const LIFETIME = 7 * 86_400;
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
    const now = this.clock.now();
    const isFresh =
      list.signedVersion === list.version &&
      list.signedAt &&
      now.since(list.signedAt).total('seconds') < REFRESH_SECONDS;
    const token = isFresh ? list.signedToken! : await this.sign(tx, tenant, list);
    return { token, etag: `"${createHash('sha256').update(token).digest('base64url').slice(0, 22)}"` };
  }

  private async sign(tx: Tx, tenant: Tenant, list: StatusListEntity): Promise<string> {
    const { number, version } = list;
    const signer = await this.keys.signer(tx, tenant.id);
    const iat = epochSeconds(this.clock.now());
    const lst = (await promisify(deflate)(await this.bits(tx, number), { level: 9 })).toString('base64url');
    const payload = {
      sub: `${tenant.origin}/status/${number}`,
      iat,
      exp: iat + LIFETIME,
      ttl: TTL,
      status_list: { bits: 2, lst },
    };
    const token = await signer.signJws({ typ: 'statuslist+jwt' }, payload);
    await tx.update(
      StatusListEntity,
      { number },
      { signedVersion: version, signedToken: token, signedAt: this.clock.now() },
    );
    return token;
  }

  /** First entry in the lowest bits of the first byte. */
  private async bits(tx: Tx, number: number): Promise<Uint8Array> {
    const rows: { status_index: number; status: number }[] = await tx.query(
      `select c.status_index, case when c.revoked_at is not null or p.state = 'revoked' then 1 else 2 end as status
       from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
       where c.status_list = $1 and (c.revoked_at is not null or p.state <> 'active')`,
      [number],
    );
    const bytes = new Uint8Array(LIST_SIZE / 4);
    for (const { status_index: index, status } of rows) bytes[index >> 2]! |= status << ((index & 3) * 2);
    return bytes;
  }

  /** Numbers of the lists in use, for the page that checks a code without saying which list it asks for. */
  async numbers(tx: Tx): Promise<number[]> {
    const rows: { number: number }[] = await tx.query('select number from status_list order by number');
    return rows.map((row) => row.number);
  }
}
