import { Module } from '@nestjs/common';
import { OffersModule } from '../offers/offers.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { Counters } from './counters.js';
import { ForgetUsedCodes } from './forget-used-codes.js';
import { Idempotency } from './idempotency.js';
import { OfferAtTillQuery } from './offer-at-till.query.js';
import { PassHistoryQuery } from './pass-history.query.js';
import { RecordRefusal } from './record-refusal.js';
import { RedeemOffer } from './redeem-offer.js';
import { RedemptionsController } from './redemptions.controller.js';
import { ScannerPages } from './scanner.pages.js';
import { ScannedCredentialQuery } from './scanned-credential.query.js';
import { UsedCodes } from './used-codes.js';
import { UsesPart } from './uses-part.js';
import { UsesQuery } from './uses.query.js';
import { VerificationsController } from './verifications.controller.js';
import { VerifyPass } from './verify-pass.js';
import { VoidRedemption } from './void-redemption.js';

@Module({
  imports: [OffersModule, PassesModule, ResidentsModule],
  controllers: [RedemptionsController, ScannerPages, VerificationsController],
  providers: [
    Counters,
    ForgetUsedCodes,
    Idempotency,
    OfferAtTillQuery,
    PassHistoryQuery,
    RecordRefusal,
    RedeemOffer,
    ScannedCredentialQuery,
    UsedCodes,
    UsesPart,
    UsesQuery,
    VerifyPass,
    VoidRedemption,
  ],
  exports: [PassHistoryQuery, RedeemOffer, UsesQuery, VerifyPass, VoidRedemption],
})
export class RedemptionsModule {}
