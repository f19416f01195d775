import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** The first answer to a request, given again to whoever repeats it. */
@Entity('idempotent_answer')
export class IdempotentAnswerEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'client_id' })
  clientId!: string;

  @PrimaryColumn({ type: 'uuid' })
  key!: string;

  @Column({ type: 'bytea', name: 'request_hash' })
  requestHash!: Uint8Array;

  @Column({ type: 'jsonb', nullable: true })
  outcome!: unknown;

  @Column({ type: 'timestamptz', transformer: instant })
  at!: Temporal.Instant;
}
