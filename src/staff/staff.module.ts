import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArchiveModule } from '../archive/archive.module.js';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { HoldersModule } from '../holders/holders.module.js';
import { MutuelleModule } from '../mutuelle/mutuelle.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { PrintingModule } from '../printing/printing.module.js';
import { RedemptionsModule } from '../redemptions/redemptions.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { ChangeResidentPages } from './change-resident.pages.js';
import { DossierQuery } from './dossier.query.js';
import { ListExportsPages } from './list-exports.pages.js';
import { ListExportsQuery } from './list-exports.query.js';
import { ListImportsPages } from './list-imports.pages.js';
import { PartnerAccessPages } from './partner-access.pages.js';
import { PartnersPages } from './partners.pages.js';
import { ResidentListQuery } from './resident-list.query.js';
import { ResidentsPages } from './residents.pages.js';
import { SearchPages } from './search.pages.js';
import { TodayPages } from './today.pages.js';
import { TodayQuery } from './today.query.js';
import { PassGaps } from './pass-gaps.js';
import { StaffWords } from './staff.words.js';

@Module({
  imports: [
    AccountsModule,
    ApplicationsModule,
    ArchiveModule,
    CcasModule,
    HoldersModule,
    MutuelleModule,
    OffersModule,
    PartnersModule,
    PassesModule,
    PrintingModule,
    RedemptionsModule,
    ResidentsModule,
  ],
  controllers: [
    TodayPages,
    ListImportsPages,
    ResidentsPages,
    ChangeResidentPages,
    SearchPages,
    ListExportsPages,
    PartnerAccessPages,
    PartnersPages,
  ],
  providers: [StaffWords, DossierQuery, ListExportsQuery, ResidentListQuery, TodayQuery, PassGaps],
})
export class StaffModule {}
