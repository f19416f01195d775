import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { DeviceKey } from '../passes/credential.entity.js';

export interface HolderPhone {
  id: string;
  passId: string;
  carerId: string | null;
  publicJwk: DeviceKey;
  revoked: boolean;
}

/** The phone that names itself in a proof, with the key to check it by. */
@Injectable()
export class HolderPhoneQuery {
  async find(tx: Tx, id: string): Promise<HolderPhone | undefined> {
    const [row] = await tx.rows<HolderPhone>(
      `select id, pass_id as "passId", carer_id as "carerId", public_jwk as "publicJwk", revoked_at is not null as revoked
       from credential where id = $1 and kind = 'phone'`,
      [id],
    );
    return row;
  }
}
