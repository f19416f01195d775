import { Module } from '@nestjs/common';
import { AddTill } from './add-till.js';
import { ChangePartnerState } from './change-partner-state.js';
import { PairTill } from './pair-till.js';
import { PartnerDirectoryQuery } from './partner-directory.query.js';
import { PartnersController } from './partners.controller.js';
import { RegisterPartner } from './register-partner.js';
import { TillsPages } from './tills.pages.js';
import { TillsController } from './tills.controller.js';

@Module({
  controllers: [PartnersController, TillsController, TillsPages],
  providers: [AddTill, ChangePartnerState, PairTill, PartnerDirectoryQuery, RegisterPartner],
  exports: [AddTill, ChangePartnerState, PairTill, PartnerDirectoryQuery, RegisterPartner],
})
export class PartnersModule {}
