import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cents, instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A credit of the bank’s file that may be a gift. */
@Entity('bank_line')
export class BankLineEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'date', name: 'booked_on', transformer: plainDate })
  bookedOn!: Temporal.PlainDate;

  @Column({ type: 'text' })
  label!: string;

  @Column({ type: 'bigint', name: 'amount_cents', transformer: cents })
  amountCents!: number;

  @Column({ type: 'smallint' })
  occurrence!: number;

  @Column({ type: 'timestamptz', name: 'imported_at', transformer: instant })
  importedAt!: Temporal.Instant;

  @Column({ type: 'text', default: 'open' })
  state!: 'open' | 'confirmed' | 'set_aside';

  @Column({ type: 'uuid', name: 'reception_id', nullable: true })
  receptionId!: string | null;
}
