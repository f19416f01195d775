import { Injectable } from '@nestjs/common';
import { IssuerKeys } from '../ccas/issuer-keys.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { epochDay } from '../kernel/time/epoch-day.js';
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
}

/** Writes the pass code of a card. It is signed when printed, so no copy of it is kept anywhere. */
@Injectable()
export class SignCredential {
  constructor(
    private readonly keys: IssuerKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the QR text
   * @throws NotFound, NoIssuerKey
   */
  async run(tx: Tx, ccasId: string, credentialId: string): Promise<string> {
    const [row]: Row[] = await tx.query(
      `select c.jti, c.status_list, c.status_index, c.valid_from, c.valid_through, p.category, i.origin
       from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id join ccas i on i.id = c.ccas_id
       where c.id = $1 and c.kind = 'card'`,
      [credentialId],
    );
    if (!row) throw new NotFound('Cette carte');
    const claims: Claims = {
      jti: row.jti,
      statusList: row.status_list,
      statusIndex: row.status_index,
      nbfDay: epochDay(row.valid_from),
      expDay: epochDay(row.valid_through) + 1,
      category: row.category,
    };
    const signer = await this.keys.signer(tx, ccasId);
    const issuerSignature = await signer.signInput(issuerInput(row.origin, signer.kid, claims));
    await tx.query(
      'insert into credential_signature (credential_id, kid, signed_at) values ($1, $2, $3) on conflict do nothing',
      [credentialId, signer.kid, this.clock.now().toString()],
    );
    return toQrText(row.origin, toBytes({ ...claims, kid: signer.kid, issuerSignature }));
  }
}
