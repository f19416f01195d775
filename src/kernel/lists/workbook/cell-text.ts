import { Temporal } from 'temporal-polyfill';
import { SHEET_CELLS } from '../list-records.js';

/** How a number is shown, as far as it changes what the number says. */
export interface NumberFormat {
  kind: 'number' | 'percent' | 'day' | 'time';
  /** Decimals that are shown. */
  decimals: number;
  /** Digits that are always shown, `00000` for a postcode. */
  digits: number;
}

/** Formats that are known by their number only (ECMA-376, 18.8.30), and the ranges where Excel keeps its own dates. */
const known: Record<number, string> = { 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%' };
const moneyWithCents = new Set([7, 8, 39, 40, 43, 44]);
const isKnownDay = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
const isKnownTime = (id: number): boolean => (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47);

/** Excel's own. */
const LONGEST_CODE = 255;

/** @param code as the workbook writes it, for what is not known by its number */
export function formatOf(id: number, code = known[id] ?? ''): NumberFormat {
  if (isKnownDay(id)) return { kind: 'day', decimals: 0, digits: 0 };
  if (isKnownTime(id)) return { kind: 'time', decimals: 0, digits: 0 };
  if (moneyWithCents.has(id)) return { kind: 'number', decimals: 2, digits: 0 };
  // What stands in quotes, brackets or behind a backslash is shown as it is; the first section is for positive numbers.
  const bare = code
    .slice(0, LONGEST_CODE)
    .replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|[_*].|AM\/PM/gi, '')
    .split(';')[0]!;
  const decimals = /\.(0+)/.exec(bare)?.[1]!.length ?? 0;
  const digits = /^0{2,}$/.test(bare) ? bare.length : 0;
  if (bare.includes('%')) return { kind: 'percent', decimals, digits };
  if (/^(general|standard|@)?$/i.test(bare)) return { kind: 'number', decimals: 0, digits: 0 };
  if (/[ydaj]/i.test(bare) || /^m+$/i.test(bare)) return { kind: 'day', decimals: 0, digits: 0 };
  return { kind: /[hms]/i.test(bare) ? 'time' : 'number', decimals, digits };
}

/** What stands in for a cell that has no value anybody can use; why follows it. */
const UNUSABLE = '\uFFFC';

export const errorCell = (shown: string): string => `${UNUSABLE}La case montre une erreur de formule (${shown}).`;
export const uncountedCell = `${UNUSABLE}La case est une formule sans résultat : ouvrez le fichier dans votre tableur et enregistrez-le.`;

/** Why the cell cannot be used; undefined for any other. */
export function whyUnusable(cell: string): string | undefined {
  return cell.startsWith(UNUSABLE) ? cell.slice(1) : undefined;
}

/** The mark between cells, the one of a cell that cannot be used, and what PostgreSQL does not keep. */
const ours = new RegExp(`[${SHEET_CELLS}${UNUSABLE}\\0]`);

/** What a workbook writes for what XML cannot hold, `_x000D_`; our own marks are not let in. */
export function written(text: string): string {
  return text
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .split(ours)
    .join('');
}

/**
 * A number as a person would have typed it in a CSV: a day `1948-03-02`, an amount `12,5`, a share `-10 %`; never with an
 * exponent, nor with the noise of floating point.
 * @param from1904 the workbook counts its days from 1904, as those of old Macs do
 */
export function numberText(raw: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'percent') return `${plain(value * 100, format)} %`;
  if (format.kind === 'time' && value >= 0 && value < 1) return hours(value);
  if (format.kind !== 'number') return dayOf(value, from1904) ?? plain(value, { ...format, decimals: 0 });
  return plain(value, format);
}

function plain(value: number, { decimals, digits }: NumberFormat): string {
  // Excel itself counts with fifteen digits.
  const exact = Number(value.toPrecision(15));
  const cut = decimals >= 2 ? roundedTo(exact, decimals) : exact;
  const text = Number.isInteger(cut) ? BigInt(cut).toString() : withoutExponent(cut);
  const [whole, rest = ''] = text.split('.');
  // Three decimals would be read as thousands by whoever reads `1.250` so.
  const fraction = rest.length === 3 ? `${rest}0` : rest;
  return fraction === '' ? whole!.padStart(digits, '0') : `${whole},${fraction}`;
}

/** Half a cent goes up, as a spreadsheet shows it. */
function roundedTo(value: number, decimals: number): number {
  const moved = Number(`${value}e${decimals}`);
  return Number.isNaN(moved) ? value : Number(`${Math.sign(value) * Math.round(Math.abs(moved))}e-${decimals}`);
}

function withoutExponent(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(15).replace(/\.?0+$/, '') : text;
}

function hours(value: number): string {
  const minutes = Math.round(value * 24 * 60) % (24 * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** 31 December 9999. */
const LAST_DAY = 2_958_465;
const before1904 = Temporal.PlainDate.from('1904-01-01');
const before1900 = Temporal.PlainDate.from('1899-12-30');

/** Undefined for what is no day. Excel's calendar has a 29 February 1900, which never was: it is written as it is. */
function dayOf(value: number, from1904: boolean): string | undefined {
  const days = Math.floor(value);
  if (days < 0 || days > LAST_DAY) return undefined;
  if (from1904) return before1904.add({ days }).toString();
  if (days === 60) return '29/02/1900';
  return before1900.add({ days: days < 60 ? days + 1 : days }).toString();
}
