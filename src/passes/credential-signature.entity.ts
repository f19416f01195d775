import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Which key has signed a credential: an old key must stay until the last of them has ended. */
@Entity('credential_signature')
export class CredentialSignatureEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'credential_id' })
  credentialId!: string;

  @PrimaryColumn({ type: 'text' })
  kid!: string;

  @Column({ type: 'timestamptz', name: 'signed_at', transformer: instant })
  signedAt!: Temporal.Instant;
}
