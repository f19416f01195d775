import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { type FieldError, InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import type { FormValues } from '../kernel/http/input.js';
import { parseDay } from '../kernel/http/is-day.js';
import { readEuros } from '../kernel/text/read-euros.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { Clock } from '../kernel/time/clock.js';
import { type C2sScale } from './c2s-check.js';
import { C2sScaleEntity } from './c2s-scale.entity.js';
import { ScaleOverlaps } from './mutuelle.errors.js';

export interface C2sScaleView extends C2sScale {
  id: string;
}

export const scaleFields = [
  'free1',
  'free2',
  'free3',
  'free4',
  'freeMore',
  'paid1',
  'paid2',
  'paid3',
  'paid4',
  'paidMore',
  'monthlyUnder30',
  'monthlyFrom30',
  'monthlyFrom50',
  'monthlyFrom60',
  'monthlyFrom70',
] as const;

const columns = `id, valid_from as "validFrom", valid_through as "validThrough", source, array[free_1, free_2, free_3, free_4, free_more] as free,
  array[paid_1, paid_2, paid_3, paid_4, paid_more] as paid, array[monthly_under_30, monthly_from_30, monthly_from_50, monthly_from_60, monthly_from_70] as monthly`;

/** The ceilings of the C2S: each row says from when to when, and where it was read. A manager adds the next ones. */
@Injectable()
export class C2sScales {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  all(tx: Tx): Promise<C2sScaleView[]> {
    return tx.query(`select ${columns} from c2s_scale order by valid_from desc`);
  }

  /** The one that is valid today, else the last one that was. */
  async current(tx: Tx): Promise<C2sScaleView> {
    const [scale] = await tx.query(
      `select ${columns} from c2s_scale where valid_from <= $1 order by valid_from desc limit 1`,
      [this.clock.today().toString()],
    );
    if (!scale) throw new NotFound('Ce barème');
    return scale;
  }

  /**
   * A new row, or a correction of one.
   * @throws InvalidInput, ScaleOverlaps, NotFound
   */
  async write(tx: Tx, actor: Actor, body: FormValues, id?: string): Promise<void> {
    const values = readScale(body);
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 22))', [actor.ccasId]);
    const overlapping = await tx.query(
      `select 1 from c2s_scale where id is distinct from $1 and daterange(valid_from, valid_through, '[]') && daterange($2, $3, '[]')`,
      [id ?? null, values.validFrom.toString(), values.validThrough.toString()],
    );
    if (overlapping.length > 0) throw new ScaleOverlaps();
    const scaleId = id ?? uuidv7();
    if (!id) await tx.insert(C2sScaleEntity, { ...values, id: scaleId, enteredAt: this.clock.now() });
    else if ((await tx.update(C2sScaleEntity, { id }, values)).affected === 0) throw new NotFound('Ce barème');
    await this.audit.write(tx, actor, { action: 'c2s_scale.written', subject: { kind: 'c2s_scale', id: scaleId } });
  }
}

function readScale(body: FormValues) {
  const errors: FieldError[] = [];
  const typed = (name: string): string => [body[name] ?? ''].flat().join(' ').trim();
  const day = (field: string): Temporal.PlainDate | undefined => {
    const found = parseDay(typedDay(typed(field)));
    if (!found)
      errors.push({
        field,
        code: 'invalid_day',
        detail: 'Écrivez le jour, le mois et l’année, par exemple 01/04/2026.',
      });
    return found;
  };
  const validFrom = day('validFrom');
  const validThrough = day('validThrough');
  if (validFrom && validThrough && Temporal.PlainDate.compare(validThrough, validFrom) < 0)
    errors.push({ field: 'validThrough', code: 'before_start', detail: 'La fin vient avant le début.' });
  const source = typed('source');
  if (source === '' || source.length > 300)
    errors.push({
      field: 'source',
      code: 'required',
      detail: 'Dites où vous avez lu ces montants : un texte officiel, une adresse.',
    });
  const cents = Object.fromEntries(
    scaleFields.map((field) => {
      const amount = readEuros(typed(field));
      if (amount === undefined || amount > 1_000_000_00)
        errors.push({ field, code: 'wrong_amount', detail: 'Écrivez un montant en euros, par exemple 10 339.' });
      return [field, amount ?? 0];
    }),
  ) as Record<(typeof scaleFields)[number], number>;
  const rising = (field: (typeof scaleFields)[number], below: (typeof scaleFields)[number], detail: string): void => {
    if (cents[field] <= cents[below]) errors.push({ field, code: 'not_rising', detail });
  };
  if (errors.length === 0) {
    for (const size of [2, 3, 4] as const) {
      rising(`free${size}`, `free${size - 1}` as 'free1', 'Le plafond monte avec le foyer : vérifiez ce montant.');
      rising(`paid${size}`, `paid${size - 1}` as 'paid1', 'Le plafond monte avec le foyer : vérifiez ce montant.');
    }
    for (const size of [1, 2, 3, 4] as const)
      rising(`paid${size}`, `free${size}`, 'Le plafond avec participation est plus haut que celui de la gratuité.');
    if (cents.freeMore <= 0)
      errors.push({ field: 'freeMore', code: 'not_rising', detail: 'Écrivez ce que chaque personne de plus ajoute.' });
    if (cents.paidMore < cents.freeMore)
      errors.push({
        field: 'paidMore',
        code: 'not_rising',
        detail: 'Ce montant ne peut être sous celui de la gratuité.',
      });
  }
  if (errors.length > 0) throw new InvalidInput(errors);
  return { validFrom: validFrom!, validThrough: validThrough!, source, ...cents };
}
