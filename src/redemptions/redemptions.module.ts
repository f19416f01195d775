import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RefusalEntity } from './refusal.entity.js';
import { OffersModule } from '../offers/offers.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { Counters } from './counters.js';
import { ForgetUsedCodes } from './forget-used-codes.js';
import { GiveBackLease } from './give-back-lease.js';
import { GuardedNumbers } from './guarded-numbers.js';
import { HoldLease } from './hold-lease.js';
import { LeaseUnits } from './lease-units.js';
import { NoteCheck } from './note-check.js';
import { OfferAtTillQuery } from './offer-at-till.query.js';
import { PassHistoryQuery } from './pass-history.query.js';
import { RecordLateScan } from './record-late-scan.js';
import { RecordRefusal } from './record-refusal.js';
import { RecordUse } from './record-use.js';
import { RedeemOffer } from './redeem-offer.js';
import { RedemptionFactsAhead } from './redemption-facts.js';
import { RedemptionsController } from './redemptions.controller.js';
import { ScannerPages } from './scanner.pages.js';
import { ScannedCredentialQuery } from './scanned-credential.query.js';
import { ShowUses } from './show-uses.js';
import { TillBundleQuery } from './till-bundle.query.js';
import { TillController } from './till.controller.js';
import { TypedNumberQuery } from './typed-number.query.js';
import { UseSummaryQuery } from './use-summary.query.js';
import { UsesPart } from './uses-part.js';
import { UsesQuery } from './uses.query.js';
import { VerificationFactsAhead } from './verification-facts.js';
import { VerificationsController } from './verifications.controller.js';
import { VerifyPass } from './verify-pass.js';
import { VoidRedemption } from './void-redemption.js';
import { RedemptionsWords } from './redemptions.words.js';
import { RefusalsPages } from './refusals.pages.js';
import { UsesPages } from './uses.pages.js';
import { RefusalListQuery } from './refusal-list.query.js';
import { RefusalsExport } from './refusals-export.js';
import { UsesInDossier } from './uses-in-dossier.js';
import { UsesExport } from './uses-export.js';
import { RedemptionsDemo } from './redemptions-demo.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([RefusalEntity]),
    AccountsModule,
    CcasModule,
    OffersModule,
    PartnersModule,
    PassesModule,
    ResidentsModule,
  ],
  controllers: [UsesPages, RefusalsPages, RedemptionsController, ScannerPages, TillController, VerificationsController],
  providers: [
    RedemptionsDemo,
    UsesExport,
    UsesInDossier,
    RefusalListQuery,
    RefusalsExport,
    RedemptionsWords,
    Counters,
    ForgetUsedCodes,
    GiveBackLease,
    GuardedNumbers,
    HoldLease,
    LeaseUnits,
    NoteCheck,
    OfferAtTillQuery,
    PassHistoryQuery,
    RecordLateScan,
    RecordRefusal,
    RecordUse,
    RedeemOffer,
    RedemptionFactsAhead,
    ScannedCredentialQuery,
    ShowUses,
    TillBundleQuery,
    TypedNumberQuery,
    UseSummaryQuery,
    UsesPart,
    UsesQuery,
    VerificationFactsAhead,
    VerifyPass,
    VoidRedemption,
  ],
  exports: [PassHistoryQuery, UsesQuery],
})
export class RedemptionsModule {}
