import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BankLineEntity } from './bank/bank-line.entity.js';
import { DonationSettingsEntity } from './donation-settings.entity.js';
import {
  DeliberationEntity,
  DonationEntity,
  DonationGoodEntity,
  DonationReceptionEntity,
  DonationSkillEntity,
} from './giving/donation.entity.js';
import { DonorEntity } from './giving/donor.entity.js';
import { FundEntity, FundExpenseEntity, FundTransferEntity } from './funds/fund.entity.js';
import { ReceiptEntity } from './receipts/receipt.entity.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { LawsModule } from '../laws/laws.module.js';
import { BankPages } from './bank/bank.pages.js';
import { BoardPages } from './giving/board.pages.js';
import { DonationStepsPages } from './giving/donation-steps.pages.js';
import { DonationsPages } from './giving/donations.pages.js';
import { DonorsPages } from './giving/donors.pages.js';
import { FollowingPages } from './giving/following.pages.js';
import { FundsPages } from './funds/funds.pages.js';
import { GivingPages } from './giving/giving.pages.js';
import { ReceiptsPages } from './receipts/receipts.pages.js';
import { RecordDonationPages } from './giving/record-donation.pages.js';
import { SettingsPages } from './settings.pages.js';
import { EstimateReader } from './giving/estimate-reader.js';
import { AcceptDonation } from './giving/accept-donation.js';
import { AccountingQuery } from './bank/accounting.query.js';
import { BankLines } from './bank/bank-lines.js';
import { CancelDonation } from './giving/cancel-donation.js';
import { ChangeDonor } from './giving/change-donor.js';
import { DeclarationQuery } from './receipts/declaration.query.js';
import { DeliberateDonations } from './giving/deliberate-donations.js';
import { DeliberationDraft } from './giving/deliberation-draft.js';
import { Deliberations } from './giving/deliberations.js';
import { DetailDonation } from './giving/detail-donation.js';
import { DonationLines } from './giving/donation-lines.js';
import { DonationLinks } from './giving/donation-links.js';
import { DonationMails } from './giving/donation-mails.js';
import { DonationReportController } from './donation-report.controller.js';
import { DonationReportQuery } from './donation-report.query.js';
import { DonationQuery } from './giving/donation.query.js';
import { DonationsAtTheDesk } from './donations-at-the-desk.js';
import { DonationsController } from './giving/donations.controller.js';
import { DonorQuery } from './giving/donor.query.js';
import { DonorsController } from './giving/donors.controller.js';
import { EraseDonor } from './giving/erase-donor.js';
import { FundBalances } from './funds/fund-balances.js';
import { FundQuery } from './funds/fund.query.js';
import { Funds } from './funds/funds.js';
import { FundsController } from './funds/funds.controller.js';
import { ImpactQuery } from './funds/impact.query.js';
import { IssueReceipt } from './receipts/issue-receipt.js';
import { IssueYear } from './receipts/issue-year.js';
import { MailReceipt } from './receipts/mail-receipt.js';
import { MakePledge } from './giving/make-pledge.js';
import { MoveBetweenFunds } from './funds/move-between-funds.js';
import { OptOuts } from './giving/opt-outs.js';
import { PledgeDonation } from './giving/pledge-donation.js';
import { PurgeDonations } from './purge-donations.js';
import { ReceiptFactsQuery } from './receipts/receipt-facts.query.js';
import { ReceiptFiles } from './receipts/receipt-files.js';
import { ReceiptsController } from './receipts/receipts.controller.js';
import { ReceiveDonation } from './giving/receive-donation.js';
import { RecordDonor } from './giving/record-donor.js';
import { RecordExpense } from './funds/record-expense.js';
import { RemindDonors } from './giving/remind-donors.js';
import { DonationSettingsQuery } from './settings.query.js';
import { Settings } from './settings.js';
import { TaxRules } from './tax-rules.js';
import { TaxTables } from './tax-tables.js';
import { ThanksLetter } from './giving/thanks-letter.js';
import { VoidReceipt } from './receipts/void-receipt.js';
import { DonationsWords } from './donations.words.js';
import { DonationsDemo } from './donations-demo.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      BankLineEntity,
      DeliberationEntity,
      DonationEntity,
      DonationGoodEntity,
      DonationReceptionEntity,
      DonationSettingsEntity,
      DonationSkillEntity,
      DonorEntity,
      FundEntity,
      FundExpenseEntity,
      FundTransferEntity,
      ReceiptEntity,
    ]),
    CcasModule,
    LawsModule,
  ],
  controllers: [
    DonorsController,
    FundsController,
    DonationsController,
    ReceiptsController,
    DonationReportController,
    GivingPages,
    FollowingPages,
    RecordDonationPages,
    ReceiptsPages,
    DonorsPages,
    FundsPages,
    BankPages,
    BoardPages,
    SettingsPages,
    DonationsPages,
    DonationStepsPages,
  ],
  providers: [
    DonationsDemo,
    DonationsWords,
    AcceptDonation,
    AccountingQuery,
    BankLines,
    CancelDonation,
    ChangeDonor,
    DeclarationQuery,
    DeliberateDonations,
    DeliberationDraft,
    Deliberations,
    DetailDonation,
    DonationLines,
    DonationLinks,
    DonationMails,
    DonationQuery,
    DonationReportQuery,
    DonationsAtTheDesk,
    DonationSettingsQuery,
    DonorQuery,
    EraseDonor,
    EstimateReader,
    FundBalances,
    FundQuery,
    Funds,
    ImpactQuery,
    IssueReceipt,
    IssueYear,
    MailReceipt,
    MakePledge,
    MoveBetweenFunds,
    OptOuts,
    PledgeDonation,
    PurgeDonations,
    ReceiptFactsQuery,
    ReceiptFiles,
    ReceiveDonation,
    RecordDonor,
    RecordExpense,
    RemindDonors,
    Settings,
    TaxRules,
    TaxTables,
    ThanksLetter,
    VoidReceipt,
  ],
})
export class DonationsModule {}
