import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { ReceiptEntity } from './receipt.entity.js';
import { DonationSettingsModule } from '../settings/donation-settings.module.js';
import { GivingModule } from '../giving/giving.module.js';
import { DonationReceiptsController } from './donation-receipts.controller.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceiptsPages } from './receipts.pages.js';
import { DeclarationQuery } from './declaration.query.js';
import { IssueReceipt } from './issue-receipt.js';
import { IssueReceiptsAct } from './issue-receipts-act.js';
import { IssueYear } from './issue-year.js';
import { MailReceipt } from './mail-receipt.js';
import { ReceiptFactsQuery } from './receipt-facts.query.js';
import { ReceiptFiles } from './receipt-files.js';
import { ReceiptListQuery } from './receipt-list.query.js';
import { ReceiptsExport } from './receipts-export.js';
import { VoidReceipt } from './void-receipt.js';

/** Tax receipts, numbered without a gap, and the yearly declaration. */
@OfModule('donations')
@Module({
  imports: [TypeOrmModule.forFeature([ReceiptEntity]), DonationSettingsModule, GivingModule],
  controllers: [DonationReceiptsController, ReceiptsController, ReceiptsPages],
  providers: [
    DeclarationQuery,
    IssueReceipt,
    IssueReceiptsAct,
    IssueYear,
    MailReceipt,
    ReceiptFactsQuery,
    ReceiptFiles,
    ReceiptListQuery,
    ReceiptsExport,
    VoidReceipt,
  ],
})
export class ReceiptsModule {}
