import { describe, expect, test } from '@jest/globals';
import { PartnerFilePage } from '../../../src/partners/pages/partner-file.js';
import { drawn } from '../../support/drawn.js';

const partner = {
  id: 'p1',
  name: 'Le Pont',
  kind: 'shop',
  status: 'approved',
  siret: '73282932000074',
  legalName: null,
  address: null,
  postcode: null,
  neighbourhood: null,
  phone: null,
  openingHours: [],
  wheelchair: null,
  contactName: null,
  email: null,
  charterAcceptedAt: null,
  charterVersion: null,
  returnReason: null,
};
const page = (more: object = {}, props: object = {}) =>
  drawn(<PartnerFilePage token="" partner={{ ...partner, ...more } as never} sections={[]} {...props} />);
const may = (status: string) => page({ status }).ways.map((way) => way.split('/').at(-1));

describe('the file of a partner', () => {
  test.each([
    ['waiting', ['approbation', 'acces', 'modification', 'renvoi', 'fin']],
    ['returned', ['acces', 'modification', 'fin']],
    ['approved', ['acces', 'modification', 'suspension', 'fin']],
    ['suspended', ['approbation', 'acces', 'modification', 'fin']],
    ['left', ['acces', 'modification']],
  ])('%s: what an agent may do', (status, steps) => {
    expect(may(status)).toEqual(steps);
  });

  test('approving and lifting a suspension have each their word', () => {
    expect(page({ status: 'waiting' }).words).toContain('Approuver ce partenaire');
    expect(page({ status: 'suspended' }).words).toContain('Lever la suspension');
  });

  test('only what is for ever looks dangerous', () => {
    const buttons = [...page().html.matchAll(/<button class="(\w+)">([^<]*)/g)].map(([, look, word]) => [word, look]);
    expect(buttons).toEqual([
      ['Suspendre ce partenaire', 'quiet'],
      ['Oui, mettre fin au partenariat', 'danger'],
    ]);
  });

  test('says why it was sent back, while it is', () => {
    expect(page({ status: 'returned', returnReason: 'Le SIRET.' }).words).toContain('« Le SIRET. »');
    expect(page({ returnReason: 'Le SIRET.' }).words).not.toContain('Le SIRET.');
  });

  test('tells what is known, and nothing of what is not', () => {
    const terms = (more: object) => [...page(more).html.matchAll(/<dt>([^<]*)/g)].map(([, term]) => term);
    expect(terms({})).toEqual(['Activité', 'SIRET', 'Charte']);
    expect(terms({ legalName: 'Le Pont' })).not.toContain('Raison sociale');
    expect(terms({ legalName: 'SARL du Pont' })).toContain('Raison sociale');
    expect(terms({ postcode: '94140', email: 'a@b.fr', wheelchair: 'no', phone: '+33143750000' })).toEqual([
      'Activité',
      'SIRET',
      'Adresse',
      'Téléphone',
      'Fauteuil',
      'À qui parler',
      'Charte',
    ]);
    const accepted = page({ charterAcceptedAt: '2026-12-07T23:30:00.000Z', charterVersion: '2026-1' });
    expect(accepted.words).toContain('acceptée le 8 décembre 2026 (2026-1)');
  });

  test('a reason that is missing leaves its form open', () => {
    const open = (refused: string) =>
      /<details open/.test(page({ status: 'waiting' }, { refused, refusal: { detail: 'Non.', errors: [] } }).html);
    expect([open('sendBack'), open('approve')]).toEqual([true, false]);
  });
});
