import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { RightsKind } from './rights-form.js';

/** What a person asks about their own data; an agent answers within a month. */
@Entity('rights_request')
export class RightsRequestEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'resident_id' })
  residentId!: string;

  @Column({ type: 'text' })
  kind!: RightsKind;

  /** What should be written instead, in the person's words; gone once they are erased. */
  @Column({ type: 'text', nullable: true })
  message!: string | null;

  @Column({ type: 'text', name: 'asked_by' })
  askedBy!: 'resident' | 'agent';

  @Column({ type: 'timestamptz', name: 'asked_at', transformer: instant })
  askedAt!: Temporal.Instant;

  @Column({ type: 'text' })
  state!: 'waiting' | 'granted' | 'refused' | 'withdrawn';

  /** Why it was refused. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true, transformer: instant })
  closedAt!: Temporal.Instant | null;

  @Column({ type: 'uuid', name: 'closed_by_id', nullable: true })
  closedById!: string | null;
}
