import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LawTable } from '../../src/laws/law-table.js';
import { LawTables } from '../../src/laws/law-tables.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AgentsConsole, aManagersConsole, anAgentsConsole } from '../support/console.js';
import { aSlice } from '../support/slice.js';

const essai: LawTable<{ free1: number; free2: number }> = {
  name: 'essai',
  title: 'Plafonds inventés',
  purpose: 'Pour essayer.',
  figures: [
    { name: 'free1', label: 'Une personne, par an', unit: 'euros' },
    { name: 'free2', label: 'Deux personnes, par an', unit: 'euros' },
  ],
  known: [
    {
      validFrom: '2025-04-01',
      validThrough: '2026-03-31',
      source: 'Inventé',
      figures: { free1: 1_033_900, free2: 1_550_800 },
    },
  ],
};
const loi: LawTable<{ rate: number }> = {
  name: 'loi',
  title: 'Taux inventé',
  purpose: 'Pour essayer.',
  figures: [{ name: 'rate', label: 'Taux', unit: 'percent' }],
  known: [{ validFrom: '2020-01-01', validThrough: null, source: 'Loi inventée', figures: { rate: 6000 } }],
  mayRunOn: true,
};

/** Of a slice that is here for this test. */
@LawTable()
class TestTables {
  readonly lawTables: LawTable[] = [essai, loi];
}

let app: TestApp;
let manager: AgentsConsole;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp({ slices: [aSlice([TestTables])] });
  [manager, nadia] = [await aManagersConsole(app), await anAgentsConsole(app)];
});
afterAll(() => app.close());

describe('law tables', () => {
  const today = async () => (await nadia.open('/ccas')).words;
  const scale = { validFrom: '1/4/2026', validThrough: '31/3/2027', source: 'Arrêté inventé pour le test' };
  const figures = async () =>
    Object.fromEntries(
      [...(await manager.open('/ccas/reglages/baremes/essai')).html.matchAll(/name="(valeur-[^"]+)"/g)].map(
        ([, name]) => [name, '10 339,50'],
      ),
    );

  test('one that has run out is counted and said, until figures for today are written with their source', async () => {
    // With the ceilings of the C2S, which ran out in March 2026.
    expect(await today()).toMatch(/2 barèmes ne sont plus à jour/);
    expect((await nadia.open('/ccas/reglages')).words).toMatch(/2 barèmes/);
    const bad = await manager.submit('/ccas/reglages/baremes/essai', {
      ...(await figures()),
      ...scale,
      source: '',
      'valeur-free1': 'beaucoup',
    });
    expect(bad.words).toMatch(/Un montant en euros est attendu.*Ce champ est obligatoire/);
    expect((await manager.submit('/ccas/reglages/baremes/essai', { ...(await figures()), ...scale })).status).toBe(303);
    expect(await today()).toMatch(/1 barème n’est plus à jour/);
    expect(await app.within((tx) => app.get(LawTables).on(tx, essai, app.clock.today()))).toMatchObject({
      figures: { free1: 1_033_950 },
    });
    expect((await nadia.open('/ccas/reglages/baremes/essai')).words.replaceAll(/\s/g, ' ')).toMatch(
      /En vigueur.*10 339,50 €.*Source : Arrêté inventé/,
    );
  });

  test('two who write the same days: one is kept, the other sees which days', async () => {
    const same = { ...(await figures()), ...scale, validFrom: '2028-04-01', validThrough: '2029-03-31' };
    const answers = await Promise.all([1, 2, 3].map(() => manager.submit('/ccas/reglages/baremes/essai', same)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 400, 400]);
    expect(answers.find(({ status }) => status === 400)!.words).toContain(
      'Des valeurs existent déjà du 1er avril 2028 au 31 mars 2029',
    );
    await expect(
      app.within((tx) =>
        tx.query(
          `insert into law_period (id, law, valid_from, valid_through, figures, source, added_at) values (gen_random_uuid(), 'essai', '2029-03-31', '2029-04-02', '{}', 'mur', now())`,
        ),
      ),
    ).rejects.toThrow('one_period_a_day');
  });

  test('wrong figures are taken away and written again', async () => {
    const { html } = await manager.open('/ccas/reglages/baremes/essai');
    const [, action] = /action="([^"]+\/retrait)"/.exec(html)!;
    expect((await manager.submit(action!)).status).toBe(303);
    expect((await manager.submit(action!)).status).toBe(404);
  });
});

