import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { CallsModule } from '../calls/calls.module.js';
import { TeamsModule } from '../../teams/teams.module.js';
import { MutuelleScope } from './mutuelle-scope.js';
import { AgreementDocumentsPages } from './agreement-documents.pages.js';
import {
  AgreementDocumentEntity,
  AgreementEntity,
  AgreementPlanEntity,
  AgreementReviewEntity,
  AgreementTariffEntity,
} from './agreement.entity.js';
import { AgreementFileQuery } from './agreement-file.query.js';
import { AgreementJob } from './agreement-job.js';
import { AgreementPages } from './agreement.pages.js';
import { AgreementQuery } from './agreement.query.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsPages } from './agreements.pages.js';
import { AgreementsInAgenda } from './agreements-in-agenda.js';
import { ChangeAgreement } from './change-agreement.js';
import { CorrectAgreementDates } from './correct-agreement-dates.js';
import { DraftAgreement } from './draft-agreement.js';

@OfModule('mutuelle')
@Module({
  imports: [
    TypeOrmModule.forFeature([
      AgreementDocumentEntity,
      AgreementEntity,
      AgreementPlanEntity,
      AgreementReviewEntity,
      AgreementTariffEntity,
    ]),
    CallsModule,
    TeamsModule,
  ],
  controllers: [AgreementDocumentsPages, AgreementPages, AgreementsController, AgreementsPages],
  providers: [
    AgreementFileQuery,
    AgreementJob,
    AgreementQuery,
    AgreementsInAgenda,
    ChangeAgreement,
    CorrectAgreementDates,
    DraftAgreement,
    MutuelleScope,
  ],
  exports: [AgreementFileQuery, AgreementQuery, MutuelleScope],
})
export class AgreementsModule {}
