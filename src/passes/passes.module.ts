import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialEntity } from './credential.entity.js';
import { PassReminderEntity } from './pass-reminder.entity.js';
import { PassStateChangeEntity } from './pass-state-change.entity.js';
import { PassEntity } from './pass.entity.js';
import { SignedStatusListEntity, StatusListEntity } from './status-list.entity.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { CardContentQuery } from './card-content.query.js';
import { ChangePassState } from './change-pass-state.js';
import { CheckPages } from './check.pages.js';
import { ConfirmEligibility } from './confirm-eligibility.js';
import { EndingPassesQuery } from './ending-passes.query.js';
import { HoldersQuery } from './holders.query.js';
import { IssueCredential } from './issue-credential.js';
import { ExtendPhoneCredential } from './extend-phone-credential.js';
import { IssuePass } from './issue-pass.js';
import { IssuePhoneCredential } from './issue-phone-credential.js';
import { MarkPrinted } from './mark-printed.js';
import { PassClues } from './pass-clues.js';
import { PassGaps } from './pass-gaps.js';
import { PassFinder } from './pass-finder.js';
import { PassQuery } from './pass.query.js';
import { PassReminders } from './pass-reminders.js';
import { PassesController } from './passes.controller.js';
import { PrintReminderLetters } from './print-reminder-letters.js';
import { EndingsExport } from './endings-export.js';
import { ReissueListQuery } from './reissue-list.query.js';
import { ResidentListPages } from './resident-list.pages.js';
import { ResidentListQuery } from './resident-list.query.js';
import { ResidentsExport } from './residents-export.js';
import { ReissuesExport } from './reissues-export.js';
import { RemindHolder } from './remind-holder.js';
import { ReminderLettersQuery } from './reminder-letters.query.js';
import { RemindersPart } from './reminders-part.js';
import { MergeHolders, UndoHoldersMerge } from './merge-holders.js';
import { PassesPart } from './passes-part.js';
import { RenewPass } from './renew-pass.js';
import { RenewPasses } from './renew-passes.js';
import { ReplaceCard } from './replace-card.js';
import { RestoreCarerPhones } from './restore-carer-phones.js';
import { RevokeCredential } from './revoke-credential.js';
import { SignCredential } from './sign-credential.js';
import { SignStatusLists } from './sign-status-lists.js';
import { StatusController } from './status.controller.js';
import { StatusLists } from './status-list.js';
import { StatusPlaces } from './status-places.js';
import { PassesWords } from './passes.words.js';
import { EndingsPages } from './endings.pages.js';
import { ReissuePages } from './reissue.pages.js';
import { ReminderLettersPages } from './reminder-letters.pages.js';
import { PassesPages } from './passes.pages.js';
import { DoublesPages } from './doubles.pages.js';
import { MergesPages } from './merges.pages.js';
import { PassesTasks } from './passes-tasks.js';
import { PassInDossier } from './pass-in-dossier.js';
import { PassesExport } from './passes-export.js';
import { PassesDemo } from './passes-demo.js';
import { PassesEnding } from './passes-ending.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      CredentialEntity,
      PassEntity,
      PassReminderEntity,
      PassStateChangeEntity,
      SignedStatusListEntity,
      StatusListEntity,
    ]),
    CcasModule,
    ResidentsModule,
  ],
  controllers: [
    ResidentListPages,
    MergesPages,
    DoublesPages,
    PassesPages,
    ReminderLettersPages,
    ReissuePages,
    EndingsPages,
    CheckPages,
    PassesController,
    StatusController,
  ],
  providers: [
    PassesEnding,
    PassesDemo,
    PassesExport,
    EndingsExport,
    ReissuesExport,
    PassInDossier,
    PassesTasks,
    PassesWords,
    CardContentQuery,
    ChangePassState,
    ConfirmEligibility,
    ExtendPhoneCredential,
    EndingPassesQuery,
    HoldersQuery,
    IssueCredential,
    IssuePass,
    MarkPrinted,
    IssuePhoneCredential,
    MergeHolders,
    PassClues,
    PassFinder,
    PassGaps,
    PassQuery,
    PassReminders,
    PrintReminderLetters,
    ReissueListQuery,
    ResidentListQuery,
    ResidentsExport,
    RemindHolder,
    ReminderLettersQuery,
    RemindersPart,
    PassesPart,
    RenewPass,
    RenewPasses,
    ReplaceCard,
    RestoreCarerPhones,
    RevokeCredential,
    SignCredential,
    SignStatusLists,
    StatusLists,
    StatusPlaces,
    UndoHoldersMerge,
  ],
  exports: [
    CardContentQuery,
    ExtendPhoneCredential,
    HoldersQuery,
    IssuePass,
    MarkPrinted,
    IssuePhoneCredential,
    PassQuery,
    ReissueListQuery,
    ReplaceCard,
    RestoreCarerPhones,
    RevokeCredential,
    SignCredential,
    StatusLists,
  ],
})
export class PassesModule {}
