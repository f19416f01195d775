import { isUUID } from 'class-validator';
import { sealBytes, type SealFor, unsealBytes } from '../kernel/secrets/sealed.js';
import { ArchiveRefused, DAMAGED, shown } from './archive-refused.js';
import { keyOfPassphrase, SALT_BYTES } from './archive-passphrase.js';

/** Raised with every change of what an archive is made of: another one is refused. */
export const ARCHIVE_FORMAT = 2;
export const MOST_MANIFEST_BYTES = 1024 * 1024;
const MAGIC = Buffer.from('PASSERELLE');
const HEAD_BYTES = MAGIC.length + 1 + SALT_BYTES;

export interface ArchiveTable {
  name: string;
  columns: string[];
  rows: number;
  /** Of which its entry is made, and what that entry is as a whole. */
  pieces: number;
  bytes: number;
  sha256: string;
}

export interface ArchiveManifest {
  ccas: { id: string; name: string; origin: string };
  madeAt: string;
  /** The schema it was made on. */
  migrations: string[];
  tables: ArchiveTable[];
}

export interface ArchiveSecret {
  /** Of the passphrase. */
  key: string;
  salt: Uint8Array;
}

/** Name, format and salt in the clear, then the manifest, sealed together with them. */
export function sealedManifest({ key, salt }: ArchiveSecret, manifest: ArchiveManifest): Buffer {
  const head = Buffer.concat([MAGIC, Buffer.of(ARCHIVE_FORMAT), salt]);
  return Buffer.concat([head, sealBytes(key, sealFor(head), Buffer.from(JSON.stringify(manifest)))]);
}

/**
 * Opens it with the passphrase. Nothing is parsed before the seal holds, and nothing is believed after: whoever makes an
 * archive knows its passphrase.
 * @throws ArchiveRefused
 */
export async function openedManifest(
  sealed: Buffer,
  passphrase: string,
): Promise<ArchiveSecret & { manifest: ArchiveManifest }> {
  const head = sealed.subarray(0, HEAD_BYTES);
  if (head.length < HEAD_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC)) throw new ArchiveRefused(DAMAGED);
  const format = head[MAGIC.length]!;
  if (format !== ARCHIVE_FORMAT)
    throw new ArchiveRefused(
      `Cette archive est au format ${format} et cette version lit le format ${ARCHIVE_FORMAT} : ${
        format > ARCHIVE_FORMAT ? 'mettez Passerelle à jour' : 'refaites-la avec la version en cours'
      }.`,
    );
  const salt = head.subarray(MAGIC.length + 1);
  const key = await keyOfPassphrase(passphrase, salt);
  return { key, salt, manifest: checked(parsed(key, head, sealed.subarray(HEAD_BYTES))) };
}

function parsed(key: string, head: Buffer, sealed: Buffer): unknown {
  let text: string;
  try {
    text = unsealBytes(key, sealFor(head), sealed).toString();
  } catch {
    throw new ArchiveRefused('Ce n’est pas la phrase avec laquelle cette archive a été faite, ou elle a été modifiée.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveRefused(DAMAGED);
  }
}

function checked(value: unknown): ArchiveManifest {
  const { ccas, madeAt, migrations, tables } = fields(value);
  const { id, name, origin } = fields(ccas);
  const isWhole = isUUID(id) && [name, origin, madeAt].every(isText) && isTexts(migrations) && Array.isArray(tables);
  if (!isWhole || !tables.every(isTable)) throw new ArchiveRefused(DAMAGED);
  const names = tables.map((table) => table.name);
  for (const table of tables) onceEach(table.columns, `La table ${shown(table.name)} de cette archive a deux fois`);
  onceEach(names, 'Cette archive a deux fois');
  if (tables.find((table) => table.name === 'ccas')?.rows !== 1)
    throw new ArchiveRefused('Cette archive ne contient pas un CCAS, et un seul : demandez-en une autre.');
  return value as ArchiveManifest;
}

function isTable(value: unknown): value is ArchiveTable {
  const { name, columns, rows, pieces, bytes, sha256 } = fields(value);
  return (
    isText(name) && isTexts(columns) && columns.length > 0 && [rows, pieces, bytes].every(isCount) && isText(sha256)
  );
}

function onceEach(names: string[], complaint: string): void {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new ArchiveRefused(`${complaint} « ${shown(twice)} » : demandez-en une autre.`);
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function sealFor(head: Buffer): SealFor {
  return { purpose: 'passerelle archive manifest', context: head.toString('hex') };
}
