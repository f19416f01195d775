import path from 'node:path';
import type { Command } from 'commander';
import { asOwner } from '../as-owner.js';
import { makeBackup } from '../backup/make-backup.js';
import { restoreBackup } from '../backup/restore-backup.js';
import type { Config } from '../kernel/config/config.js';
import { prepareApplicationRole } from '../kernel/database/application-role.js';
import { connect } from '../kernel/database/connect.js';
import { Tenants } from '../kernel/tenancy/tenants.js';
import { StatusLists } from '../passes/status-list.js';
import { doctor } from './doctor.js';
import { interruptible } from './progress.js';
import { inSession, runCommand, type Session } from './session.js';

/** `backup`, `restore`: the whole database, every CCAS in it. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .summary('Écrit une sauvegarde de toute la base, vérifiée.')
    .description(
      'Écrit une sauvegarde de toute la base et la relit pour la vérifier. Le service peut continuer pendant ce temps. ' +
        'Il faut pg_dump, et un rôle qui voit toutes les lignes (MIGRATION_DATABASE_URL).',
    )
    .argument('<fichier>', 'le fichier à écrire ; il ne doit pas exister')
    .action((file: string) => runCommand((config) => backup(config, path.resolve(file))));
  program
    .command('restore')
    .summary('Recharge une sauvegarde dans une base vide.')
    .description(
      'Recharge une sauvegarde dans une base vide, en entier ou pas du tout, la met à jour, puis vérifie l’installation ' +
        'comme doctor. Gardez SECRET_KEY telle qu’elle était.',
    )
    .argument('<fichier>', 'la sauvegarde')
    .action((file: string) => runCommand((config) => restore(config, path.resolve(file))));
}

async function backup(config: Config, file: string): Promise<void> {
  const made = await interruptible('rien n’a été gardé', (watched) =>
    asOwner(config, (url, owner) => makeBackup(owner, { ...placesOf(config), url, file, watched })),
  );
  const how = made.whyNotRestored
    ? `relue en entier, mêmes nombres de lignes (${made.whyNotRestored})`
    : 'restaurée dans une base d’essai, mêmes nombres de lignes, chaîne des journaux suivie';
  console.log(`Sauvegarde faite : ${file} (${inMegabytes(made.bytes)}).`);
  console.log(`Vérifiée : ${made.tables} tables, ${made.rows} lignes, ${how}.`);
  console.log('Elle contient toutes les données personnelles : gardez-la en lieu sûr, hors de cette machine.');
  console.log(
    'SECRET_KEY n’y est pas (sans cette variable : le fichier secret.key de DATA_DIR). Gardez-la aussi, mais ailleurs : ' +
      'sans elle, une base restaurée ne signe plus aucun pass. Rien d’autre n’est hors de la base.',
  );
  for (const name of made.brokenJournals)
    console.error(`Attention : le journal de ${name} était déjà rompu dans la base. Voyez doctor.`);
}

async function restore(config: Config, file: string): Promise<void> {
  const restored = await interruptible('rien n’est restauré, la base est vide comme avant', (watched) =>
    asOwner(config, (url, owner) =>
      restoreBackup(owner, { ...placesOf(config), url, file, watched, prepareRoles: () => prepareRoles(config, url) }),
    ),
  );
  console.log(`Sauvegarde restaurée : ${restored.tables} tables, ${restored.rows} lignes.`);
  await inSession(config, async (session) => {
    if (restored.waiting > 0)
      console.log(`Elle était plus ancienne que ce logiciel, migrations faites : ${restored.waiting}.`);
    await signLists(session);
    console.log('Vérification de l’installation :');
    await doctor(session);
  });
}

function placesOf({ postgresTools, programPath }: Config) {
  return { postgresTools, programPath };
}

async function prepareRoles(config: Config, url: string): Promise<void> {
  const owner = connect(url, { poolSize: 1 });
  await owner.initialize();
  try {
    const given = config.migrationDatabaseUrl ? config.databaseUrl : undefined;
    await prepareApplicationRole(owner, url, config.secretKey, given);
  } finally {
    await owner.destroy();
  }
}

/** They may have grown old with the backup, and tills believe an old list less. Without its key, doctor says why not. */
async function signLists({ db, get, scope }: Session): Promise<void> {
  for (const ccas of await get(Tenants).all())
    await db
      .transaction(scope(ccas), async (tx) => {
        for (const number of await get(StatusLists).numbers(tx)) await get(StatusLists).signed(tx, ccas, number);
      })
      .catch(() => undefined);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`;
}
