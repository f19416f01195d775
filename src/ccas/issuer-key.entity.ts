import type { JWK } from 'jose';
import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

@Entity('issuer_key')
export class IssuerKeyEntity extends TenantEntity {
  /** Four hex digits, as in the pass code. */
  @PrimaryColumn({ type: 'text' })
  kid!: string;

  /** `next` is published and does not sign yet; `old` still verifies; `compromised` is no longer published. */
  @Column({ type: 'text' })
  state!: 'next' | 'active' | 'old' | 'compromised';

  @Column({ type: 'jsonb', name: 'public_jwk' })
  publicJwk!: JWK;

  @Column({ type: 'bytea', name: 'sealed_private_jwk' })
  sealedPrivateJwk!: Uint8Array;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}
