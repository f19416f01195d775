import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TeamLinks } from '../../src/teams/team-links.js';
import { aMember } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner, aPassHolder } from '../support/builders.js';
import { anAgentsConsole } from '../support/console.js';
import { movedRoutesOf, routesOf } from '../support/routes.js';
import { Visitor } from '../support/visitor.js';
import { releases } from './released.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const aPassInADossier = async () => {
  const { passId } = await aPassHolder(app);
  const find = 'select resident_id from pass where id = $1';
  return { passId, ...(await app.within((tx) => tx.one<{ residentId: string }>(find, [passId]))) };
};

const last = releases().at(-1)!;

/** What the last release had and this one has no more, and why an open page does without it. */
const gone: Record<string, string> = {
  'GET /ccas/avantages.csv': 'a list of /ccas/:list.csv',
  'GET /ccas/partenaires.csv': 'a list of /ccas/:list.csv',
  'GET /ccas/pass.csv': 'a list of /ccas/:list.csv',
  'GET /ccas/usagers.csv': 'a list of /ccas/:list.csv',
  'GET /ccas/utilisations.csv': 'a list of /ccas/:list.csv',
  'POST /ccas/dons/reglages/baremes': 'figures of the law are written at one place, in another form',
  'POST /ccas/dons/reglages/baremes/:id/supprimer': 'figures of the law are written at one place, in another form',
  'POST /ccas/mutuelle/c2s': 'figures of the law are written at one place, in another form',
  'POST /ccas/mutuelle/c2s/:id': 'figures of the law are written at one place, in another form',
};

describe('a page of the last release is open in a browser', () => {
  test('wherever it leads and sends its forms, somebody answers, but for what is named', () => {
    const served = new Set([...routesOf(app), ...movedRoutesOf(app).map(({ former }) => former)]);
    expect(last.addresses.length).toBeGreaterThan(300);
    expect(last.addresses.filter((address) => !served.has(address))).toEqual(Object.keys(gone).toSorted());
  });

  test('no address is kept for longer: one that a release before the last drew goes out of its @Formerly', () => {
    const moved = movedRoutesOf(app);
    expect(moved.filter(({ release }) => release !== last.release)).toEqual([]);
    expect(moved.filter(({ former }) => !last.addresses.includes(former))).toEqual([]);
  });

  test('who may not come to the new address is shown the same door at the former one', async () => {
    const forms = movedRoutesOf(app).filter(({ former, present }) =>
      /^POST \/(ccas|partenaire)\//.test(former + present),
    );
    const answers = async (key: 'former' | 'present') => {
      const visitor = new Visitor(app);
      const seen: string[] = [];
      for (const each of forms) {
        const { status, location } = await visitor.post(each[key].replace('POST ', '').replaceAll(/:\w+/g, app.ccasId));
        seen.push(`${each.present}: ${status} ${location}`);
      }
      return seen;
    };
    const asked = await answers('former');
    expect(asked.length).toBeGreaterThan(40);
    expect(asked).toEqual(await answers('present'));
    expect(asked.filter((answer) => answer.includes(': 404'))).toEqual([]);
  });

  test('its link is taken where links were taken, and opens the space', async () => {
    const chloe = await aMember(app, await aPartner(app));
    const url = new URL(await app.within((tx) => app.get(TeamLinks).open(tx, 'partner', chloe)));
    const visitor = new Visitor(app);
    await visitor.get(url.pathname + url.search);
    const lien = url.searchParams.get('lien')!;
    expect(await visitor.post('/partenaire/entrer', { lien })).toMatchObject({ status: 303, location: '/partenaire' });
    expect((await visitor.get('/partenaire')).status).toBe(200);
  });

  test('a SIRET is looked for at the address of the page, and a refusal shows what was typed', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/partenaires/rejoindre');
    const refused = await visitor.post('/partenaires/rejoindre', { siret: 'abc' });
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('value="abc"') });
    expect(refused.text).toContain('id="champ-siret-erreur"');
    const found = await visitor.post('/partenaires/rejoindre', { siret: '356 000 000 49837' });
    expect(found).toMatchObject({ status: 200, text: expect.stringContaining('/partenaires/rejoindre/etablissement') });
  });

  test('a pass is suspended and taken up again where its buttons pointed; what was a word is still no other', async () => {
    const { residentId, passId } = await aPassInADossier();
    const desk = await anAgentsConsole(app);
    const stateOf = () =>
      app.within(
        async (tx) => (await tx.one<{ state: string }>('select state from pass where id = $1', [passId])).state,
      );
    const send = (verb: string) => desk.submit(`/ccas/usagers/${residentId}/pass/${passId}/${verb}`);
    expect(await send('suspendre')).toMatchObject({ status: 303, location: `/ccas/usagers/${residentId}` });
    expect(await stateOf()).toBe('suspended');
    expect((await send('reprendre')).status).toBe(303);
    expect(await stateOf()).toBe('active');
    expect((await send('effacer')).status).toBe(404);
  });

  test('a link to the page that corrects a dossier leads there', async () => {
    const { residentId } = await aPassInADossier();
    const desk = await anAgentsConsole(app);
    const { status, words } = await desk.open(`/ccas/usagers/${residentId}/modifier`);
    expect(status).toBe(200);
    expect(words).toContain('Corriger un dossier');
  });
});
