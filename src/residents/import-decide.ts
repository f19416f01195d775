import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { batches } from '../kernel/lists/batches.js';
import { requiredColumns, residentColumns } from './import-columns.js';
import { type ImportLine, LineReader } from './import-line.js';
import { PassNumbers } from './pass-numbers.js';
import type { ImportPlan } from './import-plan.js';
import type { SourceRecord } from '../kernel/lists/list-records.js';
import { ImportResidentsQuery } from './import-residents.query.js';
import { cellsOf, nameIn, readSource, zerosLost } from '../kernel/lists/list-source.js';
import { type ImportJob, type ImportReport, ImportStateQuery } from './import-state.query.js';
import { LineRefused } from '../kernel/lists/list.errors.js';

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
    private readonly passNumbers: PassNumbers,
    private readonly clock: Clock,
  ) {}

  /**
   * @param plan filled with what is to be written
   * @throws UnreadableFile
   */
  async run(tx: Tx, job: ImportJob, plan: ImportPlan, stop?: AbortSignal): Promise<ImportReport> {
    const { ccasId } = job.actor;
    const { communeCodes } = await this.rules.own(tx);
    const isOnly = communeCodes.length === 1;
    const { header, records, reading } = await readSource(
      job.file,
      residentColumns,
      requiredColumns(job.matchBy, isOnly),
    );
    const reader = new LineReader(header, job.matchBy, communeCodes, this.clock.today(), this.passNumbers.read);
    const counts = { rowsRead: 0, created: 0, merged: 0, unchanged: 0, refused: 0 };
    const report: ImportReport = { ...counts, refusals: [], reading };
    let zeros = 0;
    for (const [index, batch] of batches(records).entries()) {
      if (index % batchesPerProgress === 0) await this.states.advance(ccasId, job.id, records.length, report);
      stop?.throwIfAborted();
      const cells = cellsOf(batch, header.separator);
      const named = (record: SourceRecord) => ({
        line: record.line,
        nameOf: () => nameIn(cells.get(record), header, ['lastName', 'firstName']),
      });
      const lines = new Map<SourceRecord, ImportLine>();
      for (const [place, record] of batch.entries()) {
        note(report, named(record), () => {
          lines.set(record, reader.read(cells.get(record)));
          zeros += zerosLost(cells.get(record) ?? [], header);
        });
        if (place % rowsPerTurn === 0) await nextTurn();
      }
      await this.lookUp(tx, plan, [...lines.values()]);
      for (const [record, line] of lines) note(report, named(record), () => report[plan.decide(line)]++);
      report.rowsRead += batch.length;
    }
    if (zeros > 0) report.reading = { ...reading, zeros };
    report.refusals.sort((one, other) => one.line - other.line).splice(refusalsKept);
    await this.states.advance(ccasId, job.id, records.length, report);
    return report;
  }

  private async lookUp(tx: Tx, plan: ImportPlan, lines: ImportLine[]): Promise<void> {
    for (const by of ['reference', 'pass_number'] as const) {
      const keys = plan.keysToLookUp(lines, by);
      if (keys.length > 0) plan.learn(by, keys, await this.residents.known(tx, by, keys));
    }
    const identities = plan.identitiesToLookUp(lines);
    if (identities.length > 0)
      plan.learn('identity', identities, await this.residents.known(tx, 'identity', identities));
  }
}

/** Of a line: its number, and whom it is about. */
interface NamedLine {
  line: number;
  nameOf: () => string | undefined;
}

function note(report: ImportReport, { line, nameOf }: NamedLine, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof LineRefused)) throw error;
    const { field, code, detail } = error;
    report.refused++;
    report.refusals.push({ line, field, code, detail, name: nameOf() });
  }
}
