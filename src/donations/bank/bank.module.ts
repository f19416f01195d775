import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { BankLineEntity } from './bank-line.entity.js';
import { DonationSettingsModule } from '../settings/donation-settings.module.js';
import { GivingModule } from '../giving/giving.module.js';
import { AccountingPages } from './accounting.pages.js';
import { BankPages } from './bank.pages.js';
import { AccountingQuery } from './accounting.query.js';
import { BankExport } from './bank-export.js';
import { BankListQuery } from './bank-list.query.js';
import { BankLines } from './bank-lines.js';

/** The bank’s file beside the gifts one waits for, and what the accounts are told. */
@OfModule('donations')
@Module({
  imports: [TypeOrmModule.forFeature([BankLineEntity]), DonationSettingsModule, GivingModule],
  controllers: [AccountingPages, BankPages],
  providers: [AccountingQuery, BankExport, BankLines, BankListQuery],
})
export class BankModule {}
