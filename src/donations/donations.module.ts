import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BankLineEntity } from './bank-line.entity.js';
import { DonationRuleEntity, DonationSettingsEntity } from './donation-settings.entity.js';
import {
  DeliberationEntity,
  DonationEntity,
  DonationGoodEntity,
  DonationReceptionEntity,
  DonationSkillEntity,
} from './donation.entity.js';
import { DonorEntity } from './donor.entity.js';
import { FundEntity, FundExpenseEntity, FundTransferEntity } from './fund.entity.js';
import { ReceiptEntity } from './receipt.entity.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { BankPages } from './bank.pages.js';
import { BoardPages } from './board.pages.js';
import { DonationsPages } from './donations.pages.js';
import { DonorsPages } from './donors.pages.js';
import { FollowingPages } from './following.pages.js';
import { FundsPages } from './funds.pages.js';
import { GivingPages } from './giving.pages.js';
import { ReceiptsPages } from './receipts.pages.js';
import { RecordDonationPages } from './record-donation.pages.js';
import { SettingsPages } from './settings.pages.js';
import { EstimateReader } from './estimate-reader.js';
import { AcceptDonation } from './accept-donation.js';
import { AccountingQuery } from './accounting.query.js';
import { BankLines } from './bank-lines.js';
import { CancelDonation } from './cancel-donation.js';
import { ChangeDonor } from './change-donor.js';
import { DeclarationQuery } from './declaration.query.js';
import { DeliberateDonations } from './deliberate-donations.js';
import { DeliberationDraft } from './deliberation-draft.js';
import { Deliberations } from './deliberations.js';
import { DetailDonation } from './detail-donation.js';
import { DonationLines } from './donation-lines.js';
import { DonationLinks } from './donation-links.js';
import { DonationMails } from './donation-mails.js';
import { DonationReportController } from './donation-report.controller.js';
import { DonationReportQuery } from './donation-report.query.js';
import { DonationQuery } from './donation.query.js';
import { DonationsAtTheDesk } from './donations-at-the-desk.js';
import { DonationsController } from './donations.controller.js';
import { DonorQuery } from './donor.query.js';
import { DonorsController } from './donors.controller.js';
import { EraseDonor } from './erase-donor.js';
import { FundBalances } from './fund-balances.js';
import { FundQuery } from './fund.query.js';
import { Funds } from './funds.js';
import { FundsController } from './funds.controller.js';
import { ImpactQuery } from './impact.query.js';
import { IssueReceipt } from './issue-receipt.js';
import { IssueYear } from './issue-year.js';
import { MailReceipt } from './mail-receipt.js';
import { MakePledge } from './make-pledge.js';
import { MoveBetweenFunds } from './move-between-funds.js';
import { OptOuts } from './opt-outs.js';
import { PledgeDonation } from './pledge-donation.js';
import { PurgeDonations } from './purge-donations.js';
import { ReceiptFactsQuery } from './receipt-facts.query.js';
import { ReceiptFiles } from './receipt-files.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceiveDonation } from './receive-donation.js';
import { RecordDonor } from './record-donor.js';
import { RecordExpense } from './record-expense.js';
import { RemindDonors } from './remind-donors.js';
import { RulesQuery } from './rules.query.js';
import { DonationSettingsQuery } from './settings.query.js';
import { Settings } from './settings.js';
import { ThanksLetter } from './thanks-letter.js';
import { VoidReceipt } from './void-receipt.js';
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
      DonationRuleEntity,
      DonationSettingsEntity,
      DonationSkillEntity,
      DonorEntity,
      FundEntity,
      FundExpenseEntity,
      FundTransferEntity,
      ReceiptEntity,
    ]),
    CcasModule,
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
    RulesQuery,
    Settings,
    ThanksLetter,
    VoidReceipt,
  ],
})
export class DonationsModule {}
