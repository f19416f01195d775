import { describe, expect, test } from '@jest/globals';
import type { PartnerView } from '../../src/partners/partner-directory.query.js';
import { PartnerForm } from '../../src/partners/partner-form.js';
import { partnerValues, readPartnerChanges, readPartnerForm } from '../../src/partners/read-partner-form.js';

const typed = {
  kind: 'shop',
  name: 'Boulangerie du Pont',
  siret: '73282932000074',
  phone: '',
  closedOnHolidays: 'oui',
};
const refusalOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    return (error as { errors: { field: string; code: string }[] }).errors.map(({ field, code }) => `${field} ${code}`);
  }
  return [];
};

describe('the form of a partner, as a page sends it', () => {
  test('becomes what the use case wants; what was left blank is not said', () => {
    const form = readPartnerForm(PartnerForm, { ...typed, hours0Days: ['2'], hours0From: '9h', hours0To: '12:30' });
    expect(form).toMatchObject({
      kind: 'shop',
      name: 'Boulangerie du Pont',
      closedOnHolidays: true,
      openingHours: [{ weekdays: [2], from: '09:00', to: '12:30' }],
    });
    expect(form.phone).toBeUndefined();
  });

  test('without any hour it is open as it says; holidays only where they were ticked', () => {
    expect(readPartnerForm(PartnerForm, { kind: 'shop', name: 'Le Pont', siret: '73282932000074' })).toMatchObject({
      openingHours: [],
      closedOnHolidays: false,
    });
  });

  test.each([
    [
      'hours that end before they begin',
      { hours1Days: ['1'], hours1From: '12:00', hours1To: '09:00' },
      ['hours1To ends_before_start'],
    ],
    ['an hour that is none', { hours0Days: ['1'], hours0From: 'midi', hours0To: '14:00' }, ['hours0From wrong_form']],
    ['a name that is too long', { name: 'x'.repeat(200) }, ['name wrong_length']],
    [
      'both at once, each at its field',
      { name: 'x'.repeat(200), hours0Days: ['1'], hours0From: 'midi', hours0To: '14:00' },
      ['name wrong_length', 'hours0From wrong_form'],
    ],
  ])('is refused for %s', (_, wrong, errors) => {
    expect(refusalOf(() => readPartnerForm(PartnerForm, { ...typed, ...wrong }))).toEqual(errors);
  });

  test('of one that exists: an answer that was emptied is taken away, what it must have is not', () => {
    const changes = readPartnerChanges({ name: '', siret: '', phone: '', wheelchair: 'yes' });
    expect(changes).toMatchObject({ phone: null, wheelchair: 'yes' });
    expect(changes.name).toBeUndefined();
  });

  test('shown and sent as it is, it says again what is known', () => {
    const known = {
      name: 'Le Pont',
      phone: null,
      wheelchair: 'no',
      openingHours: [{ weekdays: [2, 3], from: '00:00', to: '12:30' }],
      closedOnHolidays: true,
    };
    const values = partnerValues(known as unknown as PartnerView);
    expect(values.phone).toBeUndefined();
    expect(readPartnerChanges(values)).toMatchObject(known);
    expect(
      partnerValues({ ...known, closedOnHolidays: false } as unknown as PartnerView).closedOnHolidays,
    ).toBeUndefined();
  });
});
