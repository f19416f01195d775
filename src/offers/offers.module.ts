import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { ChangeOffer } from './change-offer.js';
import { ChangeOfferState } from './change-offer-state.js';
import { DraftOffer } from './draft-offer.js';
import { OfferDirectoryQuery } from './offer-directory.query.js';
import { OffersController } from './offers.controller.js';

@Module({
  imports: [PartnersModule],
  controllers: [OffersController],
  providers: [ChangeOffer, ChangeOfferState, DraftOffer, OfferDirectoryQuery],
  exports: [ChangeOfferState, DraftOffer, OfferDirectoryQuery],
})
export class OffersModule {}
