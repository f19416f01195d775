import { type FieldError, InvalidInput } from '../../kernel/errors/domain-error.js';
import { type FormValues, readForm, textIn } from '../../kernel/http/input.js';
import { typedCents } from '../../kernel/text/typed-cents.js';
import { DetailForm, type GoodForm, type SkillForm } from './donation-form.js';
import type { DonationView } from './donation.query.js';

const MOST_ROWS = 100;

/** How many rows a page shows for what was typed. */
export function detailRows(body: FormValues): number {
  const filled = Object.keys(body).map((name) => Number(/^(?:label|role)(\d{1,2})$/.exec(name)?.[1] ?? -1));
  return Math.min(MOST_ROWS, Math.max(2, ...filled) + 1);
}

/**
 * The rows of the page; one that is empty is left out.
 * @throws InvalidInput with the page's names: `unit2`
 */
export function readDetailForm(kind: DonationView['kind'], body: FormValues): DetailForm {
  const errors: FieldError[] = [];
  const goods: GoodForm[] = [];
  const skills: SkillForm[] = [];
  for (let row = 0; row < detailRows(body); row++) {
    const text = (name: string) => textIn(body, `${name}${row}`)?.trim() ?? '';
    const wrong = (name: string, code: string, detail: string) => errors.push({ field: `${name}${row}`, code, detail });
    const money = (name: string): number => {
      const read = typedCents(text(name));
      if ('cents' in read) return read.cents;
      wrong(name, read.code, read.detail);
      return 0;
    };
    if (kind === 'goods' && (text('label') || text('quantity') || text('unit'))) {
      if (!text('label')) wrong('label', 'required', 'Écrivez ce que c’est.');
      const quantity = Number(text('quantity').replaceAll(/\s/g, ''));
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1_000_000)
        wrong('quantity', 'not_integer', 'Un nombre entier est attendu, à partir de 1.');
      goods.push({ label: text('label'), quantity, unitCents: money('unit') });
    }
    if (kind === 'skills' && (text('role') || text('month') || text('hours') || text('cost'))) {
      if (!text('role')) wrong('role', 'required', 'Écrivez le rôle du salarié.');
      const month = /^(0?[1-9]|1[0-2])\/(20\d\d)$/.exec(text('month')) ?? undefined;
      const iso = /^20\d\d-(0[1-9]|1[0-2])$/.test(text('month'))
        ? text('month')
        : month && `${month[2]}-${month[1]!.padStart(2, '0')}`;
      if (!iso) wrong('month', 'wrong_form', 'Écrivez le mois et l’année, par exemple 10/2026.');
      const hours = /^\d{1,3}([.,]\d{1,2})?$/.test(text('hours')) ? Number(text('hours').replace(',', '.')) : 0;
      const minutes = Math.round(hours * 60);
      if (minutes < 1 || minutes > 44_640) wrong('hours', 'invalid', 'Écrivez un nombre d’heures, par exemple 12,5.');
      skills.push({ role: text('role'), month: iso ?? '', minutes, costCents: money('cost') });
    }
  }
  if (errors.length > 0) throw new InvalidInput(errors);
  return readForm(DetailForm, { valuation: body.valuation }, kind === 'goods' ? { goods } : { skills });
}

/** What the page shows of the lines there are. */
export function detailValues({ goods, skills, valuation }: DonationView): FormValues {
  const euros = (cents: number) => (cents / 100).toFixed(2).replace('.', ',');
  const values: FormValues = { valuation: valuation ?? undefined };
  goods.forEach(({ label, quantity, unitCents }, row) =>
    Object.assign(values, {
      [`label${row}`]: label,
      [`quantity${row}`]: String(quantity),
      [`unit${row}`]: euros(unitCents),
    }),
  );
  skills.forEach(({ role, month, minutes, costCents }, row) =>
    Object.assign(values, {
      [`role${row}`]: role,
      [`month${row}`]: `${month.slice(5)}/${month.slice(0, 4)}`,
      [`hours${row}`]: String(Math.round((minutes / 60) * 100) / 100).replace('.', ','),
      [`cost${row}`]: euros(costCents),
    }),
  );
  return values;
}
