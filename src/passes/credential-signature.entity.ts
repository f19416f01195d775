import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Which key has signed a credential: an old key must stay until the last of them has ended. */
@Entity('credential_signature')
export class CredentialSignatureEntity extends TenantEntity {
  @Uuid({ key: true }) credentialId!: string;
  @Text({ key: true }) kid!: string;
  @Instant() signedAt!: Temporal.Instant;
}
