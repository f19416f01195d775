import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PairTill } from '../../src/partners/pair-till.js';
import { aMember } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole, aPartnersBrowser } from '../support/console.js';
import { client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

let bakery: string;
let shop: AgentsConsole;
beforeEach(async () => {
  bakery = await aPartner(app);
  shop = await aPartnersBrowser(app, bakery, await aMember(app, bakery));
});
const codeIn = (words: string) => /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(words)![0];
const pair = (code: string) => app.get(PairTill).run(app.ccasId, '192.0.2.1', code, 'bearer');
const bundleOf = (secret: string) => client(app, secret).get('/api/v1/till/bundle');

describe('the tills of a partner', () => {
  test('adding one shows its code, to scan or to type, this once', async () => {
    const { words, html } = await shop.submit('/partenaire/caisses', { name: 'Comptoir' });
    expect(codeIn(words)).toMatch(/-/);
    expect(html).toContain('aria-label="Code QR qui associe la caisse"');
    expect((await shop.open('/partenaire/caisses')).words).not.toContain(codeIn(words));
  });

  test('it goes from waiting to paired to last seen', async () => {
    const code = codeIn((await shop.submit('/partenaire/caisses', { name: 'Comptoir' })).words);
    expect((await shop.open('/partenaire/caisses')).words).toContain('son code attend');
    const { secret } = await pair(code);
    expect((await shop.open('/partenaire/caisses')).words).toContain('Associée, pas encore servie');
    expect((await bundleOf(secret)).status).toBe(200);
    expect((await shop.open('/partenaire/caisses')).words).toMatch(/Vue le \d+ \S+ \d{4} à \d+ h \d\d/);
  });

  test('a code nobody typed in time is told, and another ends the first', async () => {
    const first = codeIn((await shop.submit('/partenaire/caisses', { name: 'Comptoir' })).words);
    app.clock.advance({ minutes: 15 });
    expect((await shop.open('/partenaire/caisses')).words).toContain('son code ne sert plus');
    const [{ id }] = await app.within((tx) => tx.query('select id from till where partner_id = $1', [bakery]));
    const second = codeIn((await shop.submit(`/partenaire/caisses/${id}/code`)).words);
    await expect(pair(first)).rejects.toMatchObject({ code: 'pairing_refused' });
    expect(await pair(second)).toMatchObject({ tillId: id });
  });

  test('a retired till scans nothing from that moment, and leaves the list', async () => {
    const { tillId, secret } = await pair(
      codeIn((await shop.submit('/partenaire/caisses', { name: 'Comptoir' })).words),
    );
    expect((await bundleOf(secret)).status).toBe(200);
    expect((await shop.submit(`/partenaire/caisses/${tillId}/retrait`)).status).toBe(303);
    expect((await bundleOf(secret)).status).toBe(401);
    expect((await shop.open('/partenaire/caisses')).words).toContain('Aucune caisse');
    expect((await shop.submit(`/partenaire/caisses/${tillId}/retrait`)).status).toBe(404);
  });

  test('a name that is too long is refused beside its till, and kept, for the partner and for the CCAS', async () => {
    await shop.submit('/partenaire/caisses', { name: 'Comptoir' });
    const [{ id }] = await app.within((tx) => tx.query('select id from till where partner_id = $1', [bakery]));
    const nadia = await anAgentsConsole(app);
    const name = 'Comptoir '.repeat(8).trim();
    for (const [who, list] of [
      [shop, '/partenaire/caisses'],
      [nadia, `/ccas/partenaires/${bakery}/acces/caisses`],
    ] as const) {
      const renamed = await who.submit(`${list}/${id}/nom`, { name });
      expect(renamed.status).toBe(400);
      expect(renamed.html).toMatch(
        new RegExp(`<details open[^>]*>.*trop court ou trop long.*id="nom-${id}"[^>]*value="${name}"`),
      );
      expect(renamed.html).toContain('value="Caisse 2"');
      const added = await who.submit(list, { name });
      expect([added.status, added.html.includes(`value="${name}"`)]).toEqual([400, true]);
    }
  });

  test('a code that still waits ends with its till', async () => {
    const code = codeIn((await shop.submit('/partenaire/caisses', { name: 'Comptoir' })).words);
    const [{ id }] = await app.within((tx) => tx.query('select id from till where partner_id = $1', [bakery]));
    await shop.submit(`/partenaire/caisses/${id}/retrait`);
    await expect(pair(code)).rejects.toMatchObject({ code: 'pairing_refused' });
  });

  test('it can be renamed; an empty name is refused', async () => {
    await shop.submit('/partenaire/caisses', { name: 'Comptoir' });
    const [{ id }] = await app.within((tx) => tx.query('select id from till where partner_id = $1', [bakery]));
    await shop.submit(`/partenaire/caisses/${id}/nom`, { name: '  Téléphone de   Karim ' });
    expect((await shop.open('/partenaire/caisses')).words).toContain('Téléphone de Karim');
    expect((await shop.submit(`/partenaire/caisses/${id}/nom`, { name: ' ' })).status).toBe(400);
  });

  test('another shop’s till is not there for this one', async () => {
    await shop.submit('/partenaire/caisses', { name: 'Comptoir' });
    const [{ id }] = await app.within((tx) => tx.query('select id from till where partner_id = $1', [bakery]));
    const other = await aPartner(app, { name: 'Optique' });
    const stranger = await aPartnersBrowser(app, other, await aMember(app, other));
    for (const verb of ['nom', 'code', 'retrait'])
      expect((await stranger.submit(`/partenaire/caisses/${id}/${verb}`, { name: 'Volée' })).status).toBe(404);
    expect((await shop.open('/partenaire/caisses')).words).toContain('Comptoir');
  });

  test('an agent does the same from the console, and over the API', async () => {
    const nadia = await anAgentsConsole(app);
    const { words } = await nadia.submit(`/ccas/partenaires/${bakery}/acces/caisses`, { name: 'Accueil' });
    const { tillId } = await pair(codeIn(words));
    const api = await nadiaTheAgent(app);
    expect((await api.get(`/api/v1/partners/${bakery}/tills`)).body.items).toMatchObject([
      { id: tillId, name: 'Accueil', state: 'paired' },
    ]);
    expect((await api.delete(`/api/v1/tills/${tillId}`)).status).toBe(204);
    expect((await api.delete(`/api/v1/tills/${tillId}`)).status).toBe(404);
  });
});
