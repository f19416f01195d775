import { Module } from '@nestjs/common';
import { OffersModule } from '../offers/offers.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { Counters } from './counters.js';
import { Idempotency } from './idempotency.js';
import { OfferAtTillQuery } from './offer-at-till.query.js';
import { RecordRefusal } from './record-refusal.js';
import { RedeemOffer } from './redeem-offer.js';
import { RedemptionsController } from './redemptions.controller.js';
import { ScannerPages } from './scanner.pages.js';
import { ScannedCredentialQuery } from './scanned-credential.query.js';
import { VerificationsController } from './verifications.controller.js';
import { VerifyPass } from './verify-pass.js';
import { VoidRedemption } from './void-redemption.js';

@Module({
  imports: [OffersModule, PassesModule],
  controllers: [RedemptionsController, ScannerPages, VerificationsController],
  providers: [
    Counters,
    Idempotency,
    OfferAtTillQuery,
    RecordRefusal,
    RedeemOffer,
    ScannedCredentialQuery,
    VerifyPass,
    VoidRedemption,
  ],
  exports: [RedeemOffer, VerifyPass, VoidRedemption],
})
export class RedemptionsModule {}
