import { Injectable } from '@nestjs/common';
import { IssuerKeys, type Signer } from '../ccas/issuer-keys.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { epochDay } from '../kernel/time/epoch-day.js';
import type { DeviceKey } from './credential.entity.js';
import { type Claims, toBytes, toQrText } from './pass-code/layout.js';
import { issuerInput } from './pass-code/tokens.js';

interface Row {
  id: string;
  jti: string;
  statusList: number;
  statusIndex: number;
  validFrom: string;
  validThrough: string;
  category: number;
  origin: string;
  publicJwk: DeviceKey | null;
}

/** Signs a credential, when it is printed or fetched by its phone: no copy of it is kept anywhere. */
@Injectable()
export class SignCredential {
  constructor(
    private readonly keys: IssuerKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the QR text of a card
   * @throws NotFound, NoIssuerKey
   */
  async run(tx: Tx, ccasId: string, credentialId: string): Promise<string> {
    const code = (await this.cards(tx, ccasId, [credentialId])).get(credentialId);
    if (!code) throw new NotFound('Cette carte');
    return code;
  }

  /**
   * @returns the QR text of each card, by its id; what is no card of this CCAS is not in it
   * @throws NoIssuerKey
   */
  async cards(tx: Tx, ccasId: string, credentialIds: string[]): Promise<Map<string, string>> {
    const codes = new Map<string, string>();
    for (const { id, origin, claims, kid, signature } of await this.sign(tx, ccasId, credentialIds, 'card'))
      codes.set(id, toQrText(origin, toBytes({ ...claims, kid, issuerSignature: signature })));
    return codes;
  }

  /**
   * @returns the SD-JWT VC bound to the phone's key, `JWS~`: any wallet that knows the standard can hold it
   * @throws NotFound, NoIssuerKey
   */
  async forPhone(tx: Tx, ccasId: string, credentialId: string): Promise<string> {
    const [signed] = await this.sign(tx, ccasId, [credentialId], 'phone');
    if (!signed) throw new NotFound('Ce téléphone');
    return `${signed.input}.${Buffer.from(signed.signature).toString('base64url')}~`;
  }

  private async sign(tx: Tx, ccasId: string, credentialIds: string[], kind: 'card' | 'phone') {
    const rows = await tx.rows<Row>(
      `select c.id, c.jti, c.status_list, c.status_index, c.valid_from, c.valid_through, c.public_jwk, p.category, i.origin
       from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id join ccas i on i.id = c.ccas_id
       where c.id = any($1::uuid[]) and c.kind = $2 order by c.id`,
      [credentialIds, kind],
    );
    if (rows.length === 0) return [];
    const signer = await this.keys.signer(tx, ccasId);
    const signed = await Promise.all(rows.map((row) => signRow(signer, row)));
    await tx.run(
      `insert into credential_signature (credential_id, kid, signed_at) select id, $2, $3 from unnest($1::uuid[]) as t (id)
       on conflict (ccas_id, credential_id, kid) do update set signed_at = excluded.signed_at`,
      [rows.map(({ id }) => id), signer.kid, this.clock.now().toString()],
    );
    return signed;
  }
}

async function signRow(signer: Signer, row: Row) {
  const claims: Claims = {
    jti: row.jti,
    statusList: row.statusList,
    statusIndex: row.statusIndex,
    nbfDay: epochDay(row.validFrom),
    expDay: epochDay(row.validThrough) + 1,
    category: row.category,
  };
  const input = issuerInput(row.origin, signer.kid, claims, row.publicJwk ?? undefined);
  return { id: row.id, origin: row.origin, claims, kid: signer.kid, input, signature: await signer.signInput(input) };
}
