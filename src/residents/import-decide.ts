import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { batches } from './import-batches.js';
import { type ImportLine, LineReader } from './import-line.js';
import type { ImportPlan } from './import-plan.js';
import { parseRecords, type Separator, type SourceRecord } from './import-records.js';
import { ImportResidentsQuery } from './import-residents.query.js';
import { readSource } from './import-source.js';
import { type ImportJob, type ImportReport, ImportStateQuery } from './import-state.query.js';
import { LineRefused } from './import.errors.js';

const batchesPerProgress = 5;
const refusalsKept = 1000;
/** A few milliseconds of work: what another request may have to wait. */
const rowsPerTurn = 50;

/** Reads a file and decides what to do with each of its lines; writes nothing but the progress. */
@Injectable()
export class DecideImport {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly states: ImportStateQuery,
    private readonly residents: ImportResidentsQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * @param plan filled with what is to be written
   * @throws UnreadableFile
   */
  async run(tx: Tx, job: ImportJob, plan: ImportPlan, stop?: AbortSignal): Promise<ImportReport> {
    const { ccasId } = job.actor;
    const { communeCodes } = await this.rules.get(tx, ccasId);
    const { header, records } = await readSource(job.file, communeCodes.length === 1);
    const reader = new LineReader(header, communeCodes, this.clock.today());
    const report: ImportReport = { rowsRead: 0, created: 0, merged: 0, unchanged: 0, refused: 0, refusals: [] };
    for (const [index, batch] of batches(records).entries()) {
      if (index % batchesPerProgress === 0) await this.states.advance(ccasId, job.id, records.length, report);
      stop?.throwIfAborted();
      const cells = cellsOf(batch, header.separator);
      const lines = new Map<SourceRecord, ImportLine>();
      for (const [place, record] of batch.entries()) {
        note(report, record, () => lines.set(record, reader.read(cells.get(record))));
        if (place % rowsPerTurn === 0) await nextTurn();
      }
      const keys = plan.toLookUp([...lines.values()]);
      if (keys.length > 0) plan.learn(keys, await this.residents.known(tx, keys));
      for (const [record, line] of lines) note(report, record, () => report[plan.decide(line)]++);
      report.rowsRead += batch.length;
    }
    report.refusals.sort((one, other) => one.line - other.line).splice(refusalsKept);
    await this.states.advance(ccasId, job.id, records.length, report);
    return report;
  }
}

function cellsOf(batch: SourceRecord[], separator: Separator): Map<SourceRecord, string[]> {
  const whole = batch.filter((record) => !record.isBroken);
  return new Map(parseRecords(whole, separator).map((cells, place) => [whole[place]!, cells]));
}

function note(report: ImportReport, { line }: SourceRecord, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof LineRefused)) throw error;
    const { field, code, detail } = error;
    report.refused++;
    report.refusals.push({ line, field, code, detail });
  }
}
