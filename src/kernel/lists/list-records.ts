import { parse } from 'csv-parse/sync';

/** Between the cells of a sheet's row, none of which holds it: XML has no such character, and what stands for it goes. */
export const SHEET_CELLS = '\x1F';
export type TextSeparator = ';' | ',' | '\t';
export type Separator = TextSeparator | typeof SHEET_CELLS;

export interface SourceRecord {
  /** As a spreadsheet numbers it: a quoted cell may hold several lines of text and is still one. */
  line: number;
  text: string;
  /** A quote is opened and never properly closed: the record is its first line of text only. */
  isBroken: boolean;
}

/** An address has a few lines; a quote still open after that many was never meant as one. */
const longestCell = 20;
const lineEnd = /\r\n|\n|\r/g;

/**
 * Cuts a text into records without blank ones. csv-parse would give up the whole file, or swallow its next lines, over
 * one stray quote; here it costs one record.
 */
export function* splitRecords(text: string, separator: TextSeparator): Generator<SourceRecord> {
  const blank = new RegExp(`^[\\s"${separator}]*$`);
  let quote = -1;
  let start = 0;
  for (let line = 1; start < text.length; line++) {
    let end = nextLineEnd(text, start);
    let isBroken = false;
    if (quote < start) quote = indexOrEnd(text, '"', start);
    if (quote < end) {
      const closed = endOfRecord(text, start, separator);
      isBroken = closed === undefined;
      end = closed ?? end;
    }
    const record = text.slice(start, end);
    if (isBroken || !blank.test(record)) yield { line, text: record, isBroken };
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

/** The cells of whole records, none of them broken. */
export function parseRecords(records: SourceRecord[], separator: Separator): string[][] {
  if (separator === SHEET_CELLS) return records.map(({ text }) => text.split(separator));
  const cells = parse(records.map((record) => record.text).join('\n'), {
    delimiter: separator,
    recordDelimiter: '\n',
    relaxQuotes: true,
    relaxColumnCount: true,
  });
  // Otherwise a refusal would name another line than its own.
  if (cells.length !== records.length) throw new Error(`csv-parse found ${cells.length} of ${records.length} records`);
  return cells;
}

function nextLineEnd(text: string, start: number): number {
  lineEnd.lastIndex = start;
  return lineEnd.exec(text)?.index ?? text.length;
}

function indexOrEnd(text: string, wanted: string, start: number): number {
  const found = text.indexOf(wanted, start);
  return found < 0 ? text.length : found;
}

/** Where the record ends, quotes respected; undefined when one of them is not closed where it should be. */
function endOfRecord(text: string, start: number, separator: TextSeparator): number | undefined {
  const isLineEnd = (at: number) => text[at] === '\n' || text[at] === '\r';
  const endsCell = (at: number) => at >= text.length || text[at] === separator || isLineEnd(at);
  for (let at = start; ; at++) {
    if (text[at] === '"') {
      const closing = closingQuote(text, at + 1);
      if (closing === undefined) return undefined;
      const spansLines = nextLineEnd(text, at) < closing;
      at = closing + 1;
      if (spansLines && !endsCell(at)) return undefined;
    }
    while (!endsCell(at)) at++;
    if (at >= text.length || isLineEnd(at)) return at;
  }
}

function closingQuote(text: string, start: number): number | undefined {
  let lines = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\n' && ++lines > longestCell) return undefined;
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at++;
  }
  return undefined;
}
