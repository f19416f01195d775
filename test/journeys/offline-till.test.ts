import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AddTill } from '../../src/partners/add-till.js';
import { ChangePassState, type PassChange } from '../../src/passes/change-pass-state.js';
import {
  expectAccessible,
  journey,
  keepScreenshot,
  type MortalBrowser,
  openMortalBrowser,
  looksRight,
} from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { anOffer, aPartner, aPassHolder, type PassHolder } from '../support/builders.js';
import { spawnServer, startServer, stopped, type TestServer } from '../support/server.js';

const SCANS = 40;
const LENT = 5;
const loaf = 'Une baguette offerte';
const soup = 'Une soupe, cent en tout';
const daily = 'Un café par jour';

journey('a till in a cellar: a day without network, forty scans, a killed browser, a wrong clock', () => {
  let server: TestServer;
  let process: ChildProcess | undefined;
  let browser: MortalBrowser;
  let page: Page;
  let jeanne: PassHolder;
  let marcel: PassHolder;
  let soupId: string;
  const profile = mkdtempSync(path.join(tmpdir(), 'caisse-'));
  const opened: MortalBrowser[] = [];

  beforeAll(async () => {
    server = await startServer();
    process = server.process;
    const bakery = await aPartner(server, { name: 'Boulangerie du Pont' });
    await anOffer(server, bakery, { title: loaf, benefit: { kind: 'free_item', value: 120 } });
    soupId = await anOffer(server, bakery, { title: soup, benefit: { kind: 'free_item', value: 450 }, quota: 100 });
    await anOffer(server, bakery, { title: daily, benefit: { kind: 'free_item' }, limit: { uses: 1, period: 'day' } });
    [jeanne, marcel] = [await aPassHolder(server), await aPassHolder(server, { firstName: 'Marcel' })];
    const { pairingCode } = await server.within((tx) =>
      server.get(AddTill).run(tx, systemActor(server.ccasId), bakery, 'Caisse 1'),
    );
    await open();
    await page.goto(`${server.origin}/partenaire/caisse?code=${pairingCode}`);
    await page.getByRole('button', { name: 'Associer' }).click();
    await page.waitForURL('**/partenaire/scanner');
  }, 120_000);
  afterAll(async () => {
    await browser?.kill();
    if (process) await stopped(process);
    await server?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  /** A device whose clock is twenty minutes fast. */
  async function open(): Promise<void> {
    browser = await openMortalBrowser(profile, server.origin, () => {
      const now = Date.now.bind(Date);
      const Real = Date;
      // Hours that go by while the till is in the cellar.
      const hours = Number(localStorage.getItem('heures') ?? 0);
      const fast = 20 * 60_000 + hours * 3_600_000;
      globalThis.Date = class extends Real {
        constructor(...given: [number]) {
          super(...((given.length > 0 ? given : [now() + fast]) as [number]));
        }
        static override now = () => now() + fast;
      } as DateConstructor;
    });
    opened.push(browser);
    page = browser.page;
  }

  async function cutNetwork(): Promise<void> {
    process!.kill('SIGKILL');
    await stopped(process!);
    process = undefined;
  }

  async function restoreNetwork(): Promise<void> {
    process = await spawnServer(server.database, Number(new URL(server.origin).port), server.origin);
  }

  async function scan({ passCode }: PassHolder): Promise<void> {
    await page.getByLabel('Numéro du pass').fill(passCode);
    await page.getByRole('button', { name: 'Vérifier ce pass' }).click();
  }

  async function give(who: PassHolder, offer: string): Promise<void> {
    await scan(who);
    await page.getByRole('button', { name: offer }).click();
    await page.getByRole('heading', { name: 'C’est noté' }).waitFor();
    await page.getByRole('button', { name: 'Scanner un autre pass' }).click();
  }

  const uses = () =>
    server.within((tx) => tx.query('select offer_id, redeemed_at, synced_at from redemption where voided_at is null'));

  test('with network, it fetches what it needs to do without', async () => {
    await page.getByText('Boulangerie du Pont').waitFor();
    await page.getByText('Réseau : connecté.').waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then((worker) => worker.active && undefined)');
    await eventually(lentSoups, LENT);
    await expectAccessible(page);
    await keepScreenshot(page, 'scanner');
  });

  const lentSoups = async () =>
    server.within(async (tx) => (await tx.query('select quota_used from offer where id = $1', [soupId]))[0].quota_used);

  test('without network it opens, and says so quietly', async () => {
    await cutNetwork();
    await page.reload();
    await page.getByText('Pas de réseau : la caisse continue.').waitFor();
  });

  test('a pass is judged here: green for what has no limit, never for what only the server knows', async () => {
    await scan(jeanne);
    await page.getByRole('heading', { name: 'Valable' }).waitFor();
    await looksRight(page, 'scanner-hors-reseau');
    expect(await page.getByRole('button', { name: daily }).isDisabled()).toBe(true);
    await page.getByText('Limité : demande le réseau').waitFor();
    await page.getByRole('button', { name: 'Scanner un autre pass' }).click();
  });

  test('units lent to this till may be given; no more of them', async () => {
    for (let unit = 0; unit < LENT; unit++) await give(jeanne, soup);
    await scan(jeanne);
    expect(await page.getByRole('button', { name: soup }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Scanner un autre pass' }).click();
  });

  test('a mistake is taken back before anybody heard of it', async () => {
    await give(jeanne, loaf);
    await page.getByRole('button', { name: 'Derniers passages' }).click();
    await page.getByRole('heading', { name: 'Derniers passages' }).waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'derniers-passages');
    await page
      .getByRole('button', { name: `Annuler ${loaf}` })
      .first()
      .click();
    await page.getByText('annulation à envoyer').waitFor();
    await page.getByRole('button', { name: 'Scanner un pass' }).click();
  });

  test('forty scans later the browser is killed: they are still there', async () => {
    for (let done = LENT; done < SCANS; done++) await give(done % 2 ? jeanne : marcel, loaf);
    await page.getByText(`${SCANS + 1} utilisations à envoyer`).waitFor();
    // A browser writes its cookies down every half minute; this one was paired long ago.
    const cookies = await page.context().cookies();
    await browser.kill();
    await open();
    await page.context().addCookies(cookies);
    await page.goto(`${server.origin}/partenaire/scanner`);
    await page.getByText(`${SCANS + 1} utilisations à envoyer`).waitFor();
  }, 120_000);

  test('the network back, the ledger is right to the unit, and to the minute though the clock is wrong', async () => {
    await restoreNetwork();
    await page.reload();
    await page.getByText('Réseau : connecté.').waitFor();
    await eventually(async () => (await uses()).length, SCANS);
    await page.getByText('à envoyer').waitFor({ state: 'detached' });
    const ledger = await uses();
    expect(ledger.filter((use: { offer_id: string }) => use.offer_id === soupId)).toHaveLength(LENT);
    const ahead = ledger.filter((use: Record<string, Date>) => use.redeemed_at! > use.synced_at!);
    const wrong = ledger.filter(
      (use: Record<string, Date>) => Number(use.synced_at) - Number(use.redeemed_at) > 600_000,
    );
    expect([ahead, wrong]).toEqual([[], []]);
    // What was used up was lent anew.
    await eventually(lentSoups, 2 * LENT);
  });

  test('a pass suspended since the last talk is accepted here, refused there, and someone is told', async () => {
    await cutNetwork();
    await change(marcel, { verb: 'suspend' });
    await page.reload();
    await give(marcel, loaf);
    await restoreNetwork();
    await page.reload();
    await page.getByRole('button', { name: '1 refus à lire' }).click();
    await page.getByText('refusé à l’envoi').waitFor();
    await page.getByText('Ce pass est suspendu.').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'refus-a-lire');
    await page.getByRole('button', { name: 'J’ai lu' }).click();
    await page.getByRole('button', { name: 'Scanner un pass' }).click();
    await page.getByRole('button', { name: 'Derniers passages' }).waitFor();
  });

  const change = (who: PassHolder, verb: PassChange) =>
    server.within((tx) => server.get(ChangePassState).run(tx, systemActor(server.ccasId), who.passId, verb));

  test('after that talk, it is refused here too, without network', async () => {
    await cutNetwork();
    await page.reload();
    await scan(marcel);
    await page.getByRole('heading', { name: 'Refusé' }).waitFor();
    await page.getByText('Ce pass est suspendu.').waitFor();
  });

  test('a pass revoked since the last talk but one, likewise', async () => {
    await restoreNetwork();
    await change(marcel, { verb: 'revoke', reason: 'moved' });
    await Promise.all([page.waitForResponse('**/till/bundle'), page.reload()]);
    await page.getByText('Réseau : connecté.').waitFor();
    await page.getByText('Listes à jour.').waitFor();
    await cutNetwork();
    await page.reload();
    await scan(marcel);
    await page.getByRole('heading', { name: 'Refusé' }).waitFor();
    await page.getByText('Cette carte a été annulée.').waitFor();
  });

  const hoursGoBy = async (hours: number): Promise<void> => {
    await page.evaluate((count) => localStorage.setItem('heures', String(count)), hours);
    await page.reload();
  };

  test('what it knows grows old: amber after a day, closed after seven, and never green again', async () => {
    await page.reload();
    await page.getByText('Listes à jour.').waitFor();
    await hoursGoBy(26);
    await page.getByText('Listes d’il y a 1 jour : à mettre à jour.').waitFor();
    await scan(jeanne);
    await page.getByRole('heading', { name: 'À vérifier' }).waitFor();
    await page.getByText('Valable aux dernières nouvelles, qui ont plus d’un jour.').waitFor();
    expect(await page.getByRole('button', { name: loaf }).isEnabled()).toBe(true);
    await keepScreenshot(page, 'scanner-ambre');
    await hoursGoBy(7 * 24 + 1);
    await page.getByText('fermée jusqu’au retour du réseau').waitFor();
    await scan(jeanne);
    await page.getByRole('heading', { name: 'À vérifier' }).waitFor();
    await page.getByText('Cette caisse ne peut pas vérifier ce pass sans réseau.').waitFor();
    expect(await page.getByRole('button', { name: loaf }).count()).toBe(0);
    await expectAccessible(page);
    await keepScreenshot(page, 'scanner-ferme');
    await hoursGoBy(0);
  });

  test('a full device says that nothing was noted, and what to do', async () => {
    await page.reload();
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
        if (['scans', 'kept'].includes(this.name)) throw new DOMException('full', 'QuotaExceededError');
        return put.call(this, value, key);
      };
    });
    await scan(jeanne);
    await page.getByRole('button', { name: loaf }).click();
    await page.getByText('La mémoire de cet appareil est pleine').waitFor();
    await expectAccessible(page);
    await keepScreenshot(page, 'appareil-plein');
  });

  test('data that was damaged or changed on the device judges nothing', async () => {
    await page.reload();
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          indexedDB.open('caisse').onsuccess = (event) => {
            const db = (event.target as IDBOpenDBRequest).result;
            const store = db.transaction('kept', 'readwrite').objectStore('kept');
            store.get('bundle').onsuccess = (found) => {
              const { bundle, ...rest } = (found.target as IDBRequest).result;
              const [header, , signature] = bundle.split('.');
              const forged = btoa(JSON.stringify({ iss: location.origin, keys: [], statusLists: [], offers: [] }));
              store.put({ ...rest, bundle: [header, forged.replaceAll('=', ''), signature].join('.') }, 'bundle');
              store.transaction.oncomplete = () => {
                db.close();
                resolve();
              };
            };
          };
        }),
    );
    await page.reload();
    await page.getByText('Les données de cette caisse sont abîmées').waitFor();
    await expectAccessible(page);
    await scan(jeanne);
    await page.getByText('Pas encore confirmé').waitFor();
  });

  test('and is mended by the next talk', async () => {
    await restoreNetwork();
    await page.reload();
    await page.getByText('Réseau : connecté.').waitFor();
    await scan(jeanne);
    await page.getByRole('heading', { name: 'Valable' }).waitFor();
  });

  test('a service that cannot answer is not called a network that is down, and the foot line agrees', async () => {
    await page.route('**/api/v1/**', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.getByRole('button', { name: daily }).click();
    await page.getByText('le service n’a pas répondu').waitFor();
    await page.getByText('Le service ne répond pas : la caisse continue.').waitFor();
    expect(await page.getByText('Réseau : connecté.').count()).toBe(0);
    await page.unroute('**/api/v1/**');
    await page.getByText('Réseau : connecté.').waitFor();
    await page.reload();
  });

  test('nothing of a person is on the device, and no page broke its security policy', async () => {
    const stored = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          indexedDB.open('caisse').onsuccess = (event) => {
            const db = (event.target as IDBOpenDBRequest).result;
            const texts: string[] = [];
            const tx = db.transaction([...db.objectStoreNames]);
            for (const name of db.objectStoreNames)
              tx.objectStore(name).getAll().onsuccess = (found) =>
                texts.push(JSON.stringify((found.target as IDBRequest).result));
            tx.oncomplete = () => resolve(texts.join('\n'));
          };
        }),
    );
    expect(stored).not.toMatch(/Jeanne|Marcel|Bràs|1948-03-02/);
    expect(opened.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
