import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { lyingAbout, sheetOf, workbookOf } from './workbook.js';

interface Png {
  width: number;
  height: number;
  /** As it stands in `IDAT`, right or wrong. */
  data: Buffer;
  isInterlaced?: boolean;
}

/** A PNG of eight-bit colours whose header says what it is told to say. */
export function pngOf({ width, height, data, isInterlaced = false }: Png): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, Number(isInterlaced)], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** What no upload should be given: its name, and its bytes. */
export function rubbish(): [name: string, bytes: Buffer][] {
  const noise = Buffer.alloc(64 * 1024);
  for (let at = 0, seed = 7; at < noise.length; at++) noise[at] = seed = (seed * 48_271) % 251;
  const inflated = deflateSync(Buffer.alloc(480_000_000));
  return [
    ['nothing', Buffer.alloc(0)],
    ['noise', noise],
    ['zeros', Buffer.alloc(64 * 1024)],
    ['gzip of 480 MB', gzipSync(Buffer.alloc(480_000_000))],
    ['a spreadsheet cut short', Buffer.from('504b0304140006000800000021', 'hex')],
    ['a PNG cut short', pngOf({ width: 90, height: 90, data: deflateSync(Buffer.alloc(90 * 271)) }).subarray(0, 60)],
    ['a PNG whose data do not inflate', pngOf({ width: 90, height: 90, data: Buffer.alloc(300, 7) })],
    ['a PNG of 480 MB', pngOf({ width: 90, height: 90, data: inflated })],
    ['an interlaced PNG of 480 MB', pngOf({ width: 90, height: 90, data: inflated, isInterlaced: true })],
    ['a PNG that says it is huge', pngOf({ width: 60_000, height: 60_000, data: Buffer.alloc(40) })],
    ['a JPEG cut short', Buffer.from('ffd8ffe000104a46494600010101', 'hex')],
    ['a PDF cut short', Buffer.from('%PDF-1.7\n1 0 obj\n<<')],
    ['deep JSON', Buffer.from('['.repeat(64_000))],
    [
      'deep GeoJSON',
      Buffer.from(
        `{"type":"FeatureCollection","features":[{"properties":{"nom":"a"},"geometry":{"type":"Polygon","coordinates":${'['.repeat(64_000)}${']'.repeat(64_000)}}}]}`,
      ),
    ],
    ['quotes that never close', Buffer.from(`Nom;Prénom;Date de naissance\n${'"a;'.repeat(20_000)}`)],
    ['one endless line', Buffer.from(`Nom;Prénom\n${'a;'.repeat(200_000)}`)],
    ['wrong letters', Buffer.from('Nom;Prénom;Date\n\xff\xfe\xc0;\xed\xa0\x80;\x00\n', 'latin1')],
  ];
}

/** Likewise, in the shape of a workbook. */
export async function rubbishWorkbooks(): Promise<[name: string, bytes: Buffer][]> {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]);
  const withSheet = (sheet: string | Buffer) =>
    workbookOf([{ name: 'L', rows: [] }], { parts: { 'xl/worksheets/sheet0.xml': sheet } });
  const blanks = await withSheet(Buffer.alloc(101 * 2 ** 20, ' '));
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
  const laughs = `<!DOCTYPE a [<!ENTITY e0 "ha">${entities}]><a>&e9;</a>`;
  const rows = Array.from({ length: 400_000 }, (_, n) => `<row r="${n + 2}"><c><v>1</v></c></row>`).join('');
  const titles = ['SIRET', 'Nom', 'Prénom', 'Date', 'Libellé', 'Crédit'].map(
    (title) => `<c t="inlineStr"><is><t>${title}</t></is></c>`,
  );
  return [
    ['a workbook of before 2007', old],
    ['a workbook with a password', Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])],
    ['a workbook of 101 MB of blanks', blanks],
    ['a workbook whose size is a lie', lyingAbout(blanks, 101 * 2 ** 20)],
    ['a workbook that repeats itself a billion times', await withSheet(laughs)],
    ['a workbook of all the rows there can be', await withSheet(sheetOf(`<row r="1">${titles.join('')}</row>${rows}`))],
    ['a workbook cut short', blanks.subarray(0, blanks.length - 200)],
  ];
}
