import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { C2sTerritory } from './c2s-territory.js';

/** Ceilings of the complémentaire santé solidaire: resources of twelve months, in cents, and the participation a month. */
@Entity('c2s_scale')
export class C2sScaleEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'date', name: 'valid_from', transformer: plainDate })
  validFrom!: Temporal.PlainDate;

  /** Last day, included. */
  @Column({ type: 'date', name: 'valid_through', transformer: plainDate })
  validThrough!: Temporal.PlainDate;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text' })
  territory!: C2sTerritory;

  /** For a household of one; for two, three, four, and each one more. */
  @Column({ type: 'int', name: 'free_1' })
  free1!: number;

  @Column({ type: 'int', name: 'free_2' })
  free2!: number;

  @Column({ type: 'int', name: 'free_3' })
  free3!: number;

  @Column({ type: 'int', name: 'free_4' })
  free4!: number;

  @Column({ type: 'int', name: 'free_more' })
  freeMore!: number;

  @Column({ type: 'int', name: 'paid_1' })
  paid1!: number;

  @Column({ type: 'int', name: 'paid_2' })
  paid2!: number;

  @Column({ type: 'int', name: 'paid_3' })
  paid3!: number;

  @Column({ type: 'int', name: 'paid_4' })
  paid4!: number;

  @Column({ type: 'int', name: 'paid_more' })
  paidMore!: number;

  @Column({ type: 'int', name: 'monthly_under_30' })
  monthlyUnder30!: number;

  @Column({ type: 'int', name: 'monthly_from_30' })
  monthlyFrom30!: number;

  @Column({ type: 'int', name: 'monthly_from_50' })
  monthlyFrom50!: number;

  @Column({ type: 'int', name: 'monthly_from_60' })
  monthlyFrom60!: number;

  @Column({ type: 'int', name: 'monthly_from_70' })
  monthlyFrom70!: number;

  @Column({ type: 'timestamptz', name: 'entered_at', transformer: instant })
  enteredAt!: Temporal.Instant;
}
