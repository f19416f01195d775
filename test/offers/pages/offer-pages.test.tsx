import { describe, expect, test } from '@jest/globals';
import type { OfferView } from '../../../src/offers/offer-directory.query.js';
import { benefitWords, limitWords, quotaWords, remainingWords } from '../../../src/offers/offer-wording.js';
import { conditionsOf, OfferCard } from '../../../src/offers/pages/offer-card.js';
import { OfferDetail } from '../../../src/offers/pages/offer-detail.js';
import { OfferReviewPage } from '../../../src/offers/pages/offer-review.js';
import { PartnerOfferPage } from '../../../src/offers/pages/partner-offer.js';
import { drawn } from '../../support/drawn.js';

const offer = {
  id: 'o1',
  title: 'Dix pour cent',
  status: 'published',
  benefit: { kind: 'percent', value: 10 },
  partner: { id: 'p1', name: 'Le Pont', kind: 'shop', address: null, postcode: null, communeCode: '94002' },
  limit: null,
  quota: null,
  quotaLeft: null,
  hours: [],
  closedOnHolidays: false,
  minimumCents: null,
  startsOn: '2026-12-08',
  endsOn: null,
  categories: [1, 2, 3],
  bookingPhone: null,
  resumesOn: null,
  returnReason: null,
} as unknown as OfferView;
const labels = ['Senior', 'Handicap', 'Solidaire'];

const review = (more: object = {}, props: object = {}) =>
  drawn(<OfferReviewPage offer={{ ...offer, ...more }} categoryLabels={labels} token="" {...props} />);
const own = (more: object = {}, props: object = {}) =>
  drawn(<PartnerOfferPage offer={{ ...offer, ...more }} token="" {...(props as { revision: undefined })} />);
const verbs = ({ ways }: { ways: string[] }) =>
  ways.filter((way) => way.includes('/o1/')).map((way) => way.slice(way.indexOf('/o1/') + 4));
const revision = { state: 'submitted', changes: { quota: 20 }, returnReason: null };

