import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppointmentsModule } from '../../appointments/appointments.module.js';
import { CcasModule } from '../../ccas/ccas.module.js';
import { ConsentsModule } from '../../consents/consents.module.js';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { ResidentsModule } from '../../residents/residents.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { BookPermanence } from './book-permanence.js';
import { CallsWanted } from './calls-wanted.js';
import { ChangeConsent } from './change-consent.js';
import { EnrolmentEntity, EnrolmentEventEntity } from './enrolment.entity.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { EnrolmentPages } from './enrolment.pages.js';
import { EnrolmentListQuery } from './enrolment-list.query.js';
import { EnrolmentsExport } from './enrolments-export.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsPages } from './enrolments.pages.js';
import { ForgetPath } from './forget-path.js';
import { ForgetTypedPeople } from './forget-typed-people.js';
import { MatchEnrolment } from './match-enrolment.js';
import { MoveEnrolment } from './move-enrolment.js';
import { MutuelleConsents } from './mutuelle-consents.js';
import { MutuelleHouse } from './mutuelle-house.js';
import { MutuellePart } from './mutuelle-part.js';
import { NoteCall } from './note-call.js';
import { OpenEnrolment } from './open-enrolment.js';
import { TransmittedQuery } from './transmitted.query.js';
import { WelcomeWalkIn } from './welcome-walk-in.js';
import { MutuelleInDossier } from './mutuelle-in-dossier.js';
import { MutuelleEnding } from './mutuelle-ending.js';

@OfModule('mutuelle')
@Module({
  imports: [
    TypeOrmModule.forFeature([EnrolmentEntity, EnrolmentEventEntity]),
    AgreementsModule,
    AppointmentsModule,
    CcasModule,
    ConsentsModule,
    ResidentsModule,
  ],
  controllers: [EnrolmentPages, EnrolmentsController, EnrolmentsPages],
  providers: [
    MutuelleEnding,
    BookPermanence,
    CallsWanted,
    ChangeConsent,
    EnrolmentMoves,
    EnrolmentQuery,
    EnrolmentListQuery,
    EnrolmentsExport,
    ForgetPath,
    ForgetTypedPeople,
    MatchEnrolment,
    MoveEnrolment,
    MutuelleConsents,
    MutuelleHouse,
    MutuelleInDossier,
    MutuellePart,
    NoteCall,
    OpenEnrolment,
    TransmittedQuery,
    WelcomeWalkIn,
  ],
  exports: [
    BookPermanence,
    ChangeConsent,
    EnrolmentQuery,
    MoveEnrolment,
    MutuelleHouse,
    OpenEnrolment,
    TransmittedQuery,
    WelcomeWalkIn,
  ],
})
export class EnrolmentsModule {}
