import { describe, expect, test } from '@jest/globals';
import { ApplicationFilePage } from '../../../src/applications/pages/application-file.js';
import { ApplicationListPage } from '../../../src/applications/pages/application-list.js';
import { ApplicationListRequest } from '../../../src/applications/application-list-request.js';
import type { ApplicationRow } from '../../../src/applications/application-list.query.js';
import { listedOf } from '../../support/listed.js';
import { drawn } from '../../support/drawn.js';

/** Sent at half past midnight in Paris: yesterday still, in London. */
const atNight = '2026-12-07T23:30:00.000Z';
const asked = {
  id: 'a1',
  state: 'submitted',
  reference: 'K7QM-4T2X-W',
  lastName: 'Vasseur',
  firstName: 'Odette',
  bornOn: '1950-05-05',
  proxyName: null,
  proxyPhone: null,
  address: '3 rue du Pont',
  postcode: '94140',
  communeCode: '94002',
  phone: null,
  email: null,
  answerBy: 'post',
  proofKind: 'energy',
  showing: 'appointment',
  disabilityCard: false,
  submittedAt: atNight,
  missing: null,
  askedAt: null,
  answeredAt: null,
  twins: [],
};
const file = (application: object, more: object = {}) =>
  drawn(
    <ApplicationFilePage
      token=""
      application={{ ...asked, ...application } as never}
      candidates={[]}
      holdings={new Map()}
      today="2026-12-08"
      categories={[['1', 'Senior']]}
      values={{}}
      {...more}
    />,
  );
const ways = (page: ReturnType<typeof file>) =>
  page.ways.filter((way) => way.startsWith('/ccas/demandes/a1/')).map((way) => way.split('/').at(-1));

