import { describe, expect, test } from '@jest/globals';
import type { InvalidInput } from '../../src/kernel/errors/domain-error.js';
import { checkOfferTerms, checkWhoChoosesPasses } from '../../src/offers/offer-rules.js';
import { changesBetween, offerValues } from '../../src/offers/offer-values.js';
import { readOfferForm } from '../../src/offers/read-offer-form.js';

function refused(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return (error as InvalidInput).errors!.map(({ field, code }) => `${field} ${code}`);
  }
}
const terms = (more: object) => refused(() => checkOfferTerms(more as never));
const percent = (value: number) => ({ benefit: { kind: 'percent', value } });

describe('the terms of an offer', () => {
  test.each([
    ['all of the price', percent(100), []],
    ['more than all of it', percent(101), ['benefit.value too_big']],
    ['150 cents are no percentage', { benefit: { kind: 'amount', value: 150 } }, []],
    ['one day', { startsOn: '2026-12-08', endsOn: '2026-12-08' }, []],
    ['an end before the start', { startsOn: '2026-12-08', endsOn: '2026-12-07' }, ['endsOn before_start']],
    ['without an end', { startsOn: '2026-12-08', endsOn: null }, []],
    ['an hour long', { hours: [{ weekdays: [1], from: '09:00', to: '10:00' }] }, []],
    ['no time at all', { hours: [{ weekdays: [1], from: '09:00', to: '09:00' }] }, ['hours.0.to before_start']],
    [
      'the second of two hours wrong',
      {
        hours: [
          { from: '09:00', to: '10:00' },
          { from: '14:00', to: '13:00' },
        ],
      },
      ['hours.1.to before_start'],
    ],
    ['a service on appointment', { benefit: { kind: 'service' }, bookingPhone: '0155001030' }, []],
    ['bread on appointment', { ...percent(10), bookingPhone: '0155001030' }, ['bookingPhone not_a_service']],
    [
      'two mistakes',
      { ...percent(101), bookingPhone: '0155001030' },
      ['benefit.value too_big', 'bookingPhone not_a_service'],
    ],
  ])('%s', (_, more, expected) => {
    expect(terms(more)).toEqual(expected);
  });

  test('which passes it is for is said by the CCAS alone', () => {
    const by = (kind: string, categories?: number[]) =>
      refused(() => checkWhoChoosesPasses({ kind, ccasId: 'x' } as never, { categories }));
    for (const kind of ['agent', 'manager', 'system']) expect(by(kind, [1])).toEqual([]);
    expect([by('partner', [1]), by('partner')]).toEqual([['categories ccas_only'], []]);
  });
});

const offer = {
  title: '10 % sur le pain',
  benefit: { kind: 'percent', value: 10 },
  limit: { uses: 1, period: 'week' },
  quota: 200,
  categories: [3, 1],
  minimumCents: 1250,
  startsOn: '2026-12-08',
  endsOn: '2027-06-30',
  hours: [{ weekdays: [3, 2], from: '09:00', to: '12:30' }],
  closedOnHolidays: true,
  bookingPhone: null,
};
const bare = {
  ...offer,
  benefit: { kind: 'service', value: null },
  limit: null,
  quota: null,
  categories: [1, 2, 3],
  minimumCents: null,
  endsOn: null,
  hours: [],
  closedOnHolidays: false,
  bookingPhone: '+33155001030',
};
const asForm = (of: object) => readOfferForm(offerValues(of as never), '01a22a95-0f34-7310-817c-56a5801c6bd0');
const changed = (of: object, form: object = {}) => changesBetween(of as never, { ...asForm(of), ...form });

describe('an offer in its form', () => {
  test.each([
    ['everything said', offer],
    ['nothing but the title', bare],
  ])('%s: sent as it is shown, nothing changes', (_, of) => {
    expect(changed(of)).toEqual({});
  });

  test('amounts are shown as they are written', () => {
    expect(offerValues(offer as never)).toMatchObject({ 'benefit.value': '10', minimumCents: '12,50', quota: '200' });
    expect(
      offerValues({ ...offer, benefit: { kind: 'amount', value: 1500 }, minimumCents: 2000 } as never),
    ).toMatchObject({
      'benefit.value': '15',
      minimumCents: '20',
    });
    expect(offerValues(bare as never)).toMatchObject({ bookingPhone: '01 55 00 10 30', quota: undefined });
  });

  test('what is emptied is taken away, what is written is new, and the order of days and categories tells nothing', () => {
    expect(changed(offer, { quota: undefined, minimumCents: undefined, endsOn: undefined, limit: undefined })).toEqual({
      quota: null,
      minimumCents: null,
      endsOn: null,
      limit: null,
    });
    expect(changed(offer, { categories: [1, 3] })).toEqual({});
    expect(changed(offer, { categories: [1, 2] })).toEqual({ categories: [1, 2] });
    expect(changed(offer, { hours: [{ weekdays: [2, 3], from: '09:00', to: '12:30' }] })).toEqual({});
    expect(changed(offer, { title: 'Autre', closedOnHolidays: undefined })).toEqual({
      title: 'Autre',
      closedOnHolidays: false,
    });
    expect(changed(bare, { bookingPhone: undefined })).toEqual({ bookingPhone: null });
    expect(changed(offer, { limit: { uses: 1, period: 'month' } })).toEqual({ limit: { uses: 1, period: 'month' } });
  });
});
