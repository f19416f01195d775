import { type FieldError, InvalidInput } from '../../kernel/errors/domain-error.js';
import type { FormValues } from '../../kernel/http/input.js';
import { foldName } from '../../kernel/text/fold-name.js';
import { readEuros } from '../../kernel/text/read-euros.js';
import { UnreadableFile } from '../../kernel/lists/list.errors.js';
import { cellsOf } from '../../kernel/lists/list-source.js';
import type { Reading } from '../../kernel/lists/reading.js';
import { readTable } from '../../kernel/lists/read-table.js';
import type { Table } from '../../kernel/lists/table.js';
import { ageRangeErrors, type TariffLine } from './tariff.js';

/** Rows of the grid. */
export const TARIFF_ROWS = 10;
export const LARGEST_TARIFF_BYTES = 2 ** 20;
const MOST_CENTS = 100_000;
const MOST_LINES = 500;

/**
 * The grid of a page: a row a band (`from3`, `to3`), a price a plan (`price3-1`).
 * @returns lines of each plan
 * @throws InvalidInput with the page's names: a hole and an overlap stand at the band that shows them
 */
export function readTariffGrid(body: FormValues, plans: number): TariffLine[][] {
  const errors: FieldError[] = [];
  const typed = (name: string): string => [body[name] ?? ''].flat().join(' ').trim();
  const lines: TariffLine[][] = Array.from({ length: plans }, () => []);
  const ranges: (Pick<TariffLine, 'fromAge' | 'toAge'> & { field: string })[] = [];
  for (let row = 1; row <= TARIFF_ROWS; row++) {
    const prices = lines.map((_, plan) => typed(`price${row}-${plan + 1}`));
    if (typed(`from${row}`) === '' && typed(`to${row}`) === '' && prices.every((price) => price === '')) continue;
    const fromAge = ageIn(typed(`from${row}`));
    const toAge = typed(`to${row}`) === '' ? null : ageIn(typed(`to${row}`));
    if (fromAge === undefined)
      errors.push({ field: `from${row}`, code: 'wrong_age', detail: 'Écrivez un âge en années, par exemple 60.' });
    if (toAge === undefined)
      errors.push({
        field: `to${row}`,
        code: 'wrong_age',
        detail: 'Écrivez un âge, ou laissez vide pour « et plus ».',
      });
    for (const [plan, price] of prices.entries()) {
      const monthlyCents = readEuros(price);
      if (monthlyCents === undefined || monthlyCents > MOST_CENTS)
        errors.push({
          field: `price${row}-${plan + 1}`,
          code: 'wrong_amount',
          detail: 'Écrivez un montant mensuel en euros, par exemple 62,40.',
        });
      else if (fromAge !== undefined && toAge !== undefined) lines[plan]!.push({ fromAge, toAge, monthlyCents });
    }
    if (fromAge !== undefined && toAge !== undefined) ranges.push({ fromAge, toAge, field: `from${row}` });
  }
  if (ranges.length === 0 && errors.length === 0)
    errors.push({ field: 'from1', code: 'required', detail: 'Remplissez au moins une tranche d’âge.' });
  errors.push(...ageRangeErrors(ranges));
  if (errors.length > 0) throw new InvalidInput(errors);
  return lines.map((of) => of.toSorted((a, b) => a.fromAge - b.fromAge));
}

/** What the grid shows for these lines. */
export function tariffValues(lines: TariffLine[][]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [plan, of] of lines.entries())
    for (const [row, { fromAge, toAge, monthlyCents }] of of.entries()) {
      values[`from${row + 1}`] = String(fromAge);
      values[`to${row + 1}`] = toAge === null ? '' : String(toAge);
      values[`price${row + 1}-${plan + 1}`] = (monthlyCents / 100).toFixed(2).replace('.', ',');
    }
  return values;
}

/**
 * An offer as a spreadsheet exports it, `Formule;De;À;Cotisation`: a line for each plan and band, an empty end for the last.
 * @param plans the call's, in its order; accents and case aside
 * @throws InvalidInput at `file`, each with its line; UnreadableFile for what is no table
 */
