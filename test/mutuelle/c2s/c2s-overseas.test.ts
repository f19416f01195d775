import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { territoryOf } from '../../../src/mutuelle/c2s/c2s-territory.js';
import { startApp, type TestApp } from '../../support/app.js';
import { aManagersConsole, anAgentsConsole } from '../../support/console.js';
import { client } from '../../support/http.js';
import { Visitor } from '../../support/visitor.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  // Saint-Denis de La Réunion.
  await app.within((tx) => tx.query(`update ccas set commune_codes = '{97411}'`));
});
afterAll(() => app.close());

const check = () => client(app).post('/api/v1/c2s-checks', { household: 1, resourcesCents: 15000_00 });

test('overseas is told by the INSEE codes of the communes', () => {
  expect([['97411'], ['97611'], ['98735'], ['94002'], ['2A004']].map(territoryOf)).toEqual([
    'overseas',
    'overseas',
    'overseas',
    'metropolitan',
    'metropolitan',
  ]);
});

describe('a CCAS overseas that has the ceilings of metropolitan France alone', () => {
  test('the page gives no answer, says why in plain words, and where there is one', async () => {
    const visitor = new Visitor(app);
    const asked = await visitor.get('/mutuelle/c2s');
    const posted = await visitor.post('/mutuelle/c2s', { household: '1', resources: '15 000' });
    expect([asked.status, posted.status]).toEqual([200, 409]);
    for (const { text } of [asked, posted]) {
      expect(text).toContain('Nous ne pouvons pas faire ce calcul');
      expect(text).toContain('ceux de la France métropolitaine');
      expect(text).toContain('mesdroitssociaux.gouv.fr');
      expect(text).not.toContain('name="resources"');
      expect(text).not.toMatch(/probablement droit à la C2S,|semblent dépasser/);
    }
    const home = (await visitor.get('/mutuelle')).text;
    expect(home).not.toContain('Deux questions suffisent');
    expect(home).toContain('Voir où vérifier');
  });

  test('the API refuses with a code and where to go, rather than answer wrong', async () => {
    const { status, body } = await check();
    expect([status, body.code]).toEqual([409, 'c2s_ceilings_of_elsewhere']);
    expect(body.nextStep).toContain('mesdroitssociaux.gouv.fr');
    expect(body).not.toHaveProperty('answer');
  });

  test('agents are told, and what a manager can do', async () => {
    const nadia = await anAgentsConsole(app);
    expect((await nadia.open('/ccas/reglages/baremes/mutuelle.c2s')).words).toContain(
      'Les habitants n’ont pas de réponse',
    );
    expect((await nadia.open('/ccas/mutuelle')).words).toContain('ceux de la France métropolitaine');
  });

  test('once a manager has written those of overseas, residents have their answer again', async () => {
    const serge = await aManagersConsole(app);
    const page = '/ccas/reglages/baremes/mutuelle.c2s';
    expect((await serge.open('/ccas/mutuelle/c2s')).location).toBe(page);
    const { html } = await serge.open(`${page}?corriger=2025-04-01`);
    const typed = Object.fromEntries(
      Array.from(
        html.matchAll(/name="((?:valeur-(?:free|paid|monthly)|valid|source)\w*)"[^>]* value="([^"]*)"/g),
        ([, name, value]) => [name, value],
      ),
    );
    expect((await serge.submit(page, { ...typed, 'valeur-territory': 'mars' })).status).toBe(400);
    const ours = { ...typed, source: 'Plafonds d’outre-mer', 'valeur-paid1': '15 534', 'valeur-territory': 'overseas' };
    expect((await serge.submit(page, ours)).status).toBe(303);
    expect((await check()).body).toMatchObject({ answer: 'paid', territory: 'overseas' });
    expect((await new Visitor(app).get('/mutuelle/c2s')).text).toContain('name="resources"');
    expect((await serge.open(page)).words).not.toContain('Les habitants n’ont pas de réponse');
  });
});
