import type { Temporal } from 'temporal-polyfill';
import { Entity, PrimaryColumn } from 'typeorm';
import { plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A partner looked at a good pass on this day; shown to its holder, never to the CCAS. */
@Entity('pass_check')
export class PassCheckEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'pass_id' })
  passId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'partner_id' })
  partnerId!: string;

  @PrimaryColumn({ type: 'date', transformer: plainDate })
  day!: Temporal.PlainDate;
}
