import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Uuid } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';

/** What was typed in a form whose session had ended; opens with the secret of one browser, for one person. */
@Entity('kept_form')
export class KeptFormEntity extends TenantEntity {
  /** SHA-256 of the browser's secret. */
  @Bytes({ key: true }) hash!: Uint8Array;
  @Uuid() ownerId!: string;
  @Bytes() sealed!: Uint8Array;
  @Instant() expiresAt!: Temporal.Instant;
}