describe('what may be done with an offer, in each of its states', () => {
  test.each<[OfferView['status'], ofTheCcas: string[], ofItsPartner: string[]]>([
    ['draft', ['envoi', 'modification'], ['envoi', 'modification']],
    ['submitted', ['publication', 'renvoi'], []],
    ['returned', ['envoi', 'modification'], ['envoi', 'modification']],
    ['published', ['modification', 'pause', 'fin'], ['modification', 'pause', 'fin']],
    ['paused', ['pause/fin', 'modification', 'fin'], ['pause/fin', 'modification', 'fin']],
    ['ended', [], []],
  ])('%s: by an agent %j, by its partner %j', (status, ofTheCcas, ofItsPartner) => {
    expect(verbs(review({ status }))).toEqual(ofTheCcas);
    expect(verbs(own({ status }))).toEqual(ofItsPartner);
  });

  test('a change that is proposed is decided by the CCAS while it waits, and given up by its partner', () => {
    expect(verbs(review({}, { revision }))).toEqual([
      'modification/publication',
      'modification/renvoi',
      'modification',
      'pause',
      'fin',
    ]);
    expect(review({}, { revision }).words).toContain('Le partenaire propose une modification');
    expect(review({}, { revision: { ...revision, state: 'returned' } }).words).toContain(
      'Modification renvoyée au partenaire',
    );
    expect(verbs(review({}, { revision: { ...revision, state: 'returned' } }))).toEqual([
      'modification',
      'pause',
      'fin',
    ]);
    expect(verbs(own({}, { revision }))).toContain('modification/retrait');
    expect(verbs(own())).not.toContain('modification/retrait');
  });

  test('a day of return that is refused leaves the pause open, another refusal does not', () => {
    const open = (refused: string) =>
      [review, own].map((page) =>
        /<details open/.test(page({}, { refused, refusal: { detail: 'Non.', errors: [] } }).html),
      );
    expect([open('pause'), open('publish')]).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});

describe('where an offer stands', () => {
  test('the agent reads which passes it is for only where it is not for all', () => {
    expect(review().words).not.toContain('Pour les pass');
    expect(review({ categories: [1, 3] }).words).toContain('Pour les pass : Senior, Solidaire.');
  });

  test('a pause says until when, to both', () => {
    const paused = { status: 'paused', resumesOn: '2026-12-24' };
    expect(review(paused).words).toContain('Revient en ligne le 24 décembre 2026.');
    expect(own(paused).words).toContain('Il revient en ligne tout seul le 24 décembre 2026.');
    expect(own({ status: 'paused' }).words).toContain('Remettez-le en ligne quand vous voulez');
    expect(review({ status: 'paused' }).words).not.toContain('Revient en ligne');
  });

  test('one sent back says why, and a change sent back too', () => {
    const returned = { status: 'returned', returnReason: 'Dites le jour.' };
    expect(review(returned).words).toContain('« Dites le jour. »');
    expect(own(returned).words).toContain('Le CCAS demande : Dites le jour.');
    const change = own({}, { revision: { ...revision, state: 'returned', returnReason: 'Trop peu.' } });
    expect(change.words).toMatch(/Votre modification est à revoir Trop peu\./);
    expect(own({}, { revision }).words).toContain('Votre modification attend le CCAS');
  });

  test('on line it is made better, before that it is changed', () => {
    const word = (status: string) => /Améliorer|Modifier/.exec(own({ status }).words)?.[0];
    expect([word('draft'), word('returned'), word('published'), word('paused')]).toEqual([
      'Modifier',
      'Modifier',
      'Améliorer',
      'Améliorer',
    ]);
  });

  test('its partner reads how many are left, where they are counted', () => {
    expect(own({ quota: 200, quotaLeft: 0 }).words).toContain('Il en reste 0 sur 200.');
    expect(own().words).not.toContain('Il en reste');
    expect(own({ status: 'draft' }).words).toContain('Voici ce que les habitants liront.');
  });

  test('proposed and on line stand beside each other, and alone where nothing is proposed', () => {
    const regions = (page: ReturnType<typeof review>) =>
      [...page.html.matchAll(/<article[^>]* aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(regions(review())).toEqual(['Ce que les habitants lisent']);
    expect(regions(review({}, { revision }))).toEqual(['En ligne aujourd’hui', 'Proposé']);
  });
});

describe('what people read of an offer', () => {
  test('each condition only where it is one', () => {
    expect(conditionsOf(offer)).toEqual([]);
    expect(
      conditionsOf({
        ...offer,
        hours: [{ weekdays: [2], from: '00:00', to: '24:00' }],
        limit: { uses: 1, period: 'day' },
        minimumCents: 1250,
        categories: [1, 2],
        quota: 200,
        quotaLeft: 12,
        closedOnHolidays: true,
        endsOn: '2027-03-31',
      }).map((words) => words.replaceAll(/\s/g, ' ')),
    ).toEqual([
      'le mardi',
      'une fois par jour',
      'dès 12,50 € d’achat',
      'prévu pour certains pass',
      '200 en tout, plus que 12',
      'hors jours fériés',
      'jusqu’au 31 mars 2027',
    ]);
  });

  test('a card says what it is told, and stands on the map where its place is known', () => {
    const card = (props: object = {}, partner: object = {}) =>
      drawn(<OfferCard offer={{ ...offer, partner: { ...offer.partner, ...partner } }} href="/offres/o1" {...props} />);
    expect(card().words).toBe('−10 % Dix pour cent Le Pont');
    expect(card({ note: 'Commerce', badge: 'Brouillon' }, { address: '3 rue du Pont' }).words).toBe(
      '−10 % Dix pour cent Le Pont · 3 rue du Pont Commerce Brouillon',
    );
    const at = (latitude: number | null) =>
      / data-place="([^"]*)"/.exec(card({ place: { name: 'Le Pont', latitude, longitude: 2.4 } }).html)?.[1];
    expect([at(48.8), at(0), at(null), / data-place/.test(card().html)]).toEqual([
      '48.8,2.4',
      '0,2.4',
      undefined,
      false,
    ]);
    expect(card({ badge: 'x' }).html.includes('class="badge"')).toBe(true);
    expect(card().html.includes('class="badge"')).toBe(false);
  });

  test('where it is, whom to call, and when the card is shown', () => {
    const detail = (more: object) => drawn(<OfferDetail offer={{ ...offer, ...more } as OfferView} />);
    expect(detail({}).words).toMatch(/Commerce Alfortville Valable à partir du 8 décembre 2026.*au moment de payer\.$/);
    expect(detail({ benefit: { kind: 'service', value: null }, bookingPhone: '+33143750000' }).words).toMatch(
      /Sur rendez-vous : 01 43 75 00 00.*en arrivant\.$/,
    );
    expect(detail({ partner: { ...offer.partner, communeCode: null } }).words).toMatch(/Commerce Valable/);
  });

  test.each([
    [null, null, ''],
    [200, null, ''],
    [200, 200, '200 en tout'],
    [200, 41, '200 en tout'],
    [200, 40, '200 en tout, plus que 40'],
    [200, 1, '200 en tout, plus que 1'],
    [200, 0, 'épuisé pour tout le monde'],
    [200, -1, 'épuisé pour tout le monde'],
  ])('of %j, %j left: « %s »', (quota, left, words) => {
    expect(quotaWords(quota, left)).toBe(words);
  });

  test('a limit in words as far as one says them, then in figures', () => {
    expect([1, 6, 7].map((uses) => limitWords({ uses, period: 'week' }))).toEqual([
      'une fois par semaine',
      'six fois par semaine',
      '7 fois par semaine',
    ]);
    expect([limitWords(null), remainingWords(null, 'day'), remainingWords(2, 'day'), remainingWords(2, null)]).toEqual([
      '',
      'Sans limite',
      'Encore 2 fois aujourd’hui',
      'Encore 2',
    ]);
  });

  test('what it is worth', () => {
    const worth = (kind: string, value: number | null) => benefitWords({ kind, value } as never).replaceAll(/\s/g, ' ');
    expect([
      worth('amount', 500),
      worth('fixed_price', 1250),
      worth('free_item', null),
      worth('service', null),
    ]).toEqual(['−5 €', '12,50 €', 'Offert', 'Gratuit']);
  });
});
