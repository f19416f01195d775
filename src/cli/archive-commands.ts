import { ArchivedTables } from '../kernel/archive/archiving.js';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { checkPassphrase, keyOfPassphrase, newSalt } from '../archive/archive-passphrase.js';
import { ArchiveRefused, shown } from '../archive/archive-refused.js';
import { readArchive } from '../archive/read-archive.js';
import { WriteArchive } from '../archive/write-archive.js';
import { Audit } from '../kernel/audit/audit.js';
import { SealedColumns } from '../kernel/secrets/sealed-columns.js';
import { endProgress, progress } from './progress.js';
import { CommandError, type Session, withSession } from './session.js';

interface ExportOptions {
  file: string;
  force?: boolean;
  passphraseFile: string;
  ccas?: string;
}

/** `ccas export`, `ccas import`: a whole CCAS out of one installation and into another. */
export function addArchiveCommands(ccas: Command): void {
  ccas
    .command('export')
    .description('Écrit tout ce qu’un CCAS possède dans une archive.')
    .requiredOption('--file <archive.zip>', 'le fichier à écrire')
    .requiredOption('--passphrase-file <fichier>', 'fichier dont la première ligne est la phrase secrète')
    .option('--force', 'remplace le fichier s’il existe déjà')
    .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
    .action((options: ExportOptions) => withSession((session) => exportCcas(session, options)));
  ccas
    .command('import')
    .description('Recharge une archive dans une base où ce CCAS n’est pas.')
    .argument('<archive.zip>', 'l’archive')
    .requiredOption('--passphrase-file <fichier>', 'fichier dont la première ligne est la phrase secrète')
    .action((file: string, options: { passphraseFile: string }) =>
      withSession((session) => importCcas(session, file, options.passphraseFile)),
    );
}

async function exportCcas({ db, get, tenant, actor, scope }: Session, options: ExportOptions): Promise<void> {
  const ccas = await tenant(options.ccas);
  const passphrase = await readPassphrase(options.passphraseFile);
  checkPassphrase(passphrase);
  const file = await newFile(options);
  const salt = newSalt();
  const key = await keyOfPassphrase(passphrase, salt);
  try {
    await db.snapshot(scope(ccas), async (tx) => {
      const zip = await get(WriteArchive).run(tx, ccas.id, { key, salt }, (done, total) =>
        progress(`${done} / ${total} tables`),
      );
      await pipeline(zip, file.createWriteStream());
    });
  } catch (error) {
    // Half an archive is none, and would stand in the way of the next.
    await file.close().catch(() => undefined);
    await rm(path.resolve(options.file), { force: true });
    throw error;
  }
  await db.transaction(scope(ccas), (tx) =>
    get(Audit).write(tx, actor(ccas), { action: 'archive.made', subject: { kind: 'ccas', id: ccas.id } }),
  );
  endProgress();
  console.log(`${ccas.name} : tout est dans ${options.file}. Elle contient des données personnelles.`);
}

/** Opened before anything is read. @throws CommandError when it is there already, or cannot be */
async function newFile({ file, force }: ExportOptions): Promise<FileHandle> {
  try {
    return await open(path.resolve(file), force ? 'w' : 'wx', 0o600);
  } catch (error) {
    const { code } = error as { code?: string };
    const why: Record<string, string> = {
      EEXIST: 'existe déjà : choisissez un autre nom, ou ajoutez --force pour le remplacer',
      ENOENT: 'est dans un dossier qui n’existe pas : créez-le d’abord',
      ENOTDIR: 'est dans un dossier qui n’existe pas : créez-le d’abord',
      EISDIR: 'est un dossier : donnez le nom d’un fichier',
    };
    throw new CommandError(`--file : « ${file} » ${why[code ?? ''] ?? `ne peut pas être écrit (${code})`}.`);
  }
}

async function importCcas(
  { config, db, get, actor, scope, ownerUrl }: Session,
  file: string,
  phraseFile: string,
): Promise<void> {
  if (!ownerUrl)
    throw new CommandError(
      'MIGRATION_DATABASE_URL manque : une archive se recharge avec l’adresse du propriétaire de la base.',
    );
  const passphrase = await readPassphrase(phraseFile);
  const { ccas, hosts, defaultHere } = await readArchive(ownerUrl, {
    file: path.resolve(file),
    passphrase,
    secretKey: config.secretKey,
    sealedColumns: get(SealedColumns),
    archived: get(ArchivedTables),
    onTable: (name, rows) => progress(`${name} : ${rows} lignes`),
  })
    .catch((error) => {
      throw error instanceof ArchiveRefused ? new CommandError(error.message) : error;
    })
    .finally(endProgress);
  await db.transaction(scope(ccas), (tx) =>
    get(Audit).write(tx, actor(ccas), { action: 'archive.read_back', subject: { kind: 'ccas', id: ccas.id } }),
  );
  console.log(`${shown(ccas.name)} est rechargé et répond à ${shown(ccas.origin)}.`);
  const others = hosts.filter((host) => host !== new URL(ccas.origin).host);
  if (others.length > 0)
    console.log(
      `L’archive apporte aussi ces noms d’hôte : vérifiez qu’ils sont à lui. ${others.map(shown).join(', ')}`,
    );
  if (defaultHere)
    console.log(`Sous tout autre nom d’hôte, c’est toujours ${shown(defaultHere)} qui répond : il était là avant.`);
  console.log('Vérifiez avec : npm run --silent cli -- doctor');
}

async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(path.resolve(file), 'utf8').catch(() => {
    throw new CommandError(`--passphrase-file : « ${file} » ne peut pas être lu.`);
  });
  return text.split(/\r?\n/)[0]!.trim();
}
