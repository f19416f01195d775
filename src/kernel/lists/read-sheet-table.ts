import { UnreadableFile } from './list.errors.js';
import { SHEET_CELLS, type SourceRecord } from './list-records.js';
import { quoted } from './reading.js';
import type { FoundHeader, HeaderSought, Table } from './table.js';
import type { Merged } from './workbook/sheet-rows.js';
import { type Sheet, Workbook } from './workbook/workbook.js';

/** Characters of all rows together: as much as the largest CSV we take. */
const MOST_TEXT = 32 * 2 ** 20;

/** Rows, with hardly anything in them. */
const MOST_ROWS = 150_000;

interface Candidate {
  sheet: Sheet;
  header: FoundHeader;
  count: number;
}

/**
 * The first visible sheet that has a header with all that is needed, else the one whose header names most.
 * @throws UnreadableFile, which names the sheets when none will do
 */
export async function readSheetTable(bytes: Uint8Array, sought: HeaderSought, mostRows: number): Promise<Table> {
  const workbook = await Workbook.open(bytes);
  let best: Candidate | undefined;
  for (const sheet of workbook.sheets) {
    const found = await headerIn(workbook, sheet, sought);
    if (found && found.count > (best?.count ?? 0)) best = found;
    if (found && sought.isEnough(found.header.cells)) {
      best = found;
      break;
    }
  }
  if (!best) throw new UnreadableFile('no_header', nothingIn(workbook.sheets));
  const { sheet, header } = best;
  return {
    header,
    separator: SHEET_CELLS,
    records: await recordsUnder(workbook, sheet, header, mostRows),
    reading: { format: 'xlsx', sheet: sheet.name, headerLine: header.line },
  };
}

async function headerIn(
  workbook: Workbook,
  sheet: Sheet,
  { named, linesTried }: HeaderSought,
): Promise<Candidate | undefined> {
  let best: Candidate | undefined;
  let tried = 0;
  for await (const header of workbook.rowsOf(sheet).rows) {
    const count = named(header.cells);
    if (count > (best?.count ?? 0)) best = { sheet, header, count };
    if (++tried >= linesTried) break;
  }
  return best;
}

async function recordsUnder(
  workbook: Workbook,
  sheet: Sheet,
  header: FoundHeader,
  mostRows: number,
): Promise<SourceRecord[]> {
  const { rows, merged } = workbook.rowsOf(sheet);
  const records: SourceRecord[] = [];
  let length = 0;
  for await (const { line, cells } of rows) {
    if (line <= header.line) continue;
    const text = cells.join(SHEET_CELLS);
    length += text.length;
    if (length > MOST_TEXT || records.length >= Math.min(mostRows, MOST_ROWS))
      throw new UnreadableFile('too_many_lines');
    records.push({ line, text, isBroken: false });
  }
  fillMerged(records, merged);
  return records;
}

/** What touching a row costs beside its characters: cells that are merged a million times over would keep us busy. */
const ROW_COST = 100;

/**
 * Two people under one merged address both live there. A row that has nothing else stays blank.
 * @throws UnreadableFile
 */
function fillMerged(records: SourceRecord[], merged: Merged[]): void {
  let left = MOST_TEXT;
  const places = new Map(records.map(({ line }, place) => [line, place]));
  for (const { column, fromLine, toLine } of merged) {
    const first = places.get(fromLine);
    const value = first === undefined ? undefined : records[first]!.text.split(SHEET_CELLS)[column];
    if (!value) continue;
    for (let place = first! + 1; place < records.length && records[place]!.line <= toLine; place++) {
      left -= ROW_COST + records[place]!.text.length + value.length;
      if (left < 0) throw new UnreadableFile('workbook_too_large');
      const cells = records[place]!.text.split(SHEET_CELLS);
      while (cells.length <= column) cells.push('');
      cells[column] = value;
      records[place]!.text = cells.join(SHEET_CELLS);
    }
  }
}

/** Nobody reads more names in one sentence. */
const MOST_NAMED = 9;

function nothingIn(sheets: Sheet[]): string {
  const names = sheets.slice(0, MOST_NAMED).map(({ name }) => quoted(name));
  const where = names.length === 1 ? `la feuille ${names[0]}` : `les feuilles ${names.join(', ')}`;
  return `Aucune colonne n’a été reconnue dans ${where} : une ligne de titres doit nommer les colonnes, par exemple Nom, Prénom et Date de naissance.`;
}
