import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

/** A cell as the file has it: a text, a number, or what XML stands for it. */
export type WrittenCell = string | number | { xml: string } | null;

export interface WrittenSheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  /** By line, the first one first; an empty one is left out of the file. */
  rows: WrittenCell[][];
  merged?: string[];
}

interface Options {
  /** Formats of numbers, named by a cell's `s`: the first is 1. */
  formats?: string[];
  from1904?: boolean;
  /** Each text once, and cells that point at it, as Excel writes; else in the cells. */
  isShared?: boolean;
  /** Other parts, or in place of those that are written. */
  parts?: Record<string, string | Buffer>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A number shown in the format that stands at this place, from 1. */
export const shownAs = (place: number, value: number | string): WrittenCell => ({
  xml: `s="${place}"><v>${value}</v>`,
});

/** An `.xlsx` by hand, so that a test says what is in it to the byte. */
export function workbookOf(sheets: WrittenSheet[], options: Options = {}): Promise<Buffer> {
  const shared: string[] = [];
  const { formats = [], from1904 = false, isShared = false } = options;
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, place) => [`s${place}`, 'worksheet', `worksheets/sheet${place}.xml`] as const),
      ['st', 'styles', 'styles.xml'],
      ['ss', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, place) =>
          `<sheet name="${escaped(name)}" sheetId="${place + 1}"${state ? ` state="${state}"` : ''} r:id="s${place}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts>${formats
      .map((code, place) => `<numFmt numFmtId="${164 + place}" formatCode="${escaped(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_, place) => `<xf numFmtId="${164 + place}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((sheet, place) => [
        `xl/worksheets/sheet${place}.xml`,
        sheetXml(sheet, isShared ? (text) => shared.push(text) - 1 : undefined),
      ]),
    ),
  };
  parts['xl/sharedStrings.xml'] =
    `${head}<sst xmlns="${main}">${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`;
  return zipOf({ ...parts, ...options.parts });
}

export function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream);
}

export function sheetOf(rows: string): string {
  return `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
}

/** The same file, saying that its part of so many bytes has another number of them. */
export function lyingAbout(file: Buffer, bytes: number, said = 100): Buffer {
  const other = Buffer.from(file);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes);
  for (let at = other.indexOf(size); at >= 0; at = other.indexOf(size, at + 4)) other.writeUInt32LE(said, at);
  return other;
}

function sheetXml({ rows, merged = [] }: WrittenSheet, share?: (text: string) => number): string {
  const lines = rows.map((cells, place) => {
    const line = place + 1;
    const xml = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${line}`, share)).join('');
    return cells.length === 0 ? '' : `<row r="${line}">${xml}</row>`;
  });
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `${head}<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
}

function cellXml(cell: WrittenCell, reference: string, share?: (text: string) => number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${reference}" ${cell.xml}</c>`;
  if (share) return `<c r="${reference}" t="s"><v>${share(cell)}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function columnName(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);
}

function relations(all: (readonly [id: string, type: string, target: string])[]): string {
  const each = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** Line ends as Excel writes them: XML would make one of `\r\n`. */
function escaped(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '_x000D_' };
  return text.replace(/[&<>"\r]/g, (character) => named[character]!);
}
