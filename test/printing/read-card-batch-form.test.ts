import { describe, expect, test } from '@jest/globals';
import { chosenPasses, readCardBatchForm } from '../../src/printing/read-card-batch-form.js';

const id = (n: number) => `0192f0c0-0000-7000-8000-00000000000${n}`;

describe('which cards are to be printed', () => {
  test('those chosen, each once; what is no id is left aside', () => {
    expect(chosenPasses({ passId: [id(1), id(2), id(1), 'x', ''] })).toEqual([id(1), id(2)]);
    expect([chosenPasses({ passId: id(1) }), chosenPasses({})]).toEqual([[id(1)], []]);
    expect(readCardBatchForm({ choice: 'passes', passId: [id(1)] }).passIds).toEqual([id(1)]);
  });

  test('people ticked beside another choice are a contradiction that is told', () => {
    const refused = (form: object) => {
      try {
        return readCardBatchForm(form as never) && undefined;
      } catch (error) {
        return (error as { errors: { field: string; code: string }[] }).errors.map(({ field, code }) => [field, code]);
      }
    };
    expect(refused({ choice: 'never_printed', passId: [id(1)] })).toEqual([['choice', 'contradiction']]);
    expect(refused({ choice: 'never_printed' })).toBeUndefined();
    expect(refused({ choice: 'passes', passId: [id(1)] })).toBeUndefined();
  });

  test('a day belongs to its choice only', () => {
    const since = { issuedSince: '2026-12-01' };
    expect(readCardBatchForm({ choice: 'issued_since', ...since }).issuedSince).toBe('2026-12-01');
    expect(readCardBatchForm({ choice: 'never_printed', ...since }).issuedSince).toBeUndefined();
  });

  test('cards or none, letters or none', () => {
    const read = (more: object) => {
      const { cards, letters } = readCardBatchForm({ choice: 'never_printed', ...more });
      return [cards, letters];
    };
    expect(read({ cards: 'sheets', letters: 'true' })).toEqual(['sheets', true]);
    expect(read({ cards: 'none', letters: 'true' })).toEqual([undefined, true]);
    expect(read({ cards: 'single' })).toEqual(['single', false]);
  });
});
