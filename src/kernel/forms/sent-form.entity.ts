import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Text } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';

/** A form that was sent and accepted. */
@Entity('sent_form')
export class SentFormEntity extends TenantEntity {
  /** SHA-256 of everything that makes it the same form. */
  @Bytes({ key: true }) hash!: Uint8Array;
  /** Path of ours, sealed with the nonce of the page; empty only until the transaction that wrote the row is over. */
  @Text({ nullable: true }) ledTo!: string | null;
  @Instant() sentAt!: Temporal.Instant;
}
