import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';

export type Refused = 'password_refused' | 'code_refused' | 'link_refused' | 'provider_refused';

/** Someone was not let in. */
@Entity('security_event')
export class SecurityEventEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Instant() at!: Temporal.Instant;
  @Text() what!: Refused;

  /** Pseudonym of the account tried, whether it exists or not. */
  @Text() who!: string;

  /** Pseudonym of the network it came from. */
  @Text() address!: string;
}
