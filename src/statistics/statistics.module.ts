import { Module } from '@nestjs/common';
import { CcasModule } from '../ccas/ccas.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { BoardPaper } from './board-paper.js';
import { Districts } from './districts.js';
import { LocateResidents } from './locate-residents.js';
import { MonthsReportQuery } from './months-report.query.js';
import { PartnerReportPages } from './partner-report.pages.js';
import { PartnersReportPages } from './partners-report.pages.js';
import { PeopleReportQuery } from './people-report.query.js';
import { PlacesPart } from './places-part.js';
import { PublicFiguresPages } from './public-figures.pages.js';
import { RefusalsReportQuery } from './refusals-report.query.js';
import { ReportsController } from './reports.controller.js';
import { ReportsPages } from './reports.pages.js';
import { SilentPartnersExport } from './silent-partners-export.js';
import { SilentPartnersQuery } from './silent-partners.query.js';
import { StaffRights } from './staff-rights.js';
import { SummariseDays } from './summarise-days.js';
import { UnseenHolders } from './unseen-holders.js';
import { UnseenPages } from './unseen.pages.js';
import { WhereToDraw } from './where-to-draw.js';
import { UsesReportQuery } from './uses-report.query.js';
import { StatisticsWords } from './statistics.words.js';
import { DistrictsDemo } from './districts-demo.js';

@Module({
  imports: [CcasModule, DirectoryModule, ResidentsModule],
  controllers: [
    PartnerReportPages,
    PartnersReportPages,
    PublicFiguresPages,
    ReportsController,
    ReportsPages,
    UnseenPages,
  ],
  providers: [
    DistrictsDemo,
    StatisticsWords,
    BoardPaper,
    Districts,
    LocateResidents,
    MonthsReportQuery,
    PeopleReportQuery,
    PlacesPart,
    RefusalsReportQuery,
    SilentPartnersExport,
    SilentPartnersQuery,
    StaffRights,
    SummariseDays,
    UnseenHolders,
    UsesReportQuery,
    WhereToDraw,
  ],
  exports: [Districts, WhereToDraw],
})
export class StatisticsModule {}
