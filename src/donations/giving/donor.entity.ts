import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';
import type { DonorKind } from './donor-kind.js';

/** A company, known by its SIREN, or a person who gives. */
@Entity('donor')
export class DonorEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() kind!: DonorKind;
  @Text({ nullable: true }) name!: string | null;
  @Text({ nullable: true }) firstName!: string | null;
  @Text({ nullable: true }) legalForm!: string | null;
  @Text({ nullable: true }) siren!: string | null;
  @Text({ nullable: true }) street!: string | null;
  @Text({ nullable: true }) postcode!: string | null;
  @Text({ nullable: true }) commune!: string | null;
  @Text({ nullable: true }) email!: string | null;
  @Text({ nullable: true }) phone!: string | null;
  @Instant() createdAt!: Temporal.Instant;
  @Instant({ nullable: true }) erasedAt!: Temporal.Instant | null;
}
