import { Module } from '@nestjs/common';
import { CcasModule } from '../ccas/ccas.module.js';
import { ChangeResident } from './change-resident.js';
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
    DossierParts,
    EraseResident,
    ImportResidentsQuery,
    ImportStateQuery,
    RegisterResident,
    RequestResidentImport,
    ResidentDirectoryQuery,
    ResidentFileQuery,
    ResidentImportQuery,
    ResidentImportRunner,
    ResidentQuery,
    RunResidentImport,
    SamePersonQuery,
  ],
  exports: [
    ChangeResident,
    EraseResident,
    DossierParts,
    RegisterResident,
    RequestResidentImport,
    ResidentDirectoryQuery,
    ResidentFileQuery,
    ResidentImportQuery,
    ResidentImportRunner,
    ResidentQuery,
    RunResidentImport,
    SamePersonQuery,
  ],
})
export class ResidentsModule {}
