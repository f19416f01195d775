import { describe, expect, test } from '@jest/globals';
import { DoublePairPage } from '../../../src/passes/pages/double-pair.js';
import { readAddress } from '../../../src/kernel/listing/list-request.js';
import { EndingListRequest } from '../../../src/passes/ending-list-request.js';
import { EndingsPage } from '../../../src/passes/pages/endings.js';
import { PassPlate } from '../../../src/passes/pages/pass-plate.js';
import { drawn } from '../../support/drawn.js';

const labels = ['Senior', 'Handicap', 'Solidaire'];
const pass = {
  id: 'p1',
  number: 'K7QM-4T2X-W',
  category: 2,
  status: 'active',
  validFrom: '2026-12-08',
  validThrough: '2028-12-07',
};
const plate = (status?: string, isRenewable = false) =>
  drawn(
    <PassPlate
      token=""
      residentId="r1"
      pass={status ? ({ ...pass, status } as never) : undefined}
      isRenewable={isRenewable}
      categories={[['1', 'Senior']]}
      categoryLabels={labels}
    />,
  );
const steps = (page: ReturnType<typeof plate>) => page.ways.map((way) => way.split('/').at(-1));

describe('what may be done with a pass', () => {
  test.each([
    [undefined, false, ['pass']],
    ['revoked', false, ['pass']],
    ['active', false, ['card.pdf', 'letter.pdf', 'carte', 'suspension', 'retrait']],
    ['active', true, ['renouvellement', 'card.pdf', 'letter.pdf', 'carte', 'suspension', 'retrait']],
    ['suspended', false, ['fin', 'retrait']],
    ['expired', true, ['renouvellement', 'pass']],
    ['expired', false, ['pass']],
  ])('%s, to be renewed: %s', (status, isRenewable, expected) => {
    expect(steps(plate(status, isRenewable))).toEqual(expected);
  });

  test('the likely step is the filled button: printing, unless it should be renewed', () => {
    const print = (isRenewable: boolean) =>
      /<a class="([^"]*)" href="[^"]*card.pdf"/.exec(plate('active', isRenewable).html)?.[1];
    expect([print(false), print(true)]).toEqual(['button', 'button quiet']);
  });

  test('its category is said as the CCAS calls it; without a pass, that there is none', () => {
    expect(plate('active').words).toContain('Handicap, valable du 8 décembre 2026 au 7 décembre 2028.');
    expect(plate().words).toContain('n’a pas encore de pass');
    expect(plate('revoked').words).toContain('K7QM-4T2X-W');
  });
});

describe('two dossiers that may be one', () => {
  const dossier = (id: string, more: object = {}) => ({
    id,
    lastName: 'Le Bràs',
    firstName: 'Jeanne',
    bornOn: '1948-03-02',
    address: null,
    postcode: null,
    communeCode: '94002',
    phone: null,
    email: null,
    residenceProofKind: null,
    residenceProofSeenOn: null,
    registeredAt: new Date('2026-12-07T23:30:00Z'),
    ...more,
  });
  const pair = (merged: object = {}, passes: Record<string, object[]> = {}, values: Record<string, string> = {}) =>
    drawn(
      <DoublePairPage
        token=""
        kept={dossier('a') as never}
        merged={dossier('b', merged) as never}
        passes={new Map(Object.entries(passes)) as never}
        values={values}
      />,
    );
  const legends = (page: ReturnType<typeof pair>) =>
    [...page.html.matchAll(/<legend>([^<]*)/g)].map(([, legend]) => legend);

  test('ask only what differs, and show what is alike', () => {
    expect(legends(pair())).toEqual([]);
    expect(legends(pair({ phone: '+33612345678', bornOn: '1948-03-03' }))).toEqual(['Date de naissance', 'Téléphone']);
    expect(pair().words).toContain('Date de naissance 2 mars 1948');
  });

  test('were put down on a day of Paris', () => {
    expect(pair().words).toContain('Inscrit le 8 décembre 2026.');
  });

  test('of two active passes one is chosen; of one active there is nothing to choose', () => {
    const one = { id: 'p1', number: 'A', status: 'active' };
    const two = { id: 'p2', number: 'B', status: 'active' };
    const asks = (passes: Record<string, object[]>) => pair({}, passes).words.includes('Lequel reste en service');
    expect([
      asks({}),
      asks({ a: [one] }),
      asks({ a: [one], b: [{ ...two, status: 'revoked' }] }),
      asks({ a: [one], b: [two] }),
    ]).toEqual([false, false, false, true]);
  });

  test('the first stays, the second joins it', () => {
    const [stays, joins] = pair().html.split('<section').slice(1);
    expect(stays).toContain('Ce dossier est conservé.');
    expect(joins).toContain('Ce dossier rejoint l’autre.');
  });

  test('of what differs the one that is known is proposed, unless something was chosen', () => {
    const chosen = (values: Record<string, string> = {}) =>
      /<input[^>]*name="phone" value="(\w+)" checked/.exec(pair({ phone: '+33612345678' }, {}, values).html)?.[1];
    expect([chosen(), chosen({ phone: 'kept' })]).toEqual(['merged', 'kept']);
    expect(pair({ phone: '+33612345678' }).words).toMatch(/Non renseigné 06 12 34 56 78/);
    expect(pair({ email: 'a@b.fr' }).words).toMatch(/Non renseigné a@b\.fr/);
    const proof = { residenceProofKind: 'energy', residenceProofSeenOn: '2026-12-01' };
    expect(pair(proof).words).toMatch(/Pas encore vu .*, le 1er décembre 2026/);
  });

  test('which pass stays is chosen by who merges, and never beforehand; a refusal leads to the first', () => {
    const passes = {
      a: [{ id: 'p1', number: 'A', status: 'active' }],
      b: [{ id: 'p2', number: 'B', status: 'active' }],
    };
    const radios = (values: Record<string, string> = {}) =>
      [...pair({}, passes, values).html.matchAll(/<input[^>]*name="stayingPassId"[^>]*>/g)].map(([tag]) => tag);
    expect(radios().map((tag) => [tag.includes('id="champ-stayingPassId"'), tag.includes('checked')])).toEqual([
      [true, false],
      [false, false],
    ]);
    expect(radios({ stayingPassId: 'p2' }).map((tag) => tag.includes('checked'))).toEqual([false, true]);
  });

  test('may be kept the other way round', () => {
    expect(pair().ways).toContain('/ccas/doublons/b/a');
  });
});

