import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { MOST_MANIFEST_BYTES } from './archive-manifest.js';
import { ArchiveRefused, DAMAGED } from './archive-refused.js';

/** What is read back lies here; the rest of the file is for people, and is never opened. */
const FOLDER = 'rechargement/';
export const MANIFEST_ENTRY = `${FOLDER}manifeste`;
/** Of the format before this one. */
const OLD_MANIFEST = 'manifest.json';
/** More than any schema has tables: the rest of a file made to fill our memory is not listed. */
const MOST_ENTRIES = 1000;

export function entryOf(table: string): string {
  return `${FOLDER}${table}`;
}

/** The sealed entries of an archive. Their names are only compared with ours, never used as a path. */
export class ArchiveZip {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** @throws ArchiveRefused */
  static async open(file: string): Promise<ArchiveZip> {
    const zip = await yauzl
      .openPromise(file, { lazyEntries: true, autoClose: false })
      .catch((error: NodeJS.ErrnoException) => {
        const why = error.code === 'ENOENT' ? 'ce fichier n’existe pas' : 'ce n’est pas une archive de Passerelle';
        throw new ArchiveRefused(`${file} : ${why}.`);
      });
    try {
      return new ArchiveZip(zip, await sealedEntries(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** @throws ArchiveRefused */
  async manifest(): Promise<Buffer> {
    const entry = this.entry(MANIFEST_ENTRY);
    if (entry.uncompressedSize > MOST_MANIFEST_BYTES) throw new ArchiveRefused(DAMAGED);
    const chunks: Buffer[] = [];
    for await (const chunk of await this.stream(MANIFEST_ENTRY)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  /** Its bytes are those that were written, to the last: said before any is used. @throws ArchiveRefused */
  async checkEntry(name: string, { bytes, sha256 }: { bytes: number; sha256: string }): Promise<void> {
    if (this.entry(name).uncompressedSize !== bytes) throw new ArchiveRefused(DAMAGED);
    const hash = createHash('sha256');
    for await (const chunk of await this.stream(name)) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256) throw new ArchiveRefused(DAMAGED);
  }

  /** @throws ArchiveRefused, also while it is read */
  async stream(name: string): Promise<AsyncIterable<Buffer>> {
    const stream = await this.zip.openReadStreamPromise(this.entry(name)).catch(() => {
      throw new ArchiveRefused(DAMAGED);
    });
    // It may break before it is read, and yauzl only says so: destroyed, it tells whoever reads it later.
    stream.on('error', (broken) => stream.destroy(broken));
    return refusingWhatBreaks(stream);
  }

  close(): void {
    this.zip.close();
  }

  private entry(name: string): Entry {
    const entry = this.entries.get(name);
    if (!entry) throw new ArchiveRefused(DAMAGED);
    return entry;
  }
}

async function* refusingWhatBreaks(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch {
    throw new ArchiveRefused(DAMAGED);
  }
}

async function sealedEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let isOld = false;
  try {
    for await (const entry of zip.eachEntry()) {
      isOld ||= entry.fileName === OLD_MANIFEST;
      if (!entry.fileName.startsWith(FOLDER)) continue;
      // Two of one name, one that unpacks, one too many: we write none of that.
      const isOurs = !entries.has(entry.fileName) && entry.compressionMethod === 0 && entries.size < MOST_ENTRIES;
      if (!isOurs) throw new ArchiveRefused(DAMAGED);
      entries.set(entry.fileName, entry);
    }
  } catch {
    throw new ArchiveRefused(DAMAGED);
  }
  if (entries.has(MANIFEST_ENTRY)) return entries;
  throw new ArchiveRefused(
    isOld
      ? 'Cette archive est au format 1, que cette version ne lit plus : refaites-la avec la version en cours.'
      : 'Ce fichier n’est pas une archive de Passerelle.',
  );
}
