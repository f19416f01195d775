import { describe, expect, test } from '@jest/globals';
import { DomainError } from '../../../src/kernel/errors/domain-error.js';
import { refusal } from '../../../src/kernel/errors/refusal.js';
import { problemOf } from '../../../src/kernel/http/problem.filter.js';

const SlotPast = refusal('slot_past', 409, 'Cette heure est passée.', 'Choisissez une heure à venir.', {
  field: 'slotId',
});
const DayFull = refusal('day_full', 409, (day: string) => `Le ${day} est complet.`, 'Choisissez un autre jour.', {
  retryAfterSeconds: 60,
});

describe('a refusal of one line', () => {
  test('is a refusal like any other: code, status, sentence, next step, and the field at fault', () => {
    const refused = new SlotPast();
    expect(refused).toBeInstanceOf(DomainError);
    expect(refused).toBeInstanceOf(SlotPast);
    expect(problemOf(refused)).toMatchObject({
      code: 'slot_past',
      status: 409,
      detail: 'Cette heure est passée.',
      nextStep: 'Choisissez une heure à venir.',
      errors: [{ field: 'slotId', code: 'slot_past', detail: 'Cette heure est passée.' }],
    });
  });

  test('says what it is given', () => {
    const refused = new DayFull('3 mars');
    expect(refused.message).toBe('Le 3 mars est complet.');
    expect(refused.retryAfterSeconds).toBe(60);
    expect(refused.errors).toBeUndefined();
    expect(refused).not.toBeInstanceOf(SlotPast);
  });

  test('says something else beside the field where it is asked to', () => {
    const ReferenceTaken = refusal('invalid_input', 400, 'Certaines réponses sont à corriger.', 'Vérifiez-la.', {
      field: { name: 'reference', code: 'taken', detail: 'Cette référence est déjà prise.' },
    });
    expect(new ReferenceTaken().errors).toEqual([
      { field: 'reference', code: 'taken', detail: 'Cette référence est déjà prise.' },
    ]);
  });
});