export async function readTariffFile(
  bytes: Uint8Array,
  plans: string[],
): Promise<{ lines: TariffLine[][]; reading: Reading }> {
  const { header, records, separator, reading } = await tableOf(bytes);
  const columns = columnsOf(header.cells);
  const parsed = cellsOf(records, separator);
  const errors: FieldError[] = [];
  const lines: TariffLine[][] = plans.map(() => []);
  for (const record of records) {
    const { line } = record;
    const cells = parsed.get(record);
    if (!cells) {
      errors.push(refuse(`Ligne ${line} : un guillemet n’est pas fermé.`));
      continue;
    }
    const cell = (column: number): string => (cells[column] ?? '').trim();
    const plan = plans.findIndex((name) => foldName(name) === foldName(cell(columns.plan)));
    const fromAge = ageIn(cell(columns.from));
    const toAge = cell(columns.to) === '' ? null : ageIn(cell(columns.to));
    const monthlyCents = readEuros(cell(columns.price));
    if (plan === -1) errors.push(refuse(`Ligne ${line} : cette formule n’est pas de l’appel (${plans.join(', ')}).`));
    else if (fromAge === undefined || toAge === undefined)
      errors.push(refuse(`Ligne ${line} : l’âge est à écrire en années ; laissez vide la fin de la dernière tranche.`));
    else if (monthlyCents === undefined || monthlyCents > MOST_CENTS)
      errors.push(refuse(`Ligne ${line} : la cotisation est à écrire en euros par mois, par exemple 62,40.`));
    else lines[plan]!.push({ fromAge, toAge, monthlyCents });
  }
  for (const [index, of] of lines.entries()) {
    if (of.length === 0) errors.push(refuse(`Aucune ligne pour la formule ${plans[index]}.`));
    for (const { detail } of ageRangeErrors(of.map((range) => ({ ...range, field: 'file' }))))
      errors.push(refuse(`${plans[index]} : ${detail}`));
  }
  if (errors.length > 0) throw new InvalidInput(errors.slice(0, 20));
  return { lines: lines.map((of) => of.toSorted((a, b) => a.fromAge - b.fromAge)), reading };
}

const names = {
  plan: ['formule', 'niveau', 'garantie'],
  from: ['de', 'age de', 'age debut', 'a partir de', 'age min'],
  to: ['a', 'age a', 'age fin', 'jusqu a', 'age max'],
  price: ['cotisation', 'cotisation mensuelle', 'montant', 'tarif', 'prix', 'mensuel'],
} as const;
type Column = keyof typeof names;

/** -1 for a column that is not there. */
function columnsOf(cells: string[]): Record<Column, number> {
  const folded = cells.map((cell) => foldName(cell));
  const at = (column: Column) => folded.findIndex((name) => (names[column] as readonly string[]).includes(name));
  return { plan: at('plan'), from: at('from'), to: at('to'), price: at('price') };
}

/** With the header of all four columns, in the first ten lines. */
async function tableOf(bytes: Uint8Array): Promise<Table> {
  const isEnough = (cells: string[]): boolean => !Object.values(columnsOf(cells)).includes(-1);
  try {
    return await readTable(
      bytes,
      { named: (cells) => Number(isEnough(cells)), isEnough, linesTried: 10 },
      MOST_LINES - 1,
    );
  } catch (error) {
    const code = error instanceof UnreadableFile ? error.code : undefined;
    if (code === 'too_many_lines') throw new InvalidInput([refuse(`Ce fichier dépasse ${MOST_LINES} lignes.`)]);
    if (code !== 'no_header') throw error;
    throw new InvalidInput([refuse('La première ligne doit nommer quatre colonnes : Formule ; De ; À ; Cotisation.')]);
  }
}

function refuse(detail: string): FieldError {
  return { field: 'file', code: 'wrong_line', detail };
}

function ageIn(text: string): number | undefined {
  const [, age] = /^(\d{1,3})(?: ?ans)?$/.exec(text) ?? [];
  return age !== undefined && Number(age) <= 120 ? Number(age) : undefined;
}
