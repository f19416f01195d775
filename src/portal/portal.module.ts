import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { ApiDescription } from './api-description.js';
import { ApiDocsController } from './api-docs.controller.js';
import { AskingPages } from './asking.pages.js';
import { EstablishmentPages } from './establishment.pages.js';
import { JoiningPages } from './joining.pages.js';
import { LegalPages } from './legal.pages.js';
import { PartnerOffersPages } from './partner-offers.pages.js';
import { PartnerPages } from './partner.pages.js';
import { PartnerUsesQuery } from './partner-uses.query.js';
import { PublicPages } from './public.pages.js';
import { PortalWords } from './portal.words.js';

@Module({
  imports: [ApplicationsModule, CcasModule, OffersModule, PartnersModule],
  controllers: [
    ApiDocsController,
    AskingPages,
    EstablishmentPages,
    JoiningPages,
    LegalPages,
    PartnerOffersPages,
    PartnerPages,
    PublicPages,
  ],
  providers: [PortalWords, ApiDescription, PartnerUsesQuery],
})
export class PortalModule {}
