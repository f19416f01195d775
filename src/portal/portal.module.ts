import { Module } from '@nestjs/common';
import { CcasModule } from '../ccas/ccas.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { ApiDescription } from './api-description.js';
import { ApiDocsController } from './api-docs.controller.js';
import { LegalPages } from './legal.pages.js';
import { PublicPages } from './public.pages.js';
import { PortalWords } from './portal.words.js';

@Module({
  imports: [CcasModule, OffersModule],
  controllers: [ApiDocsController, LegalPages, PublicPages],
  providers: [PortalWords, ApiDescription],
})
export class PortalModule {}