describe('a demand, as an agent sees it', () => {
  test('was sent on the day it was in Paris', () => {
    expect(file({}).words).toContain('Envoyée le 8 décembre 2026');
    const row = { ...asked, id: 'a1' } as never;
    expect(drawn(<ApplicationListPage list={listedOf(ApplicationListRequest, [row])} />).words).toContain(
      '8 décembre 2026',
    );
  });

  test.each([
    ['submitted', {}, ['acceptation', 'complement', 'refus', 'lettre.pdf']],
    ['more_asked', { askedAt: atNight, missing: 'un justificatif' }, ['reponse', 'refus', 'lettre.pdf']],
    ['accepted', { decidedAt: atNight, residentId: 'r1' }, ['lettre.pdf']],
    ['refused', { decidedAt: atNight, refusalReason: 'outside_communes' }, ['lettre.pdf']],
    ['withdrawn', { decidedAt: atNight }, ['lettre.pdf']],
  ])('%s: only what may still be decided', (state, more, expected) => {
    expect(ways(file({ state, ...more }))).toEqual(expected);
  });

  test('a decision is of its day in Paris, and says where to go on', () => {
    const accepted = file({ state: 'accepted', decidedAt: atNight, residentId: 'r1' });
    expect(accepted.words).toContain('Acceptée le 8 décembre 2026');
    expect(accepted.ways).toContain('/ccas/usagers/r1');
    expect(file({ state: 'withdrawn', decidedAt: atNight }).words).toContain('Retirée par la personne le 8 décembre');
    const refused = { state: 'refused', decidedAt: atNight, refusalReason: 'outside_communes' };
    expect(file(refused).words).toContain('Refusée le 8 décembre 2026');
    expect(file(refused).words).not.toContain('«');
    expect(file({ ...refused, refusalNote: 'Voyez la mairie.' }).words).toContain('« Voyez la mairie. »');
  });

  test.each([
    ['more_asked', { askedAt: atNight, missing: 'un justificatif' }],
    ['refused', { decidedAt: atNight, refusalReason: 'outside_communes' }],
  ])('%s without an electronic address: the letter is asked for, and only then', (state, more) => {
    expect(file({ state, ...more }).words).toContain('n’a pas d’adresse électronique');
    expect(file({ state, ...more, email: 'odette@exemple.fr' }).words).not.toContain('n’a pas d’adresse');
  });

  test('an answer to what was missing is told while it waits, not once it is decided', () => {
    const answer = { answeredAt: atNight, missing: 'un justificatif' };
    expect(file(answer).words).toContain('La personne a répondu le 8 décembre 2026 à : « un justificatif »');
    expect(file({ ...answer, state: 'withdrawn', decidedAt: atNight }).words).not.toContain('a répondu le');
    expect(file({}).words).not.toContain('a répondu le');
  });

  test('another demand of the same person is told, with its way', () => {
    expect(file({}).words).not.toContain('Une autre demande attend');
    const twin = file({ twins: [{ id: 'a2', reference: 'AAAA-BBBB-C' }] });
    expect([twin.words.includes('Une autre demande attend'), twin.ways.includes('/ccas/demandes/a2')]).toEqual([
      true,
      true,
    ]);
  });

  test('who has an address reads the agent’s words there, the others in the letter', () => {
    expect(file({}).words.split('dans la lettre que vous imprimerez').length - 1).toBe(2);
    expect(file({ email: 'odette@exemple.fr' }).words.split('par courriel').length - 1).toBeGreaterThanOrEqual(2);
    expect(file({ email: 'odette@exemple.fr' }).words).not.toContain('dans la lettre');
  });

  test('what the person said is proposed, what the agent typed stays', () => {
    const categories = [
      ['1', 'Senior'],
      ['3', 'Handicap'],
    ];
    const chosen = (application: object, values: object = {}) =>
      [
        ...file(application, { categories, values }).html.matchAll(
          /<option[^>]*value="(\w+)"[^>]* selected|<option[^>]* selected[^>]*value="(\w+)"/g,
        ),
      ].map(([, one, other]) => one ?? other);
    expect(chosen({})).toEqual(expect.arrayContaining(['energy', '1']));
    expect(chosen({ disabilityCard: true })).toContain('3');
    expect(chosen({ disabilityCard: true }, { category: '1' })).toContain('1');
    expect(file({}).html).toContain('value="2026-12-08"');
    expect(file({}, { values: { 'residenceProof.seenOn': '2026-12-01' } }).html).toContain('value="2026-12-01"');
  });

  test('nobody to mistake the person for is no question', () => {
    expect(file({}).html).not.toContain('name="dossier"');
  });

  test('a refusal that was refused stays open while an answer is awaited, too', () => {
    const open = (refused?: string) =>
      /<details open/.test(file({ state: 'more_asked', askedAt: atNight, missing: 'x' }, { refused }).html);
    expect([open(), open('ask'), open('refuse')]).toEqual([false, false, true]);
  });

  test('what was not given is said as such', () => {
    expect(file({}).words).toContain('Téléphone Non donné Courriel Non donné');
    expect(file({}).words).toContain('Carte d’invalidité Non');
    const known = file({ phone: '+33143750000', email: 'odette@exemple.fr', disabilityCard: true }).words;
    expect(known).toContain('Téléphone 01 43 75 00 00 Courriel odette@exemple.fr');
    expect(known).toContain('Carte d’invalidité Oui, à voir');
    expect(file({}).words).not.toContain('Demande faite par');
    expect(file({ proxyName: 'Anne', proxyPhone: '+33143750000' }).words).toContain('Demande faite par Anne, 01 43');
  });

  test('the decision that was refused is the one that is open', () => {
    const open = (refused?: string) =>
      [...file({}, { refused }).html.matchAll(/<details( open)?/g)].map(([, at]) => Boolean(at));
    expect([open(), open('ask'), open('refuse')]).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });
});

describe('the list of demands', () => {
  interface Listing {
    rows?: ApplicationRow[];
    total?: number;
    oldestDays?: number;
    etat?: string;
  }
  const list = ({ rows = [], total, oldestDays, ...address }: Listing) =>
    drawn(
      <ApplicationListPage
        list={listedOf(ApplicationListRequest, rows, { ...address }, total)}
        oldestDays={oldestDays}
      />,
    );

  test('the filter that is on is marked, and no other', () => {
    const on = (etat?: string) =>
      [...list({ etat }).html.matchAll(/aria-current="page"[^>]*>([^<]*)/g)].map(([, label]) => label);
    expect([on('submitted'), on('withdrawn'), on('toutes')]).toEqual([['À examiner'], ['Retirées'], ['Toutes']]);
  });

  test('goes on where there is more, and not where there is none', () => {
    const row = { ...asked, id: 'a1' } as never;
    expect(list({ rows: [row], total: 51, etat: 'refused' }).ways).toContain('/ccas/demandes?etat=refused&amp;page=2');
    expect(list({ rows: [row] }).ways.some((way) => way.includes('page='))).toBe(false);
  });

  test('how long the oldest has waited, in days and from today on', () => {
    const said = (oldestDays?: number) => /La plus ancienne[^.]*\./.exec(list({ oldestDays }).words)?.[0];
    expect([said(), said(0), said(1), said(2)]).toEqual([
      undefined,
      'La plus ancienne à examiner est arrivée aujourd’hui.',
      'La plus ancienne à examiner attend depuis 1 jour.',
      'La plus ancienne à examiner attend depuis 2 jours.',
    ]);
  });
});
