import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../database/column-types.js';
import { TenantEntity } from '../database/tenant.entity.js';

/** Figures of one law over some days, as a manager wrote them. Never changed, only taken away and written again. */
@Entity('law_period')
export class LawPeriodEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  law!: string;

  @Column({ type: 'date', name: 'valid_from', transformer: plainDate })
  validFrom!: Temporal.PlainDate;

  /** Last day. */
  @Column({ type: 'date', name: 'valid_through', transformer: plainDate })
  validThrough!: Temporal.PlainDate;

  @Column({ type: 'jsonb' })
  figures!: Record<string, number>;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'timestamptz', name: 'added_at', transformer: instant })
  addedAt!: Temporal.Instant;
}
