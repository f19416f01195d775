import path from 'node:path';
import { ImportOffers } from '../offers/import-offers.js';
import { ImportPartners } from '../partners/import-partners.js';
import { readList } from './read-list.js';
import type { Session } from './session.js';

export interface ListOptions {
  dryRun?: boolean;
  atOnce?: boolean;
  ccas?: string;
}

/** Loads a short list here and now; the report goes to stdout. */
export async function importList(
  { db, get, tenant, actor }: Session,
  list: 'partners' | 'offers',
  file: string,
  { dryRun = false, atOnce = false, ccas: host }: ListOptions,
): Promise<void> {
  const bytes = await readList(file);
  const ccas = await tenant(host);
  const report = await db.transaction(ccas.id, (tx) =>
    list === 'partners'
      ? get(ImportPartners).run(tx, actor(ccas), { bytes, dryRun, atOnce })
      : get(ImportOffers).run(tx, actor(ccas), { bytes, dryRun, atOnce }),
  );
  if (dryRun) console.log('Essai : rien n’a été enregistré.');
  console.log(`${path.basename(file)} : ${report.rowsRead} lignes lues`);
  console.log(`Ajoutés        ${report.created}`);
  console.log(`Mis à jour     ${report.changed}`);
  console.log(`Déjà à jour    ${report.unchanged}`);
  console.log(`Refusées       ${report.refused}`);
  for (const { line, detail } of report.refusals) console.log(`  ligne ${line} : ${detail}`);
}