describe('passes that end', () => {
  const at = new Date('2026-12-07T23:30:00Z');
  const ending = (id: string, reminder: object | null = null) => ({
    id,
    residentId: `r-${id}`,
    firstName: 'Jeanne',
    lastName: 'Le Bràs',
    number: 'K7QM-4T2X-W',
    validThrough: '2027-01-06',
    reminder,
  });
  const page = ({ passes = [ending('p1'), ending('p2')], filter = '30', ...props }: Record<string, unknown> = {}) =>
    drawn(
      <EndingsPage
        token=""
        list={{
          rows: passes as never[],
          total: (passes as never[]).length,
          page: 1,
          order: { sort: 'fin', direction: 'croissant' },
          request: readAddress(EndingListRequest, { jours: filter }),
        }}
        chosen={new Set<string>()}
        letters={{ waiting: { total: 0, withoutAddress: 0, first: [] }, printings: [] }}
        {...props}
      />,
    );

  test.each([
    [null, 'Pas encore'],
    [{ carrier: 'mail', madeAt: at, isPrinted: false }, 'Par courriel, le 8 décembre 2026'],
    [{ carrier: 'letter', madeAt: at, isPrinted: true }, 'Par lettre, le 8 décembre 2026'],
    [{ carrier: 'letter', madeAt: at, isPrinted: false }, 'Lettre à imprimer'],
  ])('say whether the person was told: %j', (reminder, words) => {
    expect(page({ passes: [ending('p1', reminder)] }).words).toContain(words);
  });

  test('all are chosen at once, or none', () => {
    expect(page().words).toContain('Tout sélectionner');
    expect(page({ chosen: new Set(['p1']) }).words).toContain('Tout sélectionner');
    expect(page({ chosen: new Set(['p1', 'p2']) }).words).toContain('Ne rien sélectionner');
    const way = (chosen: string[]) => page({ chosen: new Set(chosen) }).ways.some((each) => each.includes('tout=oui'));
    expect([way([]), way(['p1', 'p2'])]).toEqual([true, false]);
    expect(page({ chosen: new Set(['p1']) }).html.match(/ checked/g)).toHaveLength(1);
  });

  test.each(['30', '60', '90', 'over'])(
    'the choice %s is marked, alone, and its empty page says what will be here',
    (filter) => {
      const { html, words } = page({ filter, passes: [] });
      expect([...html.matchAll(/<a[^>]*jours=(\w+)"[^>]*aria-current="page"/g)].map(([, value]) => value)).toEqual([
        filter,
      ]);
      expect(words.includes('finis depuis moins de 90 jours')).toBe(filter === 'over');
    },
  );

  test('of those that are over the column says so', () => {
    expect([page().words.includes('Fini le'), page({ filter: 'over' }).words.includes('Fini le')]).toEqual([
      false,
      true,
    ]);
  });
});
