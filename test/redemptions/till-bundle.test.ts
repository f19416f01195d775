import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { readStatusList } from '../../src/passes/pass-code/read-status-list.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let bakery: string;
let till: Client;
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
});
afterAll(() => app.close());

const bundle = async (headers?: Record<string, string>) => till.get('/api/v1/till/bundle', headers);

async function opened() {
  const { body } = await bundle();
  const { body: keys } = await till.get('/.well-known/jwks.json');
  const { payload, protectedHeader } = await jwtVerify(body.bundle, createLocalJWKSet(keys));
  return { content: payload as Record<string, any>, typ: protectedHeader.typ }; // oxlint-disable-line typescript/no-explicit-any -- looked into below
}

describe('what a till carries to do without network', () => {
  test('is signed by a published key, and says whose it is', async () => {
    const { content, typ } = await opened();
    expect([typ, content.iss, content.partner]).toEqual([
      'till-bundle+jwt',
      'https://pass.alfortville.example',
      'Boulangerie du Pont',
    ]);
  });

  test('its own offers, also those that start within the days it may be away; no other partner’s', async () => {
    const today = app.clock.today();
    const now = await anOffer(app, bakery, { title: 'Aujourd’hui' });
    const soon = await anOffer(app, bakery, { title: 'Bientôt', startsOn: today.add({ days: 7 }).toString() });
    await anOffer(app, bakery, { title: 'Plus tard', startsOn: today.add({ days: 8 }).toString() });
    await anOffer(app, await aPartner(app), { title: 'Ailleurs' });
    const { content } = await opened();
    expect(content.offers.map(({ id }: { id: string }) => id).toSorted()).toEqual([now, soon].toSorted());
  });

  test('every status list: a suspended pass is found in it without asking anyone', async () => {
    const { passId, credentialId } = await aPassHolder(app);
    await (await nadiaTheAgent(app)).post(`/api/v1/passes/${passId}/suspension`);
    const { content } = await opened();
    const [place] = await app.within((tx) =>
      tx.query('select status_list, status_index from credential where id = $1', [credentialId]),
    );
    const { uri, token } = content.statusLists.find(({ uri }: { uri: string }) =>
      uri.endsWith(`/status/${place.status_list}`),
    );
    const now = app.clock.now().epochMilliseconds / 1000;
    expect(await readStatusList(token, uri, content.keys, place.status_index, now)).toBe('suspended');
  });

  test('nothing of a person: no name, no birth date, no pass number', async () => {
    await aPassHolder(app, { lastName: 'Zyxwvut', firstName: 'Qponml', bornOn: '1931-12-13' });
    const { content } = await opened();
    expect(JSON.stringify(content)).not.toMatch(/Zyxwvut|Qponml|1931-12-13/);
  });

  test('unchanged, it is not sent again; the time is told all the same', async () => {
    const { headers } = await bundle();
    const again = await bundle({ 'if-none-match': headers.etag! });
    expect([again.status, again.text, again.headers['x-server-time']]).toEqual([304, '', app.clock.now().toString()]);
    await anOffer(app, bakery, { title: 'Nouveau' });
    expect((await bundle({ 'if-none-match': headers.etag! })).status).toBe(200);
  });
});
