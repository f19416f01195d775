import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Int, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';
import type { C2sTerritory } from './c2s-territory.js';

/** Ceilings of the complémentaire santé solidaire: resources of twelve months, in cents, and the participation a month. */
@Entity('c2s_scale')
export class C2sScaleEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Day() validFrom!: Temporal.PlainDate;

  /** Last day, included. */
  @Day() validThrough!: Temporal.PlainDate;
  @Text() source!: string;
  @Text() territory!: C2sTerritory;

  /** For a household of one; for two, three, four, and each one more. */
  @Int({ name: 'free_1' }) free1!: number;
  @Int({ name: 'free_2' }) free2!: number;
  @Int({ name: 'free_3' }) free3!: number;
  @Int({ name: 'free_4' }) free4!: number;
  @Int() freeMore!: number;
  @Int({ name: 'paid_1' }) paid1!: number;
  @Int({ name: 'paid_2' }) paid2!: number;
  @Int({ name: 'paid_3' }) paid3!: number;
  @Int({ name: 'paid_4' }) paid4!: number;
  @Int() paidMore!: number;
  @Int({ name: 'monthly_under_30' }) monthlyUnder30!: number;
  @Int({ name: 'monthly_from_30' }) monthlyFrom30!: number;
  @Int({ name: 'monthly_from_50' }) monthlyFrom50!: number;
  @Int({ name: 'monthly_from_60' }) monthlyFrom60!: number;
  @Int({ name: 'monthly_from_70' }) monthlyFrom70!: number;
  @Instant() enteredAt!: Temporal.Instant;
}
