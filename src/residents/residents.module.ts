import { Module } from '@nestjs/common';
import { CcasModule } from '../ccas/ccas.module.js';
import { ChangeResident } from './change-resident.js';
import { DismissDouble } from './dismiss-double.js';
import { DoublePairsQuery } from './double-pairs.query.js';
import { LikelyDoublesQuery } from './likely-doubles.query.js';
import { MergeResidents } from './merge-residents.js';
import { MergesPart } from './merges-part.js';
import { ResidentMergesQuery } from './resident-merges.query.js';
import { UndoMerge } from './undo-merge.js';
import { DecideImport } from './import-decide.js';
import { DossierParts } from './dossier-parts.js';
import { EraseResident } from './erase-resident.js';
import { ImportResidentsQuery } from './import-residents.query.js';
import { ImportStateQuery } from './import-state.query.js';
import { RegisterResident } from './register-resident.js';
import { RequestResidentImport } from './request-resident-import.js';
import { ResidentDirectoryQuery } from './resident-directory.query.js';
import { ResidentFileQuery } from './resident-file.query.js';
import { ResidentImportQuery } from './resident-import.query.js';
import { ResidentImportRunner } from './resident-import-runner.js';
import { ResidentQuery } from './resident.query.js';
import { ResidentsController } from './residents.controller.js';
import { ResidentsImportsController } from './residents-imports.controller.js';
import { RunResidentImport } from './run-resident-import.js';
import { SamePersonQuery } from './same-person.query.js';

@Module({
  imports: [CcasModule],
  // In this order: `residents/imports` is not the resident called `imports`.
  controllers: [ResidentsImportsController, ResidentsController],
  providers: [
    ChangeResident,
    DecideImport,
    DismissDouble,
    DossierParts,
    DoublePairsQuery,
    EraseResident,
    ImportResidentsQuery,
    ImportStateQuery,
    LikelyDoublesQuery,
    MergeResidents,
    MergesPart,
    RegisterResident,
    RequestResidentImport,
    ResidentDirectoryQuery,
    ResidentFileQuery,
    ResidentImportQuery,
    ResidentImportRunner,
    ResidentMergesQuery,
    ResidentQuery,
    RunResidentImport,
    SamePersonQuery,
    UndoMerge,
  ],
  exports: [
    ChangeResident,
    DismissDouble,
    DossierParts,
    DoublePairsQuery,
    EraseResident,
    LikelyDoublesQuery,
    MergeResidents,
    RegisterResident,
    RequestResidentImport,
    ResidentDirectoryQuery,
    ResidentFileQuery,
    ResidentImportQuery,
    ResidentImportRunner,
    ResidentMergesQuery,
    ResidentQuery,
    RunResidentImport,
    SamePersonQuery,
    UndoMerge,
  ],
})
export class ResidentsModule {}
