import path from 'node:path';
import type { Command } from 'commander';
import { listImports } from '../kernel/lists/list-import.js';
import { readingWords } from '../kernel/lists/reading.js';
import { readList } from './read-list.js';
import { CommandError, type Session, withSession } from './session.js';

interface ListOptions {
  dryRun?: boolean;
  atOnce?: boolean;
  ccas?: string;
}

/** A command for each short list that a slice takes. */
export function addListImports(imports: Command): void {
  for (const { words } of listImports()) {
    const { name, description, atOnce } = words.command;
    imports
      .command(name)
      .description(description)
      .argument('<fichier>', 'le fichier CSV ou .xlsx')
      .option('--dry-run', 'lit et vérifie tout, sans rien enregistrer')
      .option('--at-once', atOnce)
      .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
      .action((file: string, options: ListOptions) =>
        withSession((session) => importList(session, name, file, options)),
      );
  }
}

/** Loads a short list here and now; the report goes to stdout. */
export async function importList(
  { db, get, tenant, actor, scope }: Session,
  list: string,
  file: string,
  { dryRun = false, atOnce = false, ccas: host }: ListOptions,
): Promise<void> {
  const all = listImports();
  const known = all.find(({ words }) => words.command.name === list);
  if (!known) {
    const names = all.map(({ words }) => words.command.name);
    throw new CommandError(`Aucune liste ne s’appelle « ${list} » ; attendu : ${names.join(', ')}.`);
  }
  const bytes = await readList(file);
  const ccas = await tenant(host);
  const report = await db.transaction(scope(ccas), (tx) =>
    get(known.importer).run(tx, actor(ccas), { bytes, dryRun, atOnce }),
  );
  if (dryRun) console.log('Essai : rien n’a été enregistré.');
  console.log(`${path.basename(file)} : ${report.rowsRead} lignes lues`);
  console.log(`Lu             ${readingWords(report.reading)}`);
  console.log(`Ajoutés        ${report.created}`);
  console.log(`Mis à jour     ${report.changed}`);
  console.log(`Déjà à jour    ${report.unchanged}`);
  console.log(`Refusées       ${report.refused}`);
  for (const { line, detail } of report.refusals) console.log(`  ligne ${line} : ${detail}`);
}
