import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import type { Figures } from './law-table.js';
import { Day, Instant, Json, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Figures of one law over some days, as a manager wrote them. Never changed: taken away, and written again. */
@Entity('law_period')
export class LawPeriodEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() law!: string;
  @Day() validFrom!: Temporal.PlainDate;

  /** Last day; null where it holds until another begins. */
  @Day({ nullable: true }) validThrough!: Temporal.PlainDate | null;
  @Json() figures!: Figures;
  @Text() source!: string;
  @Instant() addedAt!: Temporal.Instant;
}
