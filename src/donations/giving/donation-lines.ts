import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/database/database.js';
import { InvalidInput } from '../../kernel/errors/domain-error.js';
import { DonationGoodEntity, DonationSkillEntity } from './donation.entity.js';
import { MOST_CENTS } from '../settings/amount.js';
import type { DetailForm } from './donation-form.js';
import type { DonationKind } from './donation-words.js';
import { TaxRules } from '../settings/tax-rules.js';

/** What goods and work are given, and what they come to. */
@Injectable()
export class DonationLines {
  constructor(private readonly rules: TaxRules) {}

  /**
   * Writes the lines in place of those there were.
   * @returns their value in cents; undefined when there are none
   * @throws InvalidInput for a role twice in a month, or a sum beyond all sense
   */
  async replace(tx: Tx, donationId: string, kind: DonationKind, form: DetailForm): Promise<number | undefined> {
    await tx.delete(DonationGoodEntity, { donationId });
    await tx.delete(DonationSkillEntity, { donationId });
    const value =
      kind === 'goods' ? await this.goods(tx, donationId, form) : await this.skills(tx, donationId, kind, form);
    if (value > MOST_CENTS)
      throw new InvalidInput([{ field: kind, code: 'too_big', detail: 'Ces lignes dépassent un milliard d’euros.' }]);
    return value === 0 ? undefined : value;
  }

  private async goods(tx: Tx, donationId: string, { goods = [] }: DetailForm): Promise<number> {
    let sum = 0;
    for (const { label, quantity, unitCents } of goods) {
      const valueCents = quantity * unitCents;
      sum += valueCents;
      await tx.insert(DonationGoodEntity, { id: uuidv7(), donationId, label, quantity, unitCents, valueCents });
    }
    return sum;
  }

  private async skills(tx: Tx, donationId: string, kind: DonationKind, { skills = [] }: DetailForm): Promise<number> {
    if (kind !== 'skills') return 0;
    const keys = skills.map(({ role, month }) => `${role.toLowerCase()} ${month}`);
    if (new Set(keys).size < keys.length)
      throw new InvalidInput([
        {
          field: 'skills',
          code: 'repeated',
          detail: 'Une ligne par salarié et par mois : numérotez les rôles, par exemple « Ergothérapeute 1 ».',
        },
      ]);
    let sum = 0;
    for (const { role, month, minutes, costCents } of skills) {
      const first = Temporal.PlainDate.from(`${month}-01`);
      const countedCents = Math.min(costCents, (await this.rules.skillLimit(tx, first)).cents);
      sum += countedCents;
      await tx.insert(DonationSkillEntity, {
        id: uuidv7(),
        donationId,
        role,
        month: first,
        minutes,
        costCents,
        countedCents,
      });
    }
    return sum;
  }
}
