import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/column-types.js';
import { TenantEntity } from '../database/tenant.entity.js';

/** A link sent to someone, good once. */
@Entity('one_time_link')
export class OneTimeLinkEntity extends TenantEntity {
  /** SHA-256 of the secret in the link. */
  @PrimaryColumn({ type: 'bytea' })
  hash!: Uint8Array;

  /** What it is good for: `partner_sign_in`. */
  @Column({ type: 'text' })
  purpose!: string;

  /** Whom it was sent to. */
  @Column({ type: 'uuid', name: 'subject_id' })
  subjectId!: string;

  @Column({ type: 'timestamptz', name: 'expires_at', transformer: instant })
  expiresAt!: Temporal.Instant;
}
