import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { DonationEntity, DonationGoodEntity, DonationReceptionEntity, DonationSkillEntity } from './donation.entity.js';
import { DonorEntity } from './donor.entity.js';
import { CcasModule } from '../../ccas/ccas.module.js';
import { DeliberationsModule } from '../deliberations/deliberations.module.js';
import { DonationSettingsModule } from '../settings/donation-settings.module.js';
import { FundsModule } from '../funds/funds.module.js';
import { BoardPages } from './board.pages.js';
import { DonationReportController } from './donation-report.controller.js';
import { DonationStepsPages } from './donation-steps.pages.js';
import { DonationsController } from './donations.controller.js';
import { DonationsPages } from './donations.pages.js';
import { DonorsController } from './donors.controller.js';
import { DonorsPages } from './donors.pages.js';
import { FollowingPages } from './following.pages.js';
import { GivingPages } from './giving.pages.js';
import { RecordDonationPages } from './record-donation.pages.js';
import { AcceptDonation } from './accept-donation.js';
import { CancelDonation } from './cancel-donation.js';
import { ChangeDonor } from './change-donor.js';
import { DeliberateDonations } from './deliberate-donations.js';
import { DeliberationDraft } from './deliberation-draft.js';
import { DetailDonation } from './detail-donation.js';
import { DonationLines } from './donation-lines.js';
import { DonationLinks } from './donation-links.js';
import { DonationMails } from './donation-mails.js';
import { DonationListQuery } from './donation-list.query.js';
import { DonationsExport } from './donations-export.js';
import { DonationQuery } from './donation.query.js';
import { DonationReportQuery } from './donation-report.query.js';
import { DonorNamesakes } from './donor-namesakes.js';
import { DonorQuery } from './donor.query.js';
import { EraseDonor } from './erase-donor.js';
import { EstimateReader } from './estimate-reader.js';
import { ImpactQuery } from './impact.query.js';
import { MakePledge } from './make-pledge.js';
import { OptOuts } from './opt-outs.js';
import { PledgeDonation } from './pledge-donation.js';
import { ReceiveDonation } from './receive-donation.js';
import { RecordDonor } from './record-donor.js';
import { RemindDonors } from './remind-donors.js';
import { ThanksLetter } from './thanks-letter.js';

/** Donors, and their gifts from the promise to what arrived. */
@OfModule('donations')
@Module({
  imports: [
    TypeOrmModule.forFeature([
      DonationEntity,
      DonationGoodEntity,
      DonationReceptionEntity,
      DonationSkillEntity,
      DonorEntity,
    ]),
    CcasModule,
    DeliberationsModule,
    DonationSettingsModule,
    FundsModule,
  ],
  controllers: [
    BoardPages,
    DonationReportController,
    DonationStepsPages,
    DonationsController,
    DonationsPages,
    DonorsController,
    DonorsPages,
    FollowingPages,
    GivingPages,
    RecordDonationPages,
  ],
  providers: [
    AcceptDonation,
    CancelDonation,
    ChangeDonor,
    DeliberateDonations,
    DeliberationDraft,
    DetailDonation,
    DonationLines,
    DonationLinks,
    DonationMails,
    DonationQuery,
    DonationListQuery,
    DonationsExport,
    DonationReportQuery,
    DonorNamesakes,
    DonorQuery,
    EraseDonor,
    EstimateReader,
    ImpactQuery,
    MakePledge,
    OptOuts,
    PledgeDonation,
    ReceiveDonation,
    RecordDonor,
    RemindDonors,
    ThanksLetter,
  ],
  exports: [DonationMails, DonationQuery, EraseDonor, ReceiveDonation],
})
export class GivingModule {}
