import { Injectable } from '@nestjs/common';
import { WaitingWork } from '../kernel/jobs/waiting-work.js';
import { ImportStateQuery, RESIDENT_IMPORTS } from './import-state.query.js';
import { RunResidentImport } from './run-resident-import.js';

/** Runs the imports that wait. */
@Injectable()
export class ResidentImportRunner extends WaitingWork {
  constructor(states: ImportStateQuery, runImport: RunResidentImport) {
    super(RESIDENT_IMPORTS, states, (ccasId, id, stop) => runImport.run(ccasId, id, stop));
  }
}
