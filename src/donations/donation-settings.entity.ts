import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { RuleKind } from './tax-rules.js';

/** What a CCAS says of itself on its receipts, where money goes, and its accounts; one row. */
@Entity('donation_settings')
export class DonationSettingsEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  siren!: string | null;

  @Column({ type: 'text', name: 'legal_category', nullable: true })
  legalCategory!: string | null;

  @Column({ type: 'text', nullable: true })
  object!: string | null;

  @Column({ type: 'text', name: 'street_number', nullable: true })
  streetNumber!: string | null;

  @Column({ type: 'text', nullable: true })
  street!: string | null;

  @Column({ type: 'text', nullable: true })
  postcode!: string | null;

  @Column({ type: 'text', nullable: true })
  commune!: string | null;

  @Column({ type: 'text', nullable: true })
  iban!: string | null;

  @Column({ type: 'text', name: 'account_holder', nullable: true })
  accountHolder!: string | null;

  @Column({ type: 'text', name: 'signatory_name', nullable: true })
  signatoryName!: string | null;

  @Column({ type: 'text', name: 'signatory_quality', nullable: true })
  signatoryQuality!: string | null;

  @Column({ type: 'uuid', name: 'signature_document_id', nullable: true })
  signatureDocumentId!: string | null;

  @Column({ type: 'text', name: 'account_cash', nullable: true })
  accountCash!: string | null;

  @Column({ type: 'text', name: 'account_gifts', nullable: true })
  accountGifts!: string | null;

  @Column({ type: 'text', name: 'account_expenses', nullable: true })
  accountExpenses!: string | null;

  @Column({ type: 'text', name: 'account_goods', nullable: true })
  accountGoods!: string | null;

  @Column({ type: 'text', name: 'account_skills', nullable: true })
  accountSkills!: string | null;
}

/** A rate, ceiling or form version with its days and its source, added by a manager to those of `tax-rules.ts`. */
@Entity('donation_rule')
export class DonationRuleEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: RuleKind;

  @Column({ type: 'date', name: 'valid_from', transformer: plainDate })
  validFrom!: Temporal.PlainDate;

  @Column({ type: 'date', name: 'valid_through', nullable: true, transformer: plainDate })
  validThrough!: Temporal.PlainDate | null;

  @Column({ type: 'jsonb' })
  content!: Record<string, unknown>;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'timestamptz', name: 'added_at', transformer: instant })
  addedAt!: Temporal.Instant;
}
