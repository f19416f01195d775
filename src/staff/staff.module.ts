import { Module } from '@nestjs/common';
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
import { ArchivesPages } from './archives.pages.js';
import { CardsPages } from './cards.pages.js';
import { ChangeResidentPages } from './change-resident.pages.js';
import { ApplicationsPages } from './applications.pages.js';
import { CounterPages } from './counter.pages.js';
import { DossierQuery } from './dossier.query.js';
import { HoldersPages } from './holders.pages.js';
import { EndingsPages } from './endings.pages.js';
import { ImportsPages } from './imports.pages.js';
import { ListExportsPages } from './list-exports.pages.js';
import { ListExportsQuery } from './list-exports.query.js';
import { ListImportsPages } from './list-imports.pages.js';
import { MailLogQuery } from './mail-log.query.js';
import { MailsPages } from './mails.pages.js';
import { DoublesPages } from './doubles.pages.js';
import { MergesPages } from './merges.pages.js';
import { NotesPages } from './notes.pages.js';
import { OffersPages } from './offers.pages.js';
import { PartnerAccessPages } from './partner-access.pages.js';
import { PartnersPages } from './partners.pages.js';
import { PassesPages } from './passes.pages.js';
import { RefusalListQuery } from './refusal-list.query.js';
import { RefusalsPages } from './refusals.pages.js';
import { ReissuePages } from './reissue.pages.js';
import { ReminderLettersPages } from './reminder-letters.pages.js';
import { ResidentListQuery } from './resident-list.query.js';
import { ResidentsPages } from './residents.pages.js';
import { RetentionPages } from './retention.pages.js';
import { RightsListPages } from './rights-list.pages.js';
import { RightsPages } from './rights.pages.js';
import { SearchPages } from './search.pages.js';
import { StaffNamesQuery } from './staff-names.query.js';
import { TodayPages } from './today.pages.js';
import { TodayQuery } from './today.query.js';
import { UsesPages } from './uses.pages.js';
import { WaitingTasks } from './waiting-tasks.js';
import { StaffWords } from './staff.words.js';

@Module({
  imports: [
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
    ArchivesPages,
    ListImportsPages,
    ImportsPages,
    ResidentsPages,
    ChangeResidentPages,
    HoldersPages,
    RightsPages,
    RightsListPages,
    NotesPages,
    UsesPages,
    RetentionPages,
    SearchPages,
    RefusalsPages,
    ListExportsPages,
    MergesPages,
    PassesPages,
    CounterPages,
    ApplicationsPages,
    DoublesPages,
    CardsPages,
    PartnerAccessPages,
    PartnersPages,
    OffersPages,
    MailsPages,
    EndingsPages,
    ReissuePages,
    ReminderLettersPages,
  ],
  providers: [
    StaffWords,
    DossierQuery,
    ListExportsQuery,
    MailLogQuery,
    RefusalListQuery,
    ResidentListQuery,
    StaffNamesQuery,
    TodayQuery,
    WaitingTasks,
  ],
})
export class StaffModule {}
