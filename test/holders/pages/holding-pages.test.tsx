import { describe, expect, test } from '@jest/globals';
import { CarersPanel, PhonesPanel } from '../../../src/holders/pages/holding-panels.js';
import { RightForm, RightsPanel } from '../../../src/holders/pages/rights-panel.js';
import { drawn } from '../../support/drawn.js';

const path = '/ccas/usagers/r1';
const atNight = new Date('2026-12-07T23:30:00Z');

describe('the phones of a pass', () => {
  const phone = {
    id: 't1',
    place: 1,
    carerId: null,
    carerName: null,
    activatedAt: atNight,
    lastSeenAt: new Date('2026-12-09T09:00:00Z'),
  };
  const panel = (...phones: object[]) =>
    drawn(<PhonesPanel token="" path={path} passId="p1" phones={phones as never} />);

  test('none: that a code puts it on one', () => {
    expect(panel().words).toContain('Le pass n’est sur aucun téléphone.');
    expect(panel().ways).toEqual([`${path}/telephones/code`]);
  });

  test('one: since when in Paris, whose, and what may be done', () => {
    expect(panel(phone).words).toContain('Depuis le 8 décembre 2026, vu le 9 décembre 2026');
    expect(panel(phone).ways).toContain(`${path}/telephones/t1/retrait`);
    expect(panel({ ...phone, carerId: 'a1', carerName: 'Anne' }).words).toContain('Téléphone 1 , d’Anne');
    expect(panel(phone).words).not.toContain('Anne');
    expect(panel({ ...phone, carerId: 'a1', carerName: 'Anne' }).html).toContain('name="carerId" value="a1"');
    expect(panel(phone).html).not.toContain('value="a1"');
  });
});

describe('the carers of a person', () => {
  const anne = { id: 'a1', firstName: 'Anne', lastName: 'Le Bràs', formSeenOn: null, startedAt: atNight, phones: 0 };
  const panel = (carers: object[], props: object = {}) =>
    drawn(<CarersPanel token="" path={path} passId="p1" carers={carers as never} today="2026-12-08" {...props} />);

  test('nobody, or who, and how that was allowed', () => {
    expect(panel([]).words).toContain('Personne d’autre n’a le pass.');
    expect(panel([]).html).not.toContain('<ul');
    expect(panel([anne]).words).not.toContain('Personne d’autre');
    expect(panel([anne]).words).toContain('Autorisé depuis le téléphone de la personne, le 8 décembre 2026');
    expect(panel([{ ...anne, formSeenOn: '2026-12-01' }]).words).toContain('Formulaire signé vu le 1er décembre 2026');
  });

  test('who has no phone yet is told, and gets a code only where there is a pass', () => {
    expect(panel([anne]).words).toContain('pas encore activé');
    expect(panel([{ ...anne, phones: 1 }]).words).not.toContain('pas encore activé');
    expect(panel([anne]).ways).toContain(`${path}/telephones/code`);
    expect(panel([anne], { passId: undefined }).ways).not.toContain(`${path}/telephones/code`);
  });

  test('what was typed in a form that was refused stays, and it is open; otherwise it says today', () => {
    expect(panel([]).html).toContain('value="2026-12-08"');
    expect(/<details open/.test(panel([]).html)).toBe(false);
    const refused = panel([], {
      values: { firstName: 'Anne', formSeenOn: '2026-12-01' },
      refusal: { detail: 'Non.', errors: [] },
    });
    expect(/<details open/.test(refused.html)).toBe(true);
    expect([refused.html.includes('value="Anne"'), refused.html.includes('value="2026-12-01"')]).toEqual([true, true]);
  });
});

describe('what a person asked about their data', () => {
  const asked = {
    id: 'q1',
    kind: 'access',
    state: 'waiting',
    askedAt: atNight,
    dueAt: new Date('2027-01-07T23:30:00Z'),
  };
  const panel = (today: string, more: object = {}) =>
    drawn(<RightsPanel token="" path={path} today={today} requests={[{ ...asked, ...more }] as never} />).words;

  test.each([
    ['2027-01-07', false],
    ['2027-01-08', false],
    ['2027-01-09', true],
  ])('is due by the 8th in Paris: on %s it is late: %s', (today, isLate) => {
    expect(panel(today)).toContain('Réponse due avant le 8 janvier 2027');
    expect(panel(today).includes('En retard')).toBe(isLate);
  });

  test('nothing asked is no list; a request that is noted came in today, unless a day was typed', () => {
    const none = drawn(<RightsPanel token="" path={path} today="2026-12-08" requests={[]} />);
    expect([none.html.includes('<ul'), none.html.includes('value="2026-12-08"')]).toEqual([false, true]);
    const values = { receivedOn: '2026-12-01' };
    expect(drawn(<RightForm token="" path={path} today="2026-12-08" values={values} />).html).toContain(
      'value="2026-12-01"',
    );
  });

  test.each(['granted', 'refused', 'withdrawn'])('%s is late no more, and says when it was asked', (state) => {
    expect(panel('2027-02-01', { state })).toContain('Demandée le 8 décembre 2026');
    expect(panel('2027-02-01', { state })).not.toContain('En retard');
  });
});
