import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { PrintingModule } from '../printing/printing.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { AgendaPages } from './agenda.pages.js';
import { CallsPages } from './calls.pages.js';
import { DossierQuery } from './dossier.query.js';
import { IssuePassesAct } from './issue-passes-act.js';
import { ListExportsPages } from './list-exports.pages.js';
import { NamedResidentsQuery } from './named-residents.query.js';
import { ResidentsExport } from './residents-export.js';
import { ResidentListQuery } from './resident-list.query.js';
import { ResidentsPages } from './residents.pages.js';
import { SearchPages } from './search.pages.js';
import { TodayPages } from './today.pages.js';
import { TodayQuery } from './today.query.js';
import { PassGaps } from './pass-gaps.js';
import { StaffWords } from './staff.words.js';

@Module({
  imports: [AccountsModule, CcasModule, PartnersModule, PassesModule, PrintingModule, ResidentsModule],
  controllers: [TodayPages, AgendaPages, CallsPages, ResidentsPages, SearchPages, ListExportsPages],
  providers: [
    IssuePassesAct,
    NamedResidentsQuery,
    StaffWords,
    DossierQuery,
    ResidentsExport,
    ResidentListQuery,
    TodayQuery,
    PassGaps,
  ],
})
export class StaffModule {}
