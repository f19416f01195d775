import { UnreadableFile } from '../list.errors.js';
import { errorCell, type NumberFormat, numberText, uncountedCell, written } from './cell-text.js';
import { walkXml, type XmlWalker } from './walk-xml.js';

export interface SheetRow {
  /** As Excel numbers it. */
  line: number;
  cells: string[];
}

/** Cells that are one to whoever reads the sheet: the first row's value is also that of the rows under it. */
export interface Merged {
  column: number;
  fromLine: number;
  toLine: number;
}

export interface SheetContext {
  sharedStrings: string[];
  formats: NumberFormat[];
  from1904: boolean;
}

/** Excel's own. */
const LAST_LINE = 1_048_576;
/** A list has thirty. What stands further right is one cell too many, and only counted. */
const MOST_COLUMNS = 300;
const LONGEST_CELL = 32_767;
const MOST_MERGED = 20_000;
/** Characters of one row. */
const LONGEST_ROW = 2 ** 20;

const plainNumber: NumberFormat = { kind: 'number', decimals: 0, digits: 0 };

/** The rows of one sheet as they arrive, blank ones left out; when they have all come, `merged` is known too. */
export class SheetRows implements XmlWalker {
  readonly merged: Merged[] = [];
  private ready: SheetRow[] = [];
  private line = 0;
  private cells: string[] = [];
  private length = 0;
  private column = -1;
  private cell = { type: '', style: 0, value: '', isFormula: false };
  private inside: 'value' | 'words' | 'sounds' | undefined;

  constructor(private readonly context: SheetContext) {}

  /** @throws UnreadableFile */
  async *read(arriving: AsyncIterable<Uint8Array>): AsyncGenerator<SheetRow> {
    for await (const _ of walkXml(arriving, this)) {
      const rows = this.ready;
      this.ready = [];
      yield* rows;
    }
  }

  opened = (name: string, attributes: Record<string, string>): void => {
    if (name === 'row') this.beginRow(attributes['r']);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'v') this.inside = 'value';
    else if (name === 'f') this.cell.isFormula = true;
    // How a name sounds, in Japanese: no part of what is written.
    else if (name === 'rPh') this.inside = 'sounds';
    else if (name === 't' && this.inside !== 'sounds') this.inside = 'words';
    else if (name === 'mergeCell') this.addMerged(attributes['ref'] ?? '');
  };

  closed = (name: string): void => {
    if (name === 'v' || name === 't' || name === 'rPh') {
      if (name !== 't' || this.inside !== 'sounds') this.inside = undefined;
    } else if (name === 'c') this.endCell();
    else if (name === 'row' && this.cells.some((cell) => cell.trim() !== ''))
      this.ready.push({ line: this.line, cells: this.cells });
  };

  text = (text: string): void => {
    if (this.inside !== 'value' && this.inside !== 'words') return;
    this.cell.value += text;
    if (this.cell.value.length > LONGEST_CELL) throw new UnreadableFile('workbook_too_large');
  };

  private beginRow(numbered: string | undefined): void {
    const line = numbered === undefined ? this.line + 1 : Number(numbered);
    if (!Number.isInteger(line) || line <= this.line || line > LAST_LINE) throw new UnreadableFile('broken_workbook');
    this.line = line;
    this.cells = [];
    this.length = 0;
    this.column = -1;
  }

  private beginCell({ r, t = 'n', s = '0' }: Record<string, string>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    this.cell = { type: t, style: Number(s), value: '', isFormula: false };
  }

  private endCell(): void {
    const text = this.textOf(this.cell);
    if (text === '') return;
    const column = Math.min(this.column, MOST_COLUMNS);
    this.length += text.length;
    if (this.length > LONGEST_ROW) throw new UnreadableFile('workbook_too_large');
    while (this.cells.length < column) this.cells.push('');
    this.cells[column] = text;
  }

  private textOf({ type, style, value, isFormula }: SheetRows['cell']): string {
    const { sharedStrings, formats, from1904 } = this.context;
    if (isFormula && value === '' && type !== 'str') return uncountedCell;
    if (value === '') return '';
    switch (type) {
      case 's': {
        const shared = sharedStrings[Number(value)];
        if (shared === undefined) throw new UnreadableFile('broken_workbook');
        return shared;
      }
      case 'str':
      case 'inlineStr':
        return written(value);
      case 'b':
        return value === '1' ? 'VRAI' : 'FAUX';
      case 'e':
        return errorCell(written(value).slice(0, 20));
      case 'd':
        return value.slice(0, 10);
      default:
        return numberText(value, formats[style] ?? plainNumber, from1904);
    }
  }

  private addMerged(ref: string): void {
    const [, from = '', to = ''] = /^([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})$/.exec(ref) ?? [];
    const [fromLine, toLine] = [lineOf(from), lineOf(to)];
    if (!(fromLine < toLine) || this.merged.length >= MOST_MERGED) return;
    this.merged.push({ column: columnOf(from), fromLine, toLine });
  }
}

/** @throws UnreadableFile */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (!letters) throw new UnreadableFile('broken_workbook');
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function lineOf(reference: string): number {
  return Number(reference.replace(/^\D+/, '') || NaN);
}
