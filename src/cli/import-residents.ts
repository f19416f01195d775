import path from 'node:path';
import { matchKeys } from '../residents/match-keys.js';
import { RequestResidentImport } from '../residents/request-resident-import.js';
import { ResidentImportQuery, type ResidentImportView } from '../residents/resident-import.query.js';
import { RunResidentImport } from '../residents/run-resident-import.js';
import { readList } from './read-list.js';
import { CommandError, type Session } from './session.js';

interface Options {
  dryRun?: boolean;
  matchBy: string;
  ccas?: string;
}

const PAUSE_MS = 500;

/** Loads a file here and now; the report goes to stdout, the progress to stderr. */
export async function importResidents(
  { db, get, tenant, actor, scope }: Session,
  file: string,
  options: Options,
): Promise<void> {
  const bytes = await readList(file);
  const matchBy = matchKeys.find((key) => key === options.matchBy);
  if (!matchBy) throw new CommandError(`--match-by : « ${options.matchBy} » ; attendu : ${matchKeys.join(', ')}.`);
  const ccas = await tenant(options.ccas);
  const wanted = { fileName: path.basename(file), bytes, dryRun: options.dryRun ?? false, matchBy };
  const id = await db.transaction(scope(ccas), (tx) => get(RequestResidentImport).run(tx, actor(ccas), wanted));
  const report = (): Promise<ResidentImportView> =>
    db.transaction(scope(ccas), (tx) => get(ResidentImportQuery).get(tx, id));

  // The server may take it first, should it be running: then its progress is followed.
  let isOver = false;
  const running = get(RunResidentImport).run(ccas.id, id);
  while (!isOver) {
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, PAUSE_MS))]);
    const now = await report();
    isOver = now.state === 'done' || now.state === 'unreadable';
    if (process.stderr.isTTY) process.stderr.write(`\r${now.rowsRead} / ${now.rowsTotal ?? '?'} lignes`);
    if (!isOver) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  print(await report());
}

function print(report: ResidentImportView): void {
  if (report.failure)
    throw new CommandError(`${report.fileName} n’a pas pu être lu : ${report.failure.detail} Rien n’a été enregistré.`);
  if (report.dryRun) console.log('Essai : rien n’a été enregistré.');
  console.log(`Lu             ${report.readAs}`);
  console.log(`Lignes lues    ${report.rowsRead}`);
  console.log(`Inscrites      ${report.created}`);
  console.log(`Complétées     ${report.merged}`);
  console.log(`Déjà à jour    ${report.unchanged}`);
  console.log(`Refusées       ${report.refused}`);
  for (const { line, detail } of report.refusals) console.log(`  ligne ${line} : ${detail}`);
  if (report.refused > report.refusals.length) console.log(`  … et ${report.refused - report.refusals.length} autres`);
}
