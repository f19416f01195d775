import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { DonationSettingsEntity } from './donation-settings.entity.js';
import { LawsModule } from '../../laws/laws.module.js';
import { SettingsPages } from './settings.pages.js';
import { DonationSettingsQuery } from './settings.query.js';
import { Settings } from './settings.js';
import { TaxRules } from './tax-rules.js';
import { TaxTables } from './tax-tables.js';

/** What the CCAS says of itself for donations, and what the law says of them. */
@OfModule('donations')
@Module({
  imports: [TypeOrmModule.forFeature([DonationSettingsEntity]), LawsModule],
  controllers: [SettingsPages],
  providers: [DonationSettingsQuery, Settings, TaxRules, TaxTables],
  exports: [DonationSettingsQuery, TaxRules],
})
export class DonationSettingsModule {}
