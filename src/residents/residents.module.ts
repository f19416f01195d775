import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ResidentImportEntity } from './resident-import.entity.js';
import { ResidentMergeEntity } from './resident-merge.entity.js';
import { ResidentNoteEntity } from './resident-note.entity.js';
import { ResidentEntity } from './resident.entity.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { AddNote } from './add-note.js';
import { ChangeResident } from './change-resident.js';
import { DismissDouble } from './dismiss-double.js';
import { DoublesExport } from './doubles-export.js';
import { DoublePairsQuery } from './double-pairs.query.js';
import { LikelyDoublesQuery } from './likely-doubles.query.js';
import { MergeResidents } from './merge-residents.js';
import { MergesPart } from './merges-part.js';
import { ResidentMergesQuery } from './resident-merges.query.js';
import { ResidentPicks } from './resident-picks.js';
import { UndoImport } from './undo-import.js';
import { UndoMerge } from './undo-merge.js';
import { DecideImport } from './import-decide.js';
import { ChangeResidentPages } from './change-resident.pages.js';
import { PersonInDossier } from './person-in-dossier.js';
import { RegisterResidentPages } from './register-resident.pages.js';
import { DossierParts } from './dossier-parts.js';
import { DossierTimelineQuery } from './dossier-timeline.query.js';
import { EndDossier } from './endings/end-dossier.js';
import { ResidentEndingEntity, ResidentEndingLineEntity } from './endings/ending.entity.js';
import { EndingsDemo } from './endings/endings-demo.js';
import { EndingInDossier } from './endings/ending-in-dossier.js';
import { EndingsController } from './endings/endings.controller.js';
import { EndingsListPages, EndingsPages } from './endings/endings.pages.js';
import { EndingsPart } from './endings/endings-part.js';
import { EndingsQuery } from './endings/endings.query.js';
import { EndingsWords } from './endings/endings.words.js';
import { FirstLines } from './endings/first-lines.js';
import { ToFinishExport } from './endings/to-finish-export.js';
import { ToFinishListQuery } from './endings/to-finish-list.query.js';
import { TickLine } from './endings/tick-line.js';
import { UndoEnding } from './endings/undo-ending.js';
import { DeclareHousehold } from './households/declare-household.js';
import { DismissHousehold } from './households/dismiss-household.js';
import { HouseholdEntity, HouseholdMemberEntity } from './households/household.entity.js';
import { HouseholdsController, ResidentHouseholdController } from './households/households.controller.js';
import { HouseholdsDemo } from './households/households-demo.js';
import { HouseholdInDossier } from './households/household-in-dossier.js';
import { HouseholdsEnding } from './households/households-ending.js';
import { HouseholdsPages } from './households/households.pages.js';
import { HouseholdsPart } from './households/households-part.js';
import { HouseholdsQuery } from './households/households.query.js';
import { HouseholdsWords } from './households/households.words.js';
import { LeaveHousehold } from './households/leave-household.js';
import { RejoinHousehold } from './households/rejoin-household.js';
import { EraseForgotten } from './erase-forgotten.js';
import { EraseResident } from './erase-resident.js';
import { FindPeopleQuery } from './find-people.query.js';
import { ForgetImportRows } from './forget-import-rows.js';
import { ForgottenQuery } from './forgotten.query.js';
import { ImportResidentsQuery } from './import-residents.query.js';
import { ImportStateQuery } from './import-state.query.js';
import { ImportsPart } from './imports-part.js';
import { LastChangeQuery } from './last-change.query.js';
import { NotesPart } from './notes-part.js';
import { NamedResidentsQuery } from './named-residents.query.js';
import { PassNumbers } from './pass-numbers.js';
import { PeoplePages } from './people.pages.js';
import { PeopleToPick } from './people-to-pick.js';
import { PickResident } from './pick-resident.js';
import { RegisterResident } from './register-resident.js';
import { RequestResidentImport } from './request-resident-import.js';
import { ResidentDirectoryQuery } from './resident-directory.query.js';
import { ResidentFileQuery } from './resident-file.query.js';
import { ResidentFinder } from './resident-finder.js';
import { ResidentImportQuery } from './resident-import.query.js';
import { ResidentImportRunner } from './resident-import-runner.js';
import { ResidentQuery } from './resident.query.js';
import { LiftRestriction, RestrictResident } from './restrict-resident.js';
import { StrikeNote } from './strike-note.js';
import { ResidentsController } from './residents.controller.js';
import { ResidentsImportsController } from './residents-imports.controller.js';
import { RunResidentImport } from './run-resident-import.js';
import { SamePersonQuery } from './same-person.query.js';
import { ResidentsWords } from './residents.words.js';
import { ImportsPages } from './imports.pages.js';
import { NotesPages } from './notes.pages.js';
import { RetentionPages } from './retention.pages.js';
import { DossierSectionsQuery } from './dossier-sections.js';
import { ResidentsDemo } from './residents-demo.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      HouseholdEntity,
      HouseholdMemberEntity,
      ResidentEntity,
      ResidentEndingEntity,
      ResidentEndingLineEntity,
      ResidentImportEntity,
      ResidentMergeEntity,
      ResidentNoteEntity,
    ]),
    AccountsModule,
    CcasModule,
  ],
  // In this order: `residents/imports` is not the resident called `imports`.
  controllers: [
    PeoplePages,
    RegisterResidentPages,
    ChangeResidentPages,
    RetentionPages,
    NotesPages,
    HouseholdsPages,
    EndingsListPages,
    EndingsPages,
    ImportsPages,
    ResidentsImportsController,
    EndingsController,
    HouseholdsController,
    ResidentHouseholdController,
    ResidentsController,
  ],
  providers: [
    DoublesExport,
    ResidentsDemo,
    HouseholdsDemo,
    EndingsDemo,
    DossierSectionsQuery,
    ResidentsWords,
    AddNote,
    ChangeResident,
    PersonInDossier,
    DecideImport,
    DeclareHousehold,
    DismissDouble,
    DismissHousehold,
    DossierParts,
    DossierTimelineQuery,
    DoublePairsQuery,
    EndDossier,
    EndingInDossier,
    EndingsPart,
    EndingsQuery,
    EndingsWords,
    ToFinishExport,
    ToFinishListQuery,
    FirstLines,
    EraseForgotten,
    EraseResident,
    ForgetImportRows,
    FindPeopleQuery,
    ForgottenQuery,
    HouseholdInDossier,
    HouseholdsEnding,
    HouseholdsPart,
    HouseholdsQuery,
    HouseholdsWords,
    ImportResidentsQuery,
    ImportStateQuery,
    ImportsPart,
    LastChangeQuery,
    LeaveHousehold,
    LiftRestriction,
    LikelyDoublesQuery,
    MergeResidents,
    MergesPart,
    NamedResidentsQuery,
    NotesPart,
    PassNumbers,
    PeopleToPick,
    PickResident,
    RegisterResident,
    RejoinHousehold,
    RequestResidentImport,
    ResidentDirectoryQuery,
    ResidentFileQuery,
    ResidentFinder,
    ResidentImportQuery,
    ResidentImportRunner,
    ResidentMergesQuery,
    ResidentPicks,
    ResidentQuery,
    RestrictResident,
    RunResidentImport,
    SamePersonQuery,
    StrikeNote,
    TickLine,
    UndoEnding,
    UndoImport,
    UndoMerge,
  ],
  exports: [
    ChangeResident,
    DismissDouble,
    DossierParts,
    DossierSectionsQuery,
    DossierTimelineQuery,
    DoublePairsQuery,
    EraseResident,
    LastChangeQuery,
    LiftRestriction,
    LikelyDoublesQuery,
    MergeResidents,
    NamedResidentsQuery,
    PassNumbers,
    PickResident,
    RegisterResident,
    RequestResidentImport,
    ResidentFileQuery,
    ResidentImportQuery,
    ResidentMergesQuery,
    ResidentPicks,
    ResidentQuery,
    RestrictResident,
    RunResidentImport,
    UndoMerge,
  ],
})
export class ResidentsModule {}
