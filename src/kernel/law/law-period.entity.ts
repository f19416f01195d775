import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Json, Text, Uuid } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';

/** Figures of one law over some days, as a manager wrote them. Never changed, only taken away and written again. */
@Entity('law_period')
export class LawPeriodEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() law!: string;
  @Day() validFrom!: Temporal.PlainDate;

  /** Last day. */
  @Day() validThrough!: Temporal.PlainDate;
  @Json() figures!: Record<string, number>;
  @Text() source!: string;
  @Instant() addedAt!: Temporal.Instant;
}
