import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Cents, Day, Instant, Smallint, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';

/** A credit of the bank’s file that may be a gift. */
@Entity('bank_line')
export class BankLineEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Day() bookedOn!: Temporal.PlainDate;
  @Text() label!: string;
  @Cents() amountCents!: number;
  @Smallint() occurrence!: number;
  @Instant() importedAt!: Temporal.Instant;
  @Text({ default: 'open' }) state!: 'open' | 'confirmed' | 'set_aside';
  @Uuid({ nullable: true }) receptionId!: string | null;
}
