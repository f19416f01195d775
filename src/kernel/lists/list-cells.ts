import { isEmail } from 'class-validator';
import { Temporal } from 'temporal-polyfill';
import { parseDay } from '../text/parse-day.js';
import { toE164 } from '../text/phone.js';
import { LineRefused } from './list.errors.js';

const ordinary = /^(?<day>\d{1,2})([/.-])(?<month>\d{1,2})\2(?<year>\d{4})$/;
const twoDigitYear = /^\d{1,2}([/.-])\d{1,2}\1\d{2}$/;
/** What databases add when they export a day. */
const midnight = /[ T]00:00(:00(\.0+)?)?Z?$/;

/**
 * `02/03/1948`, `2/3/1948`, `02-03-1948`, `02.03.1948` or `1948-03-02`: a day that exists and is not to come.
 * @throws LineRefused
 */
export function readDay(field: string, cell: string, today: Temporal.PlainDate): string {
  if (cell === '') throw new LineRefused(field, 'required', 'La date manque.');
  const written = cell.replace(midnight, '');
  if (twoDigitYear.test(written))
    throw new LineRefused(field, 'two_digit_year', 'L’année doit avoir quatre chiffres, par exemple 02/03/1948.');
  const { day = '', month = '', year } = ordinary.exec(written)?.groups ?? {};
  const date = parseDay(year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : written);
  if (!date) throw new LineRefused(field, 'invalid_day', 'Cette date n’existe pas. Écrivez-la par exemple 02/03/1948.');
  if (Temporal.PlainDate.compare(date, today) > 0)
    throw new LineRefused(field, 'in_the_future', 'Cette date est dans le futur.');
  if (date.year < 1880) throw new LineRefused(field, 'too_old', 'Cette date est trop ancienne.');
  return date.toString();
}

/** What is left of a number that began with a zero, by its field. */
const shortened: Record<string, RegExp> = {
  postcode: /^\d{4}$/,
  communeCode: /^\d{4}$/,
  phone: /^[1-9]\d{8}$/,
  siret: /^\d{12,13}$/,
};

/** Whether a spreadsheet took the zero at the beginning of this cell: what reads it here puts it back. */
export function hasLostZero(field: string, cell: string): boolean {
  return shortened[field]?.test(cell.replaceAll(/[\s.-]/g, '')) ?? false;
}

/** Spreadsheets take `01000` for a number and lose its zero. @throws LineRefused */
export function readPostcode(cell: string): string {
  const postcode = cell.replaceAll(' ', '').padStart(5, '0');
  if (!/^\d{5}$/.test(postcode) || cell.length < 4)
    throw new LineRefused('postcode', 'wrong_form', 'Un code postal a cinq chiffres.');
  return postcode;
}

/** Likewise `0143750000`. @returns E.164 @throws LineRefused */
export function readPhone(cell: string): string {
  const digits = cell.replace(/[\s.-]/g, '');
  const phone = toE164(/^[1-9]\d{8}$/.test(digits) ? `0${digits}` : cell);
  if (!phone)
    throw new LineRefused(
      'phone',
      'invalid_phone',
      'Ce numéro de téléphone n’est pas valable, par exemple 01 43 75 00 00.',
    );
  return phone;
}

/** Likewise `00552013500012`. Whether it is one, its last digit says to whoever takes it. */
export function readSiret(cell: string): string {
  const digits = cell.replaceAll(/\D/g, '');
  return digits.length >= 12 ? digits.padStart(14, '0') : digits;
}

/** @throws LineRefused */
export function readEmail(cell: string): string {
  if (!isEmail(cell) || cell.length > 254)
    throw new LineRefused(
      'email',
      'invalid_email',
      'Cette adresse électronique n’est pas complète, par exemple nom@exemple.fr.',
    );
  return cell;
}
