import { Module } from '@nestjs/common';
import { listImportPages } from '../kernel/lists/list-import.pages.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfferRevisionEntity } from './offer-revision.entity.js';
import { OfferEntity } from './offer.entity.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { ChangeOffer } from './change-offer.js';
import { ChangeOfferState } from './change-offer-state.js';
import { DecideRevision } from './decide-revision.js';
import { DraftOffer } from './draft-offer.js';
import { ImportOffers } from './import-offers.js';
import { OfferDirectoryQuery } from './offer-directory.query.js';
import { OfferQuota } from './offer-quota.js';
import { OfferRevisionQuery } from './offer-revision.query.js';
import { OffersController } from './offers.controller.js';
import { ProposeRevision } from './propose-revision.js';
import { ResumeOffers } from './resume-offers.js';
import { OffersWords } from './offers.words.js';
import { OfferDecisionsPages } from './offer-decisions.pages.js';
import { OffersPages } from './offers.pages.js';
import { PartnerHomePages } from './partner-home.pages.js';
import { PartnerOffersPages } from './partner-offers.pages.js';
import { PartnerUsesQuery } from './partner-uses.query.js';
import { OffersInPartnerFile } from './offers-in-partner-file.js';
import { OfferListQuery } from './offer-list.query.js';
import { PauseOffersAct, ResumeOffersAct } from './pause-offers-act.js';
import { OffersExport } from './offers-export.js';
import { OffersDemo } from './offers-demo.js';

const forOthers = [
  ChangeOffer,
  ChangeOfferState,
  DraftOffer,
  ImportOffers,
  OfferDirectoryQuery,
  OfferQuota,
  OfferRevisionQuery,
  ProposeRevision,
];

@Module({
  imports: [TypeOrmModule.forFeature([OfferEntity, OfferRevisionEntity]), CcasModule, PartnersModule],
  controllers: [
    listImportPages(ImportOffers),
    OffersPages,
    OfferDecisionsPages,
    OffersController,
    PartnerHomePages,
    PartnerOffersPages,
  ],
  providers: [
    OffersDemo,
    OffersExport,
    OfferListQuery,
    PauseOffersAct,
    ResumeOffersAct,
    OffersInPartnerFile,
    ...forOthers,
    DecideRevision,
    ResumeOffers,
    OffersWords,
    PartnerUsesQuery,
  ],
  exports: forOthers,
})
export class OffersModule {}
