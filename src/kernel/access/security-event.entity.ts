import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/column-types.js';
import { TenantEntity } from '../database/tenant.entity.js';

export type Refused = 'password_refused' | 'code_refused' | 'link_refused' | 'provider_refused';

/** Someone was not let in. */
@Entity('security_event')
export class SecurityEventEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'timestamptz', transformer: instant })
  at!: Temporal.Instant;

  @Column({ type: 'text' })
  what!: Refused;

  /** Pseudonym of the account tried, whether it exists or not. */
  @Column({ type: 'text' })
  who!: string;

  /** Pseudonym of the network it came from. */
  @Column({ type: 'text' })
  address!: string;
}
