import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PassApplicationEntity } from './pass-application.entity.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { AcceptApplication } from './accept-application.js';
import { ApplicationsExport } from './applications-export.js';
import { ApplicationListQuery } from './application-list.query.js';
import { ApplicationMails } from './application-mails.js';
import { ApplicationQuery } from './application.query.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsPart } from './applications-part.js';
import { AskingPages } from './asking.pages.js';
import { AskForMore, NoteAnswer } from './ask-for-more.js';
import { EraseDraft } from './erase-draft.js';
import { KeepStep } from './keep-step.js';
import { OwnApplicationQuery } from './own-application.query.js';
import { PurgeApplications } from './purge-applications.js';
import { RefuseApplication } from './refuse-application.js';
import { SaveStep } from './save-step.js';
import { SendApplication } from './send-application.js';
import { TakeIn } from './take-in.js';
import { WithdrawApplication } from './withdraw-application.js';
import { ApplicationsWords } from './applications.words.js';
import { ApplicationsPages } from './applications.pages.js';
import { CounterPages } from './counter.pages.js';
import { ApplicationsInDossier } from './applications-in-dossier.js';
import { AcceptedApplicationsQuery } from './accepted-applications.query.js';
import { ApplicationsDemo } from './applications-demo.js';
import { ApplicationsEnding } from './applications-ending.js';

@Module({
  imports: [TypeOrmModule.forFeature([PassApplicationEntity]), CcasModule, PassesModule, ResidentsModule],
  controllers: [AskingPages, CounterPages, ApplicationsPages, ApplicationsController],
  providers: [
    ApplicationsEnding,
    ApplicationsDemo,
    AcceptedApplicationsQuery,
    ApplicationsInDossier,
    ApplicationsWords,
    AcceptApplication,
    ApplicationListQuery,
    ApplicationsExport,
    ApplicationMails,
    ApplicationQuery,
    ApplicationsPart,
    AskForMore,
    EraseDraft,
    KeepStep,
    NoteAnswer,
    OwnApplicationQuery,
    PurgeApplications,
    RefuseApplication,
    SaveStep,
    SendApplication,
    TakeIn,
    WithdrawApplication,
  ],
})
export class ApplicationsModule {}
