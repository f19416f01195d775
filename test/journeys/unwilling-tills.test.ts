import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AddTill } from '../../src/partners/add-till.js';
import { expectAccessible, journey, openBrowser, phone } from '../support/browser.js';
import { anOffer, aPartner, aPassHolder, type PassHolder } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { playCamera } from '../support/fake-camera.js';
import { startServer, type TestServer } from '../support/server.js';

const YEAR_MS = 365 * 86_400_000;

journey('tills whose device will not: nothing kept, a clock a year off, a camera that goes away', () => {
  let server: TestServer;
  let browser: Browser;
  let jeanne: PassHolder;
  let bakery: string;

  beforeAll(async () => {
    server = await startServer();
    bakery = await aPartner(server, { name: 'Boulangerie du Pont' });
    await anOffer(server, bakery, { title: 'Une baguette offerte', benefit: { kind: 'free_item', value: 120 } });
    jeanne = await aPassHolder(server);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (): Promise<Page> => (await browser.newContext(phone)).newPage();
  const pair = async (page: Page): Promise<void> => {
    const { pairingCode } = await server.within((tx) =>
      server.get(AddTill).run(tx, systemActor(server.ccasId), bakery, 'Caisse 1'),
    );
    await page.goto(`${server.origin}/partenaire/caisse?code=${pairingCode}`);
    await page.getByRole('button', { name: 'Associer' }).click();
    await page.waitForURL('**/partenaire/scanner');
    await page.getByText('Réseau : connecté.').waitFor();
  };
  const give = async (page: Page): Promise<void> => {
    const number = page.getByLabel('Numéro du pass');
    // Opened by hand, or by the page once it finds no camera: one press must not undo the other.
    await eventually(async () => {
      if (!(await number.isVisible())) await page.getByText('Le code ne se lit pas ?').click();
      return number.isVisible();
    }, true);
    await number.fill(jeanne.passCode);
    await page.getByRole('button', { name: 'Vérifier ce pass' }).click();
    await page.getByRole('button', { name: 'Une baguette offerte' }).click();
    await page.getByRole('heading', { name: 'C’est noté' }).waitFor();
  };
  const counted = async (): Promise<number> =>
    (await server.within((tx) => tx.query('select count(*)::int as count from redemption where voided_at is null')))[0]
      .count;

  test('a till that can keep nothing gives an offer while there is network, and takes it back', async () => {
    const page = await open();
    // As a private window of Firefox 78 does; its cookies serve.
    await page.addInitScript(() => {
      IDBFactory.prototype.open = (): never => {
        throw new DOMException('refused', 'InvalidStateError');
      };
    });
    await pair(page);
    const before = await counted();
    await give(page);
    expect(await counted()).toBe(before + 1);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByLabel('Numéro du pass').waitFor({ state: 'attached' });
    await eventually(counted, before);
  });

  test('a till that was never paired says, without network, that it knows nothing, and takes no pass', async () => {
    const page = await open();
    await page.goto(`${server.origin}/partenaire/scanner`);
    await page.getByRole('heading', { name: 'À associer' }).waitFor();
    await eventually(
      () =>
        page.evaluate(
          () => navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready.then(() => true),
        ),
      true,
    );
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: 'Sans réseau' }).waitFor();
    expect(await page.getByLabel('Numéro du pass').count()).toBe(0);
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('heading', { name: 'À associer' }).waitFor();
  });

  test('where nothing can note the wish to take it back, and nobody answers, it does not say it is noted', async () => {
    const page = await open();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = (): never => {
        throw new DOMException('refused', 'InvalidStateError');
      };
    });
    await pair(page);
    await give(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('Pas encore annulé').waitFor();
  });

  test.each([
    ['slow', -YEAR_MS],
    ['fast', YEAR_MS],
  ])('a clock a year %s: what was given is kept for three days, by the server’s clock', async (_, offMs) => {
    const page = await open();
    await page.clock.setSystemTime(Date.now() + offMs);
    await pair(page);
    await give(page);
    // Answered too late on a busy machine, it waits for the next talk.
    await page.reload();
    await page.getByText('Réseau : connecté.').waitFor();
    const scans = () => page.evaluate<{ state: string; sentAt: number }[]>(keptScans);
    await eventually(async () => (await scans())[0]?.state, 'sent');
    expect(Math.abs((await scans())[0]!.sentAt - Date.now())).toBeLessThan(60_000);
    // What is too old is taken away after each talk with the server.
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: 'Derniers passages' }).click();
    await page.getByText('Une baguette offerte').first().waitFor();
  });

  test('a camera that is taken away says so, and « Réessayer » brings it back', async () => {
    const page = await open();
    await playCamera(page);
    await pair(page);
    await page.getByText('Placez le code du pass dans le cadre.').waitFor();
    await page.evaluate('fakeCamera.takeAway()');
    await page.getByText('La caméra est prise par une autre application.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('Placez le code du pass dans le cadre.').waitFor();
    expect(await page.evaluate('fakeCamera.asked.length')).toBe(2);
  });

  test('one that went while the page was out of sight comes back with it', async () => {
    const page = await open();
    await playCamera(page);
    await pair(page);
    await page.getByText('Placez le code du pass dans le cadre.').waitFor();
    await page.evaluate('fakeCamera.takeAway()');
    await page.getByText('La caméra est prise').waitFor();
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await page.getByText('Placez le code du pass dans le cadre.').waitFor();
  });

  test('a camera in use from the start says so, and « Réessayer » asks again', async () => {
    const page = await open();
    await playCamera(page);
    await page.addInitScript('fakeCamera.refusals.push("NotReadableError")');
    await pair(page);
    await page.getByText('La caméra est prise par une autre application.').waitFor();
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('Placez le code du pass dans le cadre.').waitFor();
  });

  test('a chosen camera that fails is not chosen for ever: another can be, and the next visit begins with that', async () => {
    const page = await open();
    await playCamera(page);
    await pair(page);
    await page.getByText('Placez le code du pass dans le cadre.').waitFor();
    await page.evaluate('fakeCamera.refusals.push("NotReadableError")');
    await page.getByRole('combobox', { name: 'Caméra' }).selectOption('devant');
    await page.getByText('La caméra est prise').waitFor();
    expect(await page.evaluate("localStorage.getItem('caisse-camera')")).toBeNull();
    await page.getByRole('combobox', { name: 'Caméra' }).selectOption('usb');
    await page.getByText('Placez le code du pass dans le cadre.').waitFor();
    await page.reload();
    await page.getByText('Placez le code du pass dans le cadre.').waitFor();
    expect(await page.evaluate('fakeCamera.asked.map(({ video }) => video.deviceId?.exact)')).toEqual(['usb']);
  });

  test('torch and zoom, where the camera has them; a torch that refuses stays off', async () => {
    const page = await open();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await playCamera(page);
    await pair(page);
    await page.getByRole('button', { name: 'Lampe' }).click();
    await page.locator('button[aria-pressed="true"]', { hasText: 'Lampe' }).waitFor();
    await page.getByLabel('Zoom').fill('3');
    expect(await page.evaluate('fakeCamera.applied')).toEqual([{ torch: true }, { zoom: 3 }]);
    await page.evaluate('fakeCamera.refusesConstraints = true');
    await page.getByRole('button', { name: 'Lampe' }).click();
    await page.waitForTimeout(200);
    expect(await page.getByRole('button', { name: 'Lampe' }).getAttribute('aria-pressed')).toBe('true');
    expect(errors).toEqual([]);
  });
});

const keptScans = `new Promise((resolve) => {
  indexedDB.open('caisse').onsuccess = ({ target }) => {
    const all = target.result.transaction('scans').objectStore('scans').getAll();
    all.onsuccess = () => resolve(all.result);
  };
})`;
