import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { withDatabase } from '../../support/database-url.js';
import { aManagerAccount, aManagersDesk, hiddenIn, serge } from '../../support/accounts.js';
import { startApp, type TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { Visitor } from '../../support/visitor.js';

let app: TestApp;
let owner: pg.Client;
let desk: Visitor;
beforeAll(async () => {
  app = await startApp();
  owner = new pg.Client({ connectionString: withDatabase(app.database.ownerUrl, 'postgres') });
  await owner.connect();
  await aManagerAccount(app);
  desk = await aManagersDesk(app);
});
afterAll(async () => {
  await owner.end();
  await app.close();
});
afterEach(async () => {
  await alter('allow_connections true');
  await alter('set default_transaction_read_only = off');
  await cut();
  await eventually(async () => (await desk.get('/ccas/comptes')).status, 200);
});

const alter = (words: string) => owner.query(`alter database ${app.database.name} ${words}`);
const cut = () =>
  owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [app.database.name]);
/** Reads go on, and nothing can be kept. */
const keepNothing = async () => {
  await alter('set default_transaction_read_only = on');
  await cut();
};
/** Nobody can even be recognised: what was known of the address a moment ago is forgotten too. */
const goAway = async () => {
  await alter('allow_connections false');
  await cut();
  app.clock.advance({ minutes: 1 });
};
const comeBack = async () => {
  await alter('allow_connections true');
  await alter('set default_transaction_read_only = off');
  await cut();
  await eventually(async () => (await desk.get('/healthz')).status, 200);
};
const person = { name: 'Claire « Vasseur »', email: 'claire@ccas.example', kind: 'agent' };
const accounts = async () =>
  (await app.within((tx) => tx.query('select 1 from account where name like $1', ['Claire%']))).length;

describe('a form sent while the database cannot take it', () => {
  test('comes back to be sent again as it was, signed in as before, when nobody can even be recognised', async () => {
    const before = await accounts();
    await desk.get('/ccas/comptes/nouveau');
    await goAway();
    let answer = await desk.post('/ccas/comptes', person);
    // A connection that was cut may be met once.
    for (let tries = 0; answer.status !== 503 && tries < 3; tries++) answer = await desk.post('/ccas/comptes', person);
    const { status, text } = answer;
    expect([status, text.includes('>Réessayer</button>'), text.includes('Se connecter')]).toEqual([503, true, false]);
    expect(text).toContain('action="/ccas/comptes"');
    const again = Object.fromEntries(Object.keys(person).map((name) => [name, hiddenIn(text, name)]));
    expect(again).toEqual(person);

    await comeBack();
    await eventually(async () => (await desk.post('/ccas/comptes', again)).status, 200);
    expect(await accounts()).toBe(before + 1);
  });

  test('is its own page again, with the sentence and what was typed, while nothing can be kept', async () => {
    const before = await accounts();
    await keepNothing();
    // Connections that were cut are met by those who only read.
    for (let reads = 0; reads < 5; reads++) await desk.get('/ccas/comptes/nouveau');
    await eventually(async () => (await desk.get('/ccas/comptes/nouveau')).status, 200);
    const other = { ...person, email: 'claire.2@ccas.example' };
    const { status, text } = await desk.post('/ccas/comptes', other);
    expect([status, text.includes('Se connecter')]).toEqual([503, false]);
    expect(text).toContain('value="Claire « Vasseur »"');
    expect(text).toContain('value="claire.2@ccas.example"');
    expect(text).toContain('action="/ccas/comptes"');

    await comeBack();
    await eventually(async () => (await desk.post('/ccas/comptes', other)).status, 200);
    expect(await accounts()).toBe(before + 1);
  });

  test('leads where it had led already, when only its answer was lost', async () => {
    const resident = {
      lastName: 'Marchand',
      firstName: 'Lucie',
      bornOn: '1948-03-02',
      communeCode: '94002',
      'residenceProof.kind': 'energy',
      'residenceProof.seenOn': '2026-12-01',
    };
    await desk.get('/ccas/usagers/nouveau');
    const lost = await desk.post('/ccas/usagers/nouveau', resident);
    expect(lost.location).toMatch(/^\/ccas\/usagers\/[0-9a-f-]{36}$/);
    await goAway();
    const send = () => desk.post('/ccas/usagers/nouveau', resident);
    await eventually(async () => (await send()).status, 503);

    await comeBack();
    await eventually(async () => (await send()).location, lost.location);
    const written = await app.within((tx) => tx.query(`select 1 from resident where last_name = 'Marchand'`));
    expect(written).toHaveLength(1);
  });

  test('a password is not written into the page', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/connexion');
    await goAway();
    const { status, text } = await visitor.post('/connexion', serge);
    expect([status, text.includes(serge.password), text.includes('<form')]).toEqual([503, false, false]);
    expect(text).toContain('encore dans la page précédente');
  });

  test('what no page of ours has made comes back to nobody', async () => {
    const stranger = new Visitor(app);
    await stranger.get('/connexion');
    await goAway();
    stranger.setCookie('__Host-visite', 'another');
    for (const { status, text } of [
      await stranger.post('/ccas/comptes', person),
      await desk.post('/ccas/comptes', person, { origin: 'https://ailleurs.example' }),
    ])
      expect([status, text.includes('Claire')]).toEqual([503, false]);
  });
});

test('a page asked for meanwhile can be asked for again, and does not look signed out', async () => {
  await goAway();
  const { status, text } = await desk.get('/ccas/comptes?x=1');
  expect([status, text.includes('href="/ccas/comptes?x=1"'), text.includes('Se connecter')]).toEqual([
    503,
    true,
    false,
  ]);
  expect(text).toContain('Vous n’êtes pas déconnecté.');
  expect((await desk.get('//ailleurs.example/')).text).not.toContain('href="//');
});
