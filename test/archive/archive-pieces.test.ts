import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { openedPieces, PIECE_BYTES, type PieceOf, sealedPieces } from '../../src/archive/archive-pieces.js';
import { linesOf } from '../../src/archive/archived-rows.js';

const of: PieceOf = { key: 'a key', salt: randomBytes(16), table: 'resident' };

async function* several<T>(...texts: T[]): AsyncGenerator<T> {
  yield* texts;
}

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of from) found.push(each);
  return found;
}

const opened = (pieces: Buffer[], count = pieces.length, whose = of) =>
  all(openedPieces(whose, several(...pieces), count));

describe('a table in sealed pieces', () => {
  const text = `${randomBytes(PIECE_BYTES).toString('hex')}\n${'é'.repeat(PIECE_BYTES)}\n`;

  test('is the same text again, however the file and the pieces cut it', async () => {
    const pieces = await all(sealedPieces(of, several(text.slice(0, 7), text.slice(7, 9), '', text.slice(9))));
    expect(pieces.length).toBe(Math.ceil(Buffer.byteLength(text) / PIECE_BYTES));
    const whole = Buffer.concat(pieces);
    const cuts = Array.from({ length: Math.ceil(whole.length / 65_537) }, (_, at) =>
      whole.subarray(at * 65_537, (at + 1) * 65_537),
    );
    const lines = await all(linesOf(openedPieces(of, several(...cuts), pieces.length)));
    expect(lines.map((line) => `${line}\n`).join('') === text).toBe(true);
    expect(Math.max(...(await opened(pieces)).map((piece) => piece.length))).toBe(PIECE_BYTES);
  });

  test('nothing at all is no piece; what is endlessly alike is still read back', async () => {
    expect(await all(sealedPieces(of, several('', '')))).toEqual([]);
    expect(await opened([], 0)).toEqual([]);
    const alike = `${' '.repeat(3 * PIECE_BYTES)}\n`;
    expect(Buffer.concat(await opened(await all(sealedPieces(of, several(alike))))).toString() === alike).toBe(true);
  });

  test('is refused moved, doubled, cut, prolonged, of another table, archive or key', async () => {
    const pieces = await all(sealedPieces(of, several(text)));
    const [first, second, ...rest] = pieces as [Buffer, Buffer, ...Buffer[]];
    const refused = /abîmée ou a été modifiée/;
    await expect(opened([second, first, ...rest])).rejects.toThrow(refused);
    await expect(opened([first, first, ...rest])).rejects.toThrow(refused);
    await expect(opened([first, second])).resolves.toHaveLength(2);
    await expect(opened([first, second], pieces.length)).rejects.toThrow(refused);
    await expect(opened(pieces, 1)).rejects.toThrow(refused);
    await expect(opened([first.subarray(0, -1)])).rejects.toThrow(refused);
    await expect(opened([first, Buffer.from([0])], 1)).rejects.toThrow(refused);
    const changed = Buffer.from(first);
    changed[500] = changed[500]! ^ 1;
    await expect(opened([changed])).rejects.toThrow(refused);
    for (const other of [{ table: 'account' }, { salt: randomBytes(16) }, { key: 'another' }])
      await expect(opened([first], 1, { ...of, ...other })).rejects.toThrow(refused);
  });

  test('a line that never ends is not gathered for ever', async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(8 * PIECE_BYTES, 'a');
    }
    await expect(all(linesOf(endless()))).rejects.toThrow(/abîmée/);
  });

  test('a last line without its end, or bytes that are no UTF-8, are refused', async () => {
    await expect(all(linesOf(several(Buffer.from('{}\n{}'))))).rejects.toThrow(/abîmée/);
    await expect(all(linesOf(several(Buffer.from([0xff, 0x0a]))))).rejects.toThrow(/abîmée/);
    await expect(all(linesOf(several(Buffer.from('{}\n'), Buffer.from([0xc3]))))).rejects.toThrow(/abîmée/);
  });
});
