import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sealBytes, type SealFor, unsealBytes } from '../kernel/secrets/sealed.js';
import { ArchiveRefused, DAMAGED } from './archive-refused.js';

/** Of what was written, before it is packed. */
export const PIECE_BYTES = 1024 * 1024;
/** What is packed tighter than this goes unpacked: whoever reads may take more for a bomb. */
const TIGHTEST = 100;
const LENGTH_BYTES = 4;
const MOST_SEALED_BYTES = PIECE_BYTES + 64;
const [AS_IT_IS, PACKED] = [0, 1];

/** Whose pieces they are. */
export interface PieceOf {
  /** Of the passphrase. */
  key: string;
  salt: Uint8Array;
  table: string;
}

/**
 * A table as it lies in the archive: pieces of a megabyte, each packed, sealed with its place in its table of its
 * archive, and preceded by its length on four bytes.
 * @param onPiece called once for each, so that the manifest can count them
 */
export async function* sealedPieces(
  of: PieceOf,
  written: AsyncIterable<string>,
  onPiece: () => void = () => undefined,
): AsyncGenerator<Buffer> {
  let place = 0;
  const sealed = (piece: Buffer): Buffer => {
    const bytes = sealBytes(of.key, sealFor(of, place++), pack(piece));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(bytes.length);
    onPiece();
    return Buffer.concat([length, bytes]);
  };
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const text of written) {
    const piece = Buffer.from(text);
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < PIECE_BYTES) continue;
    const all = Buffer.concat(waiting);
    const rest = all.length % PIECE_BYTES;
    for (let at = 0; at < all.length - rest; at += PIECE_BYTES) yield sealed(all.subarray(at, at + PIECE_BYTES));
    waiting = [all.subarray(all.length - rest)];
    bytes = rest;
  }
  if (bytes > 0) yield sealed(Buffer.concat(waiting));
}

/**
 * The pieces again, one in memory at a time.
 * @param count how many there must be
 * @throws ArchiveRefused for one that is missing, too many, changed, moved, of another archive, or unpacks to more than it may
 */
export async function* openedPieces(
  of: PieceOf,
  stream: AsyncIterable<Uint8Array>,
  count: number,
): AsyncGenerator<Buffer> {
  let place = 0;
  for await (const sealed of frames(stream)) {
    if (place >= count) throw new ArchiveRefused(DAMAGED);
    yield opened(of, place++, sealed);
  }
  if (place !== count) throw new ArchiveRefused(DAMAGED);
}

function opened(of: PieceOf, place: number, sealed: Buffer): Buffer {
  try {
    return unpack(unsealBytes(of.key, sealFor(of, place), sealed));
  } catch {
    throw new ArchiveRefused(DAMAGED);
  }
}

async function* frames(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  let wanted: number | undefined;
  for await (const chunk of stream) {
    held.push(chunk);
    bytes += chunk.length;
    while (bytes >= (wanted ?? LENGTH_BYTES)) {
      const all = Buffer.concat(held);
      const taken = wanted ?? LENGTH_BYTES;
      if (wanted === undefined) {
        wanted = all.readUInt32BE();
        if (wanted > MOST_SEALED_BYTES) throw new ArchiveRefused(DAMAGED);
      } else {
        yield all.subarray(0, taken);
        wanted = undefined;
      }
      held = [all.subarray(taken)];
      bytes -= taken;
    }
  }
  if (bytes > 0 || wanted !== undefined) throw new ArchiveRefused(DAMAGED);
}

function sealFor({ salt, table }: PieceOf, place: number): SealFor {
  return { purpose: 'passerelle archive piece', context: `${Buffer.from(salt).toString('hex')}/${table}/${place}` };
}

function pack(piece: Buffer): Buffer {
  const packed = deflateRawSync(piece);
  const isWorthIt = packed.length < piece.length && packed.length * TIGHTEST >= piece.length;
  return Buffer.concat([Buffer.of(isWorthIt ? PACKED : AS_IT_IS), isWorthIt ? packed : piece]);
}

function unpack(bytes: Buffer): Buffer {
  const content = bytes.subarray(1);
  if (bytes[0] === AS_IT_IS) return content;
  // Node would hold what it unpacks up to its own limit of gigabytes: it is told ours.
  return inflateRawSync(content, { maxOutputLength: Math.min(PIECE_BYTES, content.length * TIGHTEST) });
}
