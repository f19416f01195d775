import { describe, expect, test } from '@jest/globals';
import { RightsRequestPage } from '../../../src/holders/pages/rights-request.js';
import { InvalidInput } from '../../../src/kernel/errors/domain-error.js';
import { refusalOf } from '../../../src/kernel/ui/refusal.js';
import { drawn } from '../../support/drawn.js';

describe('a request about personal data', () => {
  const request = {
    id: 'd1',
    kind: 'erasure',
    state: 'waiting',
    askedAt: new Date('2026-12-01T09:00:00Z'),
    dueAt: new Date('2027-01-01T09:00:00Z'),
  };
  const resident = { id: 'r1', firstName: 'Anne', lastName: 'Le Bras', isErased: false };
  const page = (props: object = {}) =>
    drawn(
      <RightsRequestPage
        token=""
        resident={resident as never}
        request={request as never}
        today="2026-12-08"
        {...props}
      />,
    ).html;
  const detail = 'Donnez la raison en quelques mots, 1000 caractères au plus.';
  const refusal = refusalOf(new InvalidInput([{ field: 'answer', code: 'length', detail }]));

  test('is refused in a form that is folded away', () => {
    expect(page()).toContain('<details><summary>Refuser');
  });

  test('whose reason was not taken shows it, with what is wrong', () => {
    const shown = page({ values: { answer: 'no' }, refusal, refused: 'refuse' });
    const form = shown.slice(shown.indexOf('<details open><summary>Refuser'));
    expect(shown).toContain('<details open><summary>Refuser');
    expect(form).toContain('>no</textarea>');
    expect(form).toContain(detail);
  });

  test('leaves it folded when the other answer was not taken', () => {
    expect(page({ refusal, refused: 'grant' })).toContain('<details><summary>Refuser');
  });
});
