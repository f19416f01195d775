import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import type { DeviceKey } from '../passes/credential.entity.js';

export interface ActivationRow {
  id: string;
  passId: string;
  carerId: string | null;
  replacesCredentialId: string | null;
  replacedIsLive: boolean;
  usedAt: Date | null;
  credentialId: string | null;
  /** Key of the phone it was used for, while that phone still has the pass. */
  usedKey: DeviceKey | null;
}

/** The secrets that may still serve for a pass, and those that have, for the phone that asks again. */
@Injectable()
export class ActivationQuery {
  of(tx: Tx, number: string, bornOn: string, now: Temporal.Instant): Promise<ActivationRow[]> {
    return tx.rows<ActivationRow>(
      `select s.id, s.pass_id as "passId", s.carer_id as "carerId", s.replaces_credential_id as "replacesCredentialId",
         coalesce(old.revoked_at is null, false) as "replacedIsLive", s.used_at as "usedAt", s.credential_id as "credentialId", used.public_jwk as "usedKey"
       from activation_secret s
       join pass p on p.ccas_id = s.ccas_id and p.id = s.pass_id
       join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       left join carer on carer.ccas_id = s.ccas_id and carer.id = s.carer_id
       left join credential old on old.ccas_id = s.ccas_id and old.id = s.replaces_credential_id
       left join credential used on used.ccas_id = s.ccas_id and used.id = s.credential_id and used.revoked_at is null
       where p.number = $1 and r.born_on = $2 and s.withdrawn_at is null and s.expires_at > $3 and carer.ended_at is null`,
      [number, bornOn, now.toString()],
    );
  }
}
