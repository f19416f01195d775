import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { AgendaPages } from './agenda.pages.js';
import { CallsPages } from './calls.pages.js';
import { DossierPages } from './dossier.pages.js';
import { DossierQuery } from './dossier.query.js';
import { ListExportsPages } from './list-exports.pages.js';
import { SearchPages } from './search.pages.js';
import { TodayPages } from './today.pages.js';
import { TodayQuery } from './today.query.js';
import { StaffWords } from './staff.words.js';

@Module({
  imports: [AccountsModule, CcasModule, PartnersModule, PassesModule, ResidentsModule],
  controllers: [TodayPages, AgendaPages, CallsPages, DossierPages, SearchPages, ListExportsPages],
  providers: [StaffWords, DossierQuery, TodayQuery],
})
export class StaffModule {}
