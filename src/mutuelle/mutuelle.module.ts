import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  AgreementDocumentEntity,
  AgreementEntity,
  AgreementPlanEntity,
  AgreementReviewEntity,
  AgreementTariffEntity,
} from './agreement.entity.js';
import { C2sScaleEntity } from './c2s-scale.entity.js';
import {
  CallCriterionEntity,
  CandidateEntity,
  CandidateMarkEntity,
  CandidateTariffEntity,
  MutuelleCallEntity,
} from './call.entity.js';
import { ConsentEntity, EnrolmentEntity, EnrolmentEventEntity } from './enrolment.entity.js';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { teamPages } from '../teams/team-pages.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AddCandidate } from './add-candidate.js';
import { AgreementJob } from './agreement-job.js';
import { AgreementQuery } from './agreement.query.js';
import { AgreementFileQuery } from './agreement-file.query.js';
import { BookPermanence } from './book-permanence.js';
import { BookingRecipientQuery } from './booking-recipient.query.js';
import { C2sScales } from './c2s-scales.js';
import { CallQuery } from './call.query.js';
import { ChangeAgreement } from './change-agreement.js';
import { ChangeConsent } from './change-consent.js';
import { Consents } from './consents.js';
import { CorrectAgreementDates } from './correct-agreement-dates.js';
import { DraftAgreement } from './draft-agreement.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { ForgetPath } from './forget-path.js';
import { ForgetTypedPeople } from './forget-typed-people.js';
import { InsurerMemberEntity } from './insurer-member.entity.js';
import { InsurerTeam, insurerTeam } from './insurer-team.js';
import { JudgeCandidate } from './judge-candidate.js';
import { MatchEnrolment } from './match-enrolment.js';
import { MutuellePaper } from './mutuelle-paper.js';
import { MoveEnrolment } from './move-enrolment.js';
import { MutuellePart } from './mutuelle-part.js';
import { MutuelleHouse } from './mutuelle-house.js';
import { MutuelleAtTheDesk } from './mutuelle-at-the-desk.js';
import { MutuelleScope } from './mutuelle-scope.js';
import { NoteCall } from './note-call.js';
import { OpenCall } from './open-call.js';
import { OpenEnrolment } from './open-enrolment.js';
import { TransmittedQuery } from './transmitted.query.js';
import { WelcomeWalkIn } from './welcome-walk-in.js';
import { YearReportQuery } from './year-report.query.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementDocumentsPages } from './agreement-documents.pages.js';
import { AgreementPages } from './agreement.pages.js';
import { AgreementsPages } from './agreements.pages.js';
import { BookingPapersPages } from './booking-papers.pages.js';
import { BookingPages } from './booking.pages.js';
import { C2sPages } from './c2s.pages.js';
import { C2sChecksController } from './c2s-checks.controller.js';
import { C2sScalesPages } from './c2s-scales.pages.js';
import { CallsPages } from './calls.pages.js';
import { CandidatesPages } from './candidates.pages.js';
import { DeskPages } from './desk.pages.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentPages } from './enrolment.pages.js';
import { EnrolmentsPages } from './enrolments.pages.js';
import { InsurerPages } from './insurer.pages.js';
import { InsurerTeamPages } from './insurer-team.pages.js';
import { MutuellePages } from './mutuelle.pages.js';
import { PermanencesController } from './permanences.controller.js';
import { PermanencesPages } from './permanences.pages.js';
import { YearReportPages } from './year-report.pages.js';
import { MutuelleWords } from './mutuelle.words.js';
import { MutuelleInDossier } from './mutuelle-in-dossier.js';
import { MutuelleDemo } from './mutuelle-demo.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      AgreementDocumentEntity,
      AgreementEntity,
      AgreementPlanEntity,
      AgreementReviewEntity,
      AgreementTariffEntity,
      C2sScaleEntity,
      CallCriterionEntity,
      CandidateEntity,
      CandidateMarkEntity,
      CandidateTariffEntity,
      ConsentEntity,
      EnrolmentEntity,
      EnrolmentEventEntity,
      InsurerMemberEntity,
      MutuelleCallEntity,
    ]),
    AppointmentsModule,
    CcasModule,
    ResidentsModule,
    TeamsModule,
  ],
  controllers: [
    ...teamPages(insurerTeam),
    AgreementDocumentsPages,
    AgreementPages,
    AgreementsController,
    AgreementsPages,
    BookingPages,
    BookingPapersPages,
    C2sChecksController,
    C2sPages,
    C2sScalesPages,
    CallsPages,
    CandidatesPages,
    DeskPages,
    EnrolmentPages,
    EnrolmentsController,
    EnrolmentsPages,
    InsurerPages,
    InsurerTeamPages,
    MutuellePages,
    PermanencesController,
    PermanencesPages,
    YearReportPages,
  ],
  providers: [
    MutuelleDemo,
    MutuelleInDossier,
    MutuelleWords,
    AddCandidate,
    AgreementFileQuery,
    AgreementJob,
    AgreementQuery,
    BookPermanence,
    BookingRecipientQuery,
    C2sScales,
    CallQuery,
    ChangeAgreement,
    ChangeConsent,
    Consents,
    CorrectAgreementDates,
    DraftAgreement,
    EnrolmentMoves,
    EnrolmentQuery,
    ForgetPath,
    ForgetTypedPeople,
    InsurerTeam,
    JudgeCandidate,
    MatchEnrolment,
    MoveEnrolment,
    MutuellePaper,
    MutuelleAtTheDesk,
    MutuelleHouse,
    MutuellePart,
    MutuelleScope,
    NoteCall,
    OpenCall,
    OpenEnrolment,
    TransmittedQuery,
    WelcomeWalkIn,
    YearReportQuery,
  ],
  exports: [AgreementQuery, EnrolmentQuery],
})
export class MutuelleModule {}
