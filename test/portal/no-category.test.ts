import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { aMember } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, anOffer, aPartner, aPassHolder, aTill, type PassHolder, redeem } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole, aPartnersBrowser } from '../support/console.js';
import { client, type Client } from '../support/http.js';
import { wordsOfPdf } from '../support/pdf-words.js';
import { aToken } from '../support/personas.js';
import { TestPhone } from '../support/phone.js';
import { Visitor } from '../support/visitor.js';
import { matrix } from '../architecture/access-matrix.js';

/** Names of categories that appear nowhere else by chance. */
const labels = ['Canari-senior', 'Canari-modeste', 'Canari-atteint'];
/** What a category means, and what a program would call it. The verdict's own code says no more than « not this pass ». */
const tells = /canari-|handicap|invalidit|moyens réduits|catégorie|(?<!_)categor(?!y_not_covered)/i;
/** Pages that tell everyone the rules of the pass, or of another subject: no word of theirs is about somebody. */
const general =
  /^\/(accessibilite|demande|donnees-personnelles|dons|mutuelle|espace-mutuelle|api\/openapi\.json|api\/docs)/;

let app: TestApp;
let bakery: string;
let till: Client;
let holders: PassHolder[];
let phones: TestPhone[];
let offers: string[];
let chloe: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  await app.within((tx) => tx.query('update ccas set category_labels = $1', [labels]));
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
  chloe = await aPartnersBrowser(app, bakery, await aMember(app, bakery));
  holders = [];
  for (const category of [1, 2, 3] as const) holders.push(await aPassHolder(app, { category }));
  phones = [];
  for (const { passId } of holders) phones.push(await TestPhone.carrying(app, { passId }));
  offers = [await anOffer(app, bakery)];
  for (const category of [2, 3])
    offers.push(await anOffer(app, bakery, { title: `Pain ${offers.length}`, categories: [category] }));
});
afterAll(() => app.close());

const quiet = (where: string, said: string) => expect([where, tells.exec(said)?.[0]]).toEqual([where, undefined]);

/** Addresses of a route, with the ids it takes. */
function addressesOf(route: string): string[] {
  const url = route.split(' ')[1]!.replace(':number', '1').replace(':step', 'qui');
  return /\/(offres|avantages|offers)\/:id/.test(url) ? offers.map((id) => url.replace(':id', id)) : [url];
}
const reads = (kind?: 'partner' | 'till') =>
  Object.entries(matrix)
    .filter(([route, allowed]) => route.startsWith('GET ') && (kind ? allowed.includes(kind) : allowed === 'anyone'))
    .flatMap(([route]) => addressesOf(route))
    .filter((url) => !url.includes(':'));

describe('the category of a pass', () => {
  test('is on no page and in no answer open to everyone, nor is its name where rules are told', async () => {
    const anyone = new Visitor(app);
    const addresses = reads();
    expect(addresses).toEqual(expect.arrayContaining(['/offres', '/v', '/vct/pass-senior', '/api/v1/offers']));
    for (const url of addresses) {
      const { text } = await anyone.get(url);
      if (general.test(url)) expect([url, /canari-/i.test(text ?? '')]).toEqual([url, false]);
      else quiet(url, text ?? '');
    }
  });

  test('is on no page and in no answer of a partner', async () => {
    const partner = client(app, await aToken(app, 'partner', { partnerId: bakery }));
    for (const url of reads('partner'))
      quiet(url, url.startsWith('/api/') ? (await partner.get(url)).text : (await chloe.open(url)).html);
    quiet('its offer, changed', (await partner.patch(`/api/v1/offers/${offers[1]}`, { quota: 50 })).text);
  });

  test('is in no answer to a till, whatever it scans', async () => {
    for (const [at, { passCode }] of holders.entries()) {
      quiet(`verification ${at}`, (await till.post('/api/v1/verifications', { passCode })).text);
      for (const offerId of offers) quiet(`redemption ${at}`, (await redeem(till, { passCode, offerId })).text);
      const live = await phones[at]!.code();
      quiet(`phone ${at}`, (await till.post('/api/v1/verifications', { passCode: live })).text);
    }
  });

  test('changes nothing in the answer where every pass may use the offer', async () => {
    const florist = await aPartner(app, { name: 'Fleurs du Quai' });
    await anOffer(app, florist);
    const other = await aTill(app, florist);
    const answers = [];
    for (const { passCode } of holders) answers.push((await other.post('/api/v1/verifications', { passCode })).body);
    expect(answers.slice(1)).toEqual([answers[0], answers[0]]);
  });

  test('is in a till’s own data as a number to judge by, without a meaning and without a person', async () => {
    const { body } = await till.get('/api/v1/till/bundle');
    const bundle = decodeJwt(body.bundle) as { offers: { terms: { categories?: number[] } }[] };
    expect(bundle.offers).toHaveLength(3);
    for (const { terms } of bundle.offers) delete terms.categories;
    quiet('bundle', JSON.stringify(bundle));
  });

  test('is not on the phone of its holder or carer, which is held out at the till', async () => {
    for (const phone of phones) quiet('mon-pass', (await phone.get()).text);
    const carerId = await aCarer(app, holders[2]!.passId);
    const carer = await TestPhone.carrying(app, { passId: holders[2]!.passId, carerId });
    quiet('carer', (await carer.get()).text);
  });

  test('is not printed on the card', async () => {
    const nadia = await anAgentsConsole(app);
    for (const { passId } of holders) {
      const { body } = await nadia.open(`/api/v1/passes/${passId}/card.pdf`);
      const words = (await wordsOfPdf(body)).map(({ text }) => text).join(' ');
      expect(words).toContain('LE BRÀS');
      quiet('card', words);
    }
  });

  test('has no words in anything a browser loads', () => {
    const files = readdirSync('dist/browser', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const name of files) {
      const code = readFileSync(path.join('dist/browser', name), 'utf8');
      expect([name, /handicap|moyens réduits/i.exec(code)?.[0]]).toEqual([name, undefined]);
    }
  });

  test('is chosen by the CCAS: a partner may neither say it nor, unknowingly, undo it', async () => {
    const partner = client(app, await aToken(app, 'partner', { partnerId: bakery }));
    const terms = { title: 'x', benefit: { kind: 'percent', value: 5 }, startsOn: '2026-12-08', partnerId: bakery };
    const drafted = await partner.post('/api/v1/offers', { ...terms, categories: [3] });
    expect([drafted.status, drafted.body.errors[0].code]).toEqual([400, 'ccas_only']);
    const changed = await partner.patch(`/api/v1/offers/${offers[2]}`, { categories: [1, 2, 3] });
    expect([changed.status, changed.body.errors[0].code]).toEqual([400, 'ccas_only']);
    await chloe.submit(`/partenaire/avantages/${offers[2]}/modification`, {
      kind: 'percent',
      'benefit.value': '12',
      title: 'Pain 2',
      startsOn: '2026-12-08',
    });
    const [{ changes }] = await app.within((tx) =>
      tx.query('select changes from offer_revision where offer_id = $1', [offers[2]]),
    );
    expect(Object.keys(changes)).toEqual(['benefit']);
  });

  test('is shown to an agent who reads the offer', async () => {
    const nadia = await anAgentsConsole(app);
    expect((await nadia.open(`/ccas/avantages/${offers[2]}`)).words).toContain('Canari-atteint');
    expect((await nadia.open(`/ccas/avantages/${offers[2]}/modification`)).words).toContain('Canari-atteint');
  });
});
