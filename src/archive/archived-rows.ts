import { ArchiveRefused, DAMAGED, shown } from './archive-refused.js';
import type { ArchiveTable } from './archive-manifest.js';

/** The largest row is a list of 30 MB that an agent sent, each byte of it written as two. */
const MOST_ROW_CHARACTERS = 96 * 1024 * 1024;
/** Cells hold lists and objects, a few deep. */
const DEEPEST = 32;

export type Row = Record<string, unknown>;

/** One line at a time, however the pieces cut them. @throws ArchiveRefused */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const text = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new ArchiveRefused(DAMAGED);
    }
  };
  let begun: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    const [first = '', ...rest] = text(piece).split('\n');
    begun.push(first);
    length += first.length;
    if (length > MOST_ROW_CHARACTERS) throw new ArchiveRefused(DAMAGED);
    for (const next of rest) {
      yield begun.join('');
      begun = [next];
      length = next.length;
    }
  }
  if (begun.join('') + text() !== '') throw new ArchiveRefused(DAMAGED);
}

/**
 * A row of this table and of this CCAS, and nothing besides: whoever made the archive may have written anything.
 * @throws ArchiveRefused
 */
export function checkedRow(line: string, table: Pick<ArchiveTable, 'name' | 'columns'>, ccasId: string): Row {
  const refuse = (why: string) =>
    new ArchiveRefused(`La table ${table.name} de cette archive ${why} : rien n’a été écrit.`);
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw refuse('a une ligne illisible');
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw refuse('a une ligne illisible');
  const cells = Object.entries(row);
  const stranger = cells.find(([column]) => !table.columns.includes(column));
  if (stranger) throw refuse(`a une ligne dont la colonne « ${shown(stranger[0])} » n’est pas annoncée`);
  if (cells.length !== table.columns.length) throw refuse('a une ligne incomplète');
  if (!cells.every(([, cell]) => isPlain(cell))) throw refuse('a une ligne que PostgreSQL ne peut pas garder');
  if ((row as Row)[table.name === 'ccas' ? 'id' : 'ccas_id'] !== ccasId)
    throw refuse('a une ligne d’un autre CCAS que le sien');
  return row as Row;
}

/** Neither endlessly deep nor with the one character PostgreSQL has no place for. */
function isPlain(cell: unknown, depth = 0): boolean {
  if (typeof cell === 'string') return !cell.includes('\0');
  if (typeof cell !== 'object' || cell === null) return true;
  if (depth === DEEPEST) return false;
  return Object.entries(cell).every(([name, value]) => !name.includes('\0') && isPlain(value, depth + 1));
}