describe('a correction', () => {
  const path = '/ccas/reglages/baremes/essai';
  const typed = {
    validFrom: '2030-04-01',
    validThrough: '2031-03-31',
    source: 'Arrêté de 2030',
    'valeur-free1': '100',
    'valeur-free2': '200',
  };

  test('begins with what stands there, takes its place, and is in the journal as both', async () => {
    expect((await manager.submit(path, typed)).status).toBe(303);
    const { html } = await manager.open(`${path}?corriger=2030-04-01`);
    expect(html).toMatch(/name="valeur-free2"[^>]* value="200"/);
    const [, action] = new RegExp(`action="(${path}/[0-9a-f-]{36})"`).exec(html)!;
    const refused = await manager.submit(action!, { ...typed, 'valeur-free2': 'deux', source: 'Rectificatif' });
    expect([refused.status, refused.html.includes(`action="${action}"`)]).toEqual([400, true]);
    expect(refused.html).toContain('value="Rectificatif"');
    expect((await manager.submit(action!, { ...typed, 'valeur-free2': '250' })).status).toBe(303);
    const periods = await app.within((tx) => app.get(LawTables).periods(tx, essai));
    expect(periods.filter(({ validFrom }) => validFrom === '2030-04-01')).toMatchObject([
      { figures: { free1: 10_000, free2: 25_000 } },
    ]);
    expect((await manager.submit(action!, typed)).status).toBe(404);
    const told = await app.within((tx) =>
      tx.query(
        `select action, details->'free2' as free2 from audit_entry where details->>'from' = '2030-04-01' order by action, 2`,
      ),
    );
    expect(told).toEqual([
      { action: 'law.removed', free2: 20_000 },
      { action: 'law.written', free2: 20_000 },
      { action: 'law.written', free2: 25_000 },
    ]);
  });

  test('of what came with the software is written beside it, and stands in its place', async () => {
    const { html } = await manager.open(`${path}?corriger=2025-04-01`);
    expect(html).toMatch(/name="valeur-free1"[^>]* value="10339"/);
    const ours = { ...typed, validFrom: '2025-04-01', validThrough: '2026-03-31' };
    expect((await manager.submit(path, ours)).status).toBe(303);
    const periods = await app.within((tx) => app.get(LawTables).periods(tx, essai));
    expect(periods.filter(({ validFrom }) => validFrom === '2025-04-01')).toMatchObject([{ source: 'Arrêté de 2030' }]);
  });

  test('is a manager’s, and of this table', async () => {
    const { html } = await manager.open(`${path}?corriger=2025-04-01`);
    const [, action] = new RegExp(`action="(${path}/[0-9a-f-]{36})"`).exec(html)!;
    expect((await nadia.submit(action!, typed)).status).toBe(403);
    expect((await manager.submit(action!.replace('/essai/', '/loi/'), { ...typed, 'valeur-rate': '5' })).status).toBe(
      404,
    );
    expect((await manager.submit(`${action!.replace('/essai/', '/loi/')}/retrait`)).status).toBe(404);
  });
});

describe('a law without a last day', () => {
  const path = '/ccas/reglages/baremes/loi';
  const from = (validFrom: string, rate: string, validThrough = '') =>
    manager.submit(path, { validFrom, validThrough, source: 'Loi de finances', 'valeur-rate': rate });
  const spans = async () =>
    (await app.within((tx) => app.get(LawTables).periods(tx, loi))).map(({ validFrom, validThrough, figures }) => [
      validFrom,
      validThrough,
      figures.rate,
    ]);

  test('gives way to the next one, and holds again once that is taken away', async () => {
    expect((await from('2027-01-01', '66')).status).toBe(303);
    expect((await nadia.open(path)).words).toMatch(
      /Depuis le 1er janvier 2027.*Depuis le 1er janvier 2020 *En vigueur/,
    );
    expect((await from('2029-01-01', '50')).status).toBe(303);
    const rateOn = async (day: string) =>
      (await app.within((tx) => app.get(LawTables).on(tx, loi, Temporal.PlainDate.from(day))))?.figures.rate;
    expect([await rateOn('2028-12-31'), await rateOn('2029-01-01')]).toEqual([6600, 5000]);
    const [last] = await app.within((tx) => app.get(LawTables).periods(tx, loi));
    expect((await manager.submit(`${path}/${last!.id}/retrait`)).status).toBe(303);
    expect(await rateOn('2029-01-01')).toBe(6600);
  });

  test('may be interrupted by one that has a last day; two never begin on one day', async () => {
    expect((await from('2028-06-01', '40', '2028-06-30')).status).toBe(303);
    expect(await spans()).toEqual([
      ['2028-06-01', '2028-06-30', 4000],
      ['2027-01-01', null, 6600],
      ['2020-01-01', null, 6000],
    ]);
    expect((await from('2028-06-20', '30', '2028-07-30')).words).toContain('du 1er juin 2028');
    expect((await from('2027-01-01', '40')).words).toContain('à partir du 1er janvier 2027');
  });
});
