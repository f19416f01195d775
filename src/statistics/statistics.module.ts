import { Module } from '@nestjs/common';
import { PartnerReportPages } from './partner-report.pages.js';
import { PartnersReportPages } from './partners-report.pages.js';
import { RefusalsReportQuery } from './refusals-report.query.js';
import { ReportsController } from './reports.controller.js';
import { SilentPartnersQuery } from './silent-partners.query.js';
import { UsesReportQuery } from './uses-report.query.js';

@Module({
  controllers: [PartnerReportPages, PartnersReportPages, ReportsController],
  providers: [RefusalsReportQuery, SilentPartnersQuery, UsesReportQuery],
})
export class StatisticsModule {}
