import path from 'node:path/posix';
import { UnreadableFile } from '../list.errors.js';
import { formatOf, type NumberFormat, written } from './cell-text.js';
import { type SheetContext, SheetRows } from './sheet-rows.js';
import { walkAll } from './walk-xml.js';
import { WorkbookParts } from './workbook-parts.js';

export interface Sheet {
  name: string;
  part: string;
}

/** Characters of all texts that cells share. */
const MOST_SHARED_TEXT = 32 * 2 ** 20;
const MOST_SHEETS = 50;
/** Texts that cells share. */
const MOST_TEXTS = 1_000_000;
/** Excel has room for 65 490. */
const MOST_STYLES = 70_000;
const MOST_LINKS = 10_000;

/** An `.xlsx`: its visible sheets, and the rows of each. Links to other files and macros are not looked at. */
export class Workbook {
  private constructor(
    private readonly parts: WorkbookParts,
    readonly sheets: Sheet[],
    private readonly context: SheetContext,
  ) {}

  /** @throws UnreadableFile */
  static async open(bytes: Uint8Array): Promise<Workbook> {
    const parts = await WorkbookParts.open(bytes);
    const targets = await relationsOf(parts, '');
    const main = targets.find(({ type }) => type === 'officeDocument')?.target;
    // Also a text, a presentation, `.ods` or `.xlsb`: zips like it.
    if (!main?.endsWith('.xml')) throw new UnreadableFile('other_workbook');
    const relations = await relationsOf(parts, main);
    const partOf = (type: string) => relations.find((each) => each.type === type)?.target;
    const { listed, from1904 } = await readMain(parts, main);
    const sheets = listed.flatMap(({ name, id }) => {
      const part = relations.find((each) => each.id === id && each.type === 'worksheet')?.target;
      return part && parts.has(part) ? [{ name, part }] : [];
    });
    if (sheets.length === 0) throw new UnreadableFile('other_workbook');
    const formats = await readFormats(parts, partOf('styles'));
    const sharedStrings = await readSharedStrings(parts, partOf('sharedStrings'));
    return new Workbook(parts, sheets, { sharedStrings, formats, from1904 });
  }

  /** `merged` is known once all rows have come. */
  rowsOf({ part }: Sheet): { rows: ReturnType<SheetRows['read']>; merged: SheetRows['merged'] } {
    const reader = new SheetRows(this.context);
    return { rows: reader.read(this.parts.read(part)), merged: reader.merged };
  }
}

interface Relation {
  id: string;
  /** The last word of its address. */
  type: string;
  /** The name of the part. */
  target: string;
}

/** What a part leads to; the workbook as a whole is the part without a name. */
async function relationsOf(parts: WorkbookParts, part: string): Promise<Relation[]> {
  const { dir, base } = path.parse(part);
  const name = path.join(dir, '_rels', `${base}.rels`);
  if (!parts.has(name)) throw new UnreadableFile(part === '' ? 'other_workbook' : 'broken_workbook');
  const found: Relation[] = [];
  await walkAll(parts.read(name), {
    opened: (tag, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (tag !== 'Relationship' || mode === 'External') return;
      if (found.length >= MOST_LINKS) throw new UnreadableFile('workbook_too_large');
      found.push({
        id,
        type: type.slice(type.lastIndexOf('/') + 1),
        target: target.startsWith('/') ? target.slice(1) : path.join(dir, target),
      });
    },
  });
  return found;
}

async function readMain(parts: WorkbookParts, part: string) {
  const listed: { name: string; id: string }[] = [];
  let from1904 = false;
  await walkAll(parts.read(part), {
    opened: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (tag !== 'sheet' || ['hidden', 'veryHidden'].includes(attributes['state'] ?? '')) return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
      if (listed.length < MOST_SHEETS) listed.push({ name: written(attributes['name'] ?? '').slice(0, 100), id });
    },
  });
  return { listed, from1904 };
}

/** How each style shows a number, in the order in which cells name them. */
async function readFormats(parts: WorkbookParts, part: string | undefined): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const known = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  const formatNumbered = (id: number): NumberFormat => {
    if (!known.has(id)) known.set(id, formatOf(id, codes.get(id)));
    return known.get(id)!;
  };
  let isInCells = false;
  if (part && parts.has(part))
    await walkAll(parts.read(part), {
      opened: (tag, { numFmtId, formatCode }) => {
        const id = Number(numFmtId ?? 0);
        if (codes.size + formats.length > MOST_STYLES) throw new UnreadableFile('workbook_too_large');
        if (tag === 'numFmt') codes.set(id, formatCode ?? '');
        else if (tag === 'cellXfs') isInCells = true;
        else if (tag === 'xf' && isInCells) formats.push(formatNumbered(id));
      },
      closed: (tag) => {
        if (tag === 'cellXfs') isInCells = false;
      },
    });
  return formats;
}

/** Texts that cells share, each put together from its runs; how it sounds is left out. */
async function readSharedStrings(parts: WorkbookParts, part: string | undefined): Promise<string[]> {
  const found: string[] = [];
  let [text, isText, isSound, length] = ['', false, false, 0];
  if (part && parts.has(part))
    await walkAll(parts.read(part), {
      opened: (tag) => {
        if (tag === 'si') text = '';
        else if (tag === 'rPh') isSound = true;
        else if (tag === 't') isText = !isSound;
      },
      text: (words) => {
        if (!isText) return;
        text += words;
        length += words.length;
        if (length > MOST_SHARED_TEXT) throw new UnreadableFile('workbook_too_large');
      },
      closed: (tag) => {
        if (tag === 'si') {
          if (found.push(written(text)) > MOST_TEXTS) throw new UnreadableFile('workbook_too_large');
        } else if (tag === 'rPh') isSound = false;
        else if (tag === 't') isText = false;
      },
    });
  return found;
}
