import { Entity } from 'typeorm';
import { Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';

/** What a CCAS says of itself on its receipts, where money goes, and its accounts; one row. */
@Entity('donation_settings')
export class DonationSettingsEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text({ nullable: true }) siren!: string | null;
  @Text({ nullable: true }) legalCategory!: string | null;
  @Text({ nullable: true }) object!: string | null;
  @Text({ nullable: true }) streetNumber!: string | null;
  @Text({ nullable: true }) street!: string | null;
  @Text({ nullable: true }) postcode!: string | null;
  @Text({ nullable: true }) commune!: string | null;
  @Text({ nullable: true }) iban!: string | null;
  @Text({ nullable: true }) accountHolder!: string | null;
  @Text({ nullable: true }) signatoryName!: string | null;
  @Text({ nullable: true }) signatoryQuality!: string | null;
  @Uuid({ nullable: true }) signatureDocumentId!: string | null;
  @Text({ nullable: true }) accountCash!: string | null;
  @Text({ nullable: true }) accountGifts!: string | null;
  @Text({ nullable: true }) accountExpenses!: string | null;
  @Text({ nullable: true }) accountGoods!: string | null;
  @Text({ nullable: true }) accountSkills!: string | null;
}
