import { createHash } from 'node:crypto';
import { Injectable, StreamableFile } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../database/database.js';
import { InvalidInput, NotFound } from '../errors/domain-error.js';
import type { SentFile } from '../http/file-form.js';
import { Clock } from '../time/clock.js';
import { DocumentEntity, type DocumentType } from './document.entity.js';
import { DocumentChanged } from './documents.errors.js';

export const LARGEST_DOCUMENT_BYTES = 10 * 1024 * 1024;

/** What a file begins with says what it is; its name and the browser's word are not believed. */
const beginnings: [DocumentType, number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** Files: kept whole in the database, so that a backup holds them and communes stay apart. */
@Injectable()
export class Documents {
  constructor(private readonly clock: Clock) {}

  /**
   * @param field the form's field, to say what is wrong beside it
   * @returns the id the slice's own row keeps, with a foreign key to `document`
   * @throws InvalidInput when it is empty, larger than 10 MB, or neither PDF, PNG nor JPEG
   */
  async keep(tx: Tx, { fileName, bytes }: SentFile, field = 'file'): Promise<string> {
    const refuse = (code: string, detail: string) => new InvalidInput([{ field, code, detail }]);
    if (bytes.length === 0) throw refuse('required', 'Ce fichier est vide : choisissez-en un autre.');
    if (bytes.length > LARGEST_DOCUMENT_BYTES)
      throw refuse('file_too_large', 'Ce fichier dépasse 10 Mo : choisissez-en un plus léger.');
    const [contentType] = beginnings.find(([, start]) => start.every((byte, at) => bytes[at] === byte)) ?? [];
    if (!contentType) throw refuse('wrong_file_type', 'Choisissez un fichier PDF, PNG ou JPEG.');
    const id = uuidv7();
    await tx.insert(DocumentEntity, {
      id,
      name: safeName(fileName),
      contentType,
      bytes,
      hash: hashOf(bytes),
      addedAt: this.clock.now(),
    });
    return id;
  }

  /** @throws NotFound; DocumentChanged when the bytes are no longer those that were kept */
  async get(tx: Tx, id: string): Promise<DocumentEntity> {
    const document = await tx.findOneBy(DocumentEntity, { id });
    if (!document) throw new NotFound('Ce document');
    if (!hashOf(document.bytes).equals(document.hash)) throw new DocumentChanged();
    return document;
  }

  /** For a file nobody may keep any longer, once no row points to it. */
  async forget(tx: Tx, id: string): Promise<void> {
    await tx.delete(DocumentEntity, { id });
  }
}

/** Always as a download, never opened inside a page of ours; nothing keeps it on the way (`cache-control` of the route). */
export function asDownload({
  name,
  contentType,
  bytes,
}: Pick<DocumentEntity, 'name' | 'contentType' | 'bytes'>): StreamableFile {
  return new StreamableFile(bytes, {
    type: contentType,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    length: bytes.length,
  });
}

function safeName(fileName: string): string {
  const name = fileName
    .normalize('NFC')
    .replaceAll(/[\p{C}\\/:*?"<>|]+/gu, ' ')
    .trim();
  return name.slice(-120).trim() || 'document';
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
