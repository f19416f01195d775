import { Injectable } from '@nestjs/common';
import { WaitingWork } from '../jobs/waiting-work.js';
import { BULK_RUNS, BulkStateQuery } from './bulk-state.query.js';
import { DoBulkRun } from './do-bulk-run.js';

/** Does what was accepted and waits. */
@Injectable()
export class BulkRunner extends WaitingWork {
  constructor(states: BulkStateQuery, doBulkRun: DoBulkRun) {
    super(BULK_RUNS, states, (ccasId, id, stop) => doBulkRun.run(ccasId, id, stop));
  }
}
