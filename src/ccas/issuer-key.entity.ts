import type { JWK } from 'jose';
import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Json, Text } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

@Entity('issuer_key')
export class IssuerKeyEntity extends TenantEntity {
  /** Four hex digits, as in the pass code. */
  @Text({ key: true }) kid!: string;

  /** `next` is published and does not sign yet; `old` still verifies; `compromised` is no longer published. */
  @Text() state!: 'next' | 'active' | 'old' | 'compromised';
  @Json() publicJwk!: JWK;
  @Bytes() sealedPrivateJwk!: Uint8Array;
  @Instant() createdAt!: Temporal.Instant;
}
