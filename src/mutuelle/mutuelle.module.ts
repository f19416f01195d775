import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { OfModule } from '../kernel/modules/module-switch.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AgreementsModule } from './agreements/agreements.module.js';
import { C2sModule } from './c2s/c2s.module.js';
import { CallsModule } from './calls/calls.module.js';
import { DeskPages } from './desk.pages.js';
import { EnrolmentsModule } from './enrolments/enrolments.module.js';
import { InsurersModule } from './insurers/insurers.module.js';
import { MutuelleAtTheDesk } from './mutuelle-at-the-desk.js';
import { MutuelleDemo } from './mutuelle-demo.js';
import { MutuellePages } from './mutuelle.pages.js';
import { MutuellePaper } from './mutuelle-paper.js';
import { MutuelleSwitch } from './mutuelle-switch.js';
import { MutuelleWords } from './mutuelle.words.js';
import { PermanencesModule } from './permanences/permanences.module.js';
import { YearReportPages } from './year-report.pages.js';
import { YearReportQuery } from './year-report.query.js';

/** The mutuelle communale: its houses, and what they show together. */
@OfModule('mutuelle')
@Module({
  imports: [
    AgreementsModule,
    AppointmentsModule,
    C2sModule,
    CallsModule,
    CcasModule,
    EnrolmentsModule,
    InsurersModule,
    PermanencesModule,
    TeamsModule,
  ],
  controllers: [DeskPages, MutuellePages, YearReportPages],
  providers: [MutuelleAtTheDesk, MutuelleDemo, MutuellePaper, MutuelleSwitch, MutuelleWords, YearReportQuery],
  exports: [AgreementsModule, EnrolmentsModule],
})
export class MutuelleModule {}
