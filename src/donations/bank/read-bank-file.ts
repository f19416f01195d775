import { Temporal } from 'temporal-polyfill';
import { UnreadableFile } from '../../kernel/lists/list.errors.js';
import { cellsOf } from '../../kernel/lists/list-source.js';
import { readTable } from '../../kernel/lists/read-table.js';
import type { Reading } from '../../kernel/lists/reading.js';
import type { Table } from '../../kernel/lists/table.js';
import { whyUnusable } from '../../kernel/lists/workbook/cell-text.js';
import { foldName } from '../../kernel/text/fold-name.js';
import { parseDay } from '../../kernel/text/parse-day.js';
import { UnreadableBankFile } from './bank.errors.js';

/** Some years of a busy account. */
export const LARGEST_BANK_FILE_BYTES = 8 * 2 ** 20;

export interface BankCredit {
  /** ISO day. */
  bookedOn: string;
  label: string;
  amountCents: number;
  /** The n-th of its kind in this file. */
  occurrence: number;
}

export interface BankFile {
  credits: BankCredit[];
  /** Negative lines: they are counted and not kept. */
  debits: number;
  /** Lines (as a spreadsheet counts them) that could not be read. */
  unreadable: number[];
  reading: Reading;
}

const headings = {
  date: [
    'date',
    'date operation',
    'date de l operation',
    'date comptable',
    'date d operation',
    'date de comptabilisation',
  ],
  label: [
    'libelle',
    'libelle operation',
    'libelle de l operation',
    'libelle simplifie',
    'nature',
    'description',
    'informations',
  ],
  credit: ['credit', 'credit euros', 'montant credit'],
  debit: ['debit', 'debit euros', 'montant debit'],
  amount: ['montant', 'montant euros', 'montant eur', 'montant de l operation'],
} as const;
type Heading = keyof typeof headings;

/**
 * Reads a bank's CSV: UTF-8, UTF-16 or Windows-1252, `;`, `,` or tab, dates as `03/12/2026`, amounts as `1 250,00`; or the
 * same as a sheet.
 * @throws UnreadableBankFile
 */
export async function readBankFile(bytes: Uint8Array): Promise<BankFile> {
  const { header, records, separator, reading } = await tableOf(bytes);
  const columns = columnsOf(header.cells)!;
  const parsed = cellsOf(records, separator);
  const file: BankFile = { credits: [], debits: 0, unreadable: [], reading };
  const seen = new Map<string, number>();
  for (const record of records) {
    const { line } = record;
    const cells = parsed.get(record) ?? [];
    const bookedOn = readDate(cells[columns.date!] ?? '');
    const amount = amountOf(cells, columns);
    const label = (cells[columns.label!] ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 300);
    if (!bookedOn || amount === undefined || !label || whyUnusable(label)) file.unreadable.push(line);
    else if (amount < 0) file.debits++;
    else if (amount > 0) {
      const key = `${bookedOn} ${amount} ${label}`;
      const occurrence = (seen.get(key) ?? 0) + 1;
      seen.set(key, occurrence);
      file.credits.push({ bookedOn, label, amountCents: amount, occurrence });
    }
  }
  if (file.credits.length + file.debits + file.unreadable.length === 0)
    throw new UnreadableBankFile('no_lines', 'Ce fichier n’a aucune ligne sous ses titres.');
  return file;
}

/** Banks write more above the titles than others do: account, holder, balance. */
const linesTried = 100;

async function tableOf(bytes: Uint8Array): Promise<Table> {
  const named = (cells: string[]): number => Object.keys(columnsOf(cells) ?? {}).length;
  try {
    return await readTable(bytes, { named, isEnough: (cells) => named(cells) > 0, linesTried });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.code === 'no_header')
      throw new UnreadableBankFile(
        'no_columns',
        'Aucune ligne de titres avec une date, un libellé et un crédit ou un montant.',
      );
    throw new UnreadableBankFile(error.code, error.message, error.nextStep);
  }
}

function columnsOf(cells: string[]): Partial<Record<Heading, number>> | undefined {
  const columns: Partial<Record<Heading, number>> = {};
  cells.forEach((cell, index) => {
    const name = foldName(cell);
    for (const heading of Object.keys(headings) as Heading[])
      if (columns[heading] === undefined && (headings[heading] as readonly string[]).includes(name))
        columns[heading] = index;
  });
  const hasAmount = columns.credit !== undefined || columns.amount !== undefined;
  return columns.date !== undefined && columns.label !== undefined && hasAmount ? columns : undefined;
}

/** Cents, negative for what left; undefined when it is no amount. */
function amountOf(cells: string[], columns: Partial<Record<Heading, number>>): number | undefined {
  const read = (heading: Heading): number | undefined | null => {
    const text = (columns[heading] === undefined ? '' : (cells[columns[heading]!] ?? '')).replaceAll(
      /[\s\u00a0\u202f€]/g,
      '',
    );
    if (text === '') return null;
    const match = /^([+-]?)(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/[.,](?=\d{3}(\D|$))/g, ''));
    if (!match) return undefined;
    const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
    return match[1] === '-' ? -cents : cents;
  };
  const [credit, debit, amount] = [read('credit'), read('debit'), read('amount')];
  if (credit === undefined || debit === undefined || amount === undefined) return undefined;
  if (credit) return credit;
  if (debit) return -Math.abs(debit);
  return amount ?? undefined;
}

function readDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text.trim()) ?? [];
  if (!day) return parseDay(text.trim())?.toString();
  try {
    const full = year!.length === 2 ? 2000 + Number(year) : Number(year);
    return Temporal.PlainDate.from(
      { year: full, month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return undefined;
  }
}
