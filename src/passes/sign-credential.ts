import { Injectable } from '@nestjs/common';
import { IssuerKeys } from '../ccas/issuer-keys.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { epochDay } from '../kernel/time/epoch-day.js';
import type { DeviceKey } from './credential.entity.js';
import { type Claims, toBytes, toQrText } from './pass-code/layout.js';
import { issuerInput } from './pass-code/tokens.js';

interface Row {
  jti: string;
  status_list: number;
  status_index: number;
  valid_from: string;
  valid_through: string;
  category: number;
  origin: string;
  public_jwk: DeviceKey | null;
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
    const { origin, claims, kid, signature } = await this.sign(tx, ccasId, credentialId, 'card');
    return toQrText(origin, toBytes({ ...claims, kid, issuerSignature: signature }));
  }

  /**
   * @returns the SD-JWT VC bound to the phone's key, `JWS~`: any wallet that knows the standard can hold it
   * @throws NotFound, NoIssuerKey
   */
  async forPhone(tx: Tx, ccasId: string, credentialId: string): Promise<string> {
    const { input, signature } = await this.sign(tx, ccasId, credentialId, 'phone');
    return `${input}.${Buffer.from(signature).toString('base64url')}~`;
  }

  private async sign(tx: Tx, ccasId: string, credentialId: string, kind: 'card' | 'phone') {
    const [row]: Row[] = await tx.query(
      `select c.jti, c.status_list, c.status_index, c.valid_from, c.valid_through, c.public_jwk, p.category, i.origin
       from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id join ccas i on i.id = c.ccas_id
       where c.id = $1 and c.kind = $2`,
      [credentialId, kind],
    );
    if (!row) throw new NotFound(kind === 'card' ? 'Cette carte' : 'Ce téléphone');
    const claims: Claims = {
      jti: row.jti,
      statusList: row.status_list,
      statusIndex: row.status_index,
      nbfDay: epochDay(row.valid_from),
      expDay: epochDay(row.valid_through) + 1,
      category: row.category,
    };
    const signer = await this.keys.signer(tx, ccasId);
    const input = issuerInput(row.origin, signer.kid, claims, row.public_jwk ?? undefined);
    const signature = await signer.signInput(input);
    await tx.query(
      `insert into credential_signature (credential_id, kid, signed_at) values ($1, $2, $3)
       on conflict (ccas_id, credential_id, kid) do update set signed_at = excluded.signed_at`,
      [credentialId, signer.kid, this.clock.now().toString()],
    );
    return { origin: row.origin, claims, kid: signer.kid, input, signature };
  }
}
