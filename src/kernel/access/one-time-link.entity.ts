import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Text, Uuid } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';

/** A link sent to someone, good once. */
@Entity('one_time_link')
export class OneTimeLinkEntity extends TenantEntity {
  /** SHA-256 of the secret in the link. */
  @Bytes({ key: true }) hash!: Uint8Array;

  /** What it is good for: `partner_sign_in`. */
  @Text() purpose!: string;

  /** Whom it was sent to. */
  @Uuid() subjectId!: string;
  @Instant() expiresAt!: Temporal.Instant;
}
