import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadImage } from '@napi-rs/canvas';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { fromQrText } from '../../src/passes/pass-code/layout.js';
import { aMember, enterAsPartner } from '../support/accounts.js';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  keepScreenshot,
  openBrowser,
  openPage,
  phone,
  looksRight,
} from '../support/browser.js';
import { anOffer, aPartner, aPassHolder } from '../support/builders.js';
import { writeVideo } from '../support/card-video.js';
import { anActivation } from '../support/phone.js';
import { startServer, type TestServer } from '../support/server.js';

journey('a pass on a phone: activated from the letter, shown without network, scanned, lost', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let jeanne: Page;
  let problems: string[];
  let passId: string;
  let bakery: string;
  const directory = mkdtempSync(path.join(tmpdir(), 'telephone-'));
  const film = path.join(directory, 'code.y4m');

  beforeAll(async () => {
    server = await startServer();
    ({ passId } = await aPassHolder(server));
    bakery = await aPartner(server, { address: '3 rue du Pont', communeCode: '94002' });
    await anOffer(server, bakery, {
      title: 'Croissant offert',
      benefit: { kind: 'free_item' },
      limit: { uses: 1, period: 'day' },
    });
    browser = await openBrowser();
    context = await browser.newContext(phone);
    ({ page: jeanne, problems } = await openPage(context, server.origin));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const code = (): Promise<string | null> => jeanne.locator('.qr').getAttribute('data-code');

  test('without a pass, the page says how to get one', async () => {
    await jeanne.goto(`${server.origin}/mon-pass`);
    await jeanne.getByText('Aucun pass n’est sur ce téléphone.').waitFor();
    await looksRight(jeanne, 'mon-pass-vide');
  });

  test('number, secret and birth date, as typed from the letter; a mistake keeps all of it', async () => {
    const { number, secret } = await anActivation(server, { passId });
    await jeanne.getByRole('link', { name: 'Mettre mon pass sur ce téléphone' }).click();
    await jeanne.getByLabel('Numéro du pass').fill(number.toLowerCase());
    await jeanne.getByLabel('Code secret').fill(secret);
    await jeanne.getByLabel(/Date de naissance/).fill('2/3/1949');
    await keepScreenshot(jeanne, 'activer');
    await jeanne.getByRole('button', { name: 'Mettre le pass' }).click();
    await jeanne.getByRole('alert').waitFor();
    expect(await jeanne.getByLabel('Code secret').inputValue()).toBe(secret);
    await looksRight(jeanne);
    await jeanne.getByLabel(/Date de naissance/).fill('02 03 1948');
    await jeanne.getByRole('button', { name: 'Mettre le pass' }).click();
    await jeanne.getByRole('heading', { name: 'Jeanne Le Bràs' }).waitFor();
    expect(new URL(jeanne.url()).pathname).toBe('/mon-pass');
  });

  test('shows the code, until when, and where it is accepted', async () => {
    await jeanne.getByText('Valable jusqu’au').waitFor();
    await jeanne.getByText('Croissant offert').waitFor();
    await jeanne.getByText('Encore 1 fois aujourd’hui').waitFor();
    expect(await code()).toMatch(new RegExp(`^${server.origin.toUpperCase()}/V#\\d{535}$`));
    await looksRight(jeanne, 'mon-pass');
  });

  test('the whole code is seen upright, lying, and at 200 % text', async () => {
    for (const size of [
      { width: 375, height: 667 },
      { width: 667, height: 375 },
    ]) {
      await jeanne.setViewportSize(size);
      const box = (await jeanne.locator('.qr').boundingBox())!;
      expect(box.y + box.height).toBeLessThanOrEqual(size.height);
      expect(box.x + box.width).toBeLessThanOrEqual(size.width);
      expect(Math.min(box.width, box.height)).toBeGreaterThan(250);
    }
    await jeanne.setViewportSize(phone.viewport);
    await jeanne.evaluate("document.documentElement.style.fontSize = '200%'");
    await expectNoSidewaysScroll(jeanne);
    await keepScreenshot(jeanne, 'mon-pass-200');
    await jeanne.evaluate("document.documentElement.style.fontSize = ''");
  });

  test('a new code every fifteen seconds', async () => {
    const moments: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const shown = (await code())!;
      moments.push(fromQrText(shown)!.fields.device!.iat);
      if (turn < 2)
        await jeanne.waitForFunction((old) => document.querySelector('.qr')?.getAttribute('data-code') !== old, shown, {
          timeout: 40_000,
        });
    }
    // What the phone signed says when, whatever this machine has to do meanwhile: never sooner, and never so late that
    // the code on the screen is no longer good.
    for (const [before, after] of [moments.slice(0, 2), moments.slice(1)]) {
      expect(after! - before!).toBeGreaterThanOrEqual(14);
      expect(after! - before!).toBeLessThan(45);
    }
  }, 100_000);

  test('the shop’s camera reads it; the use is seen on the phone', async () => {
    const chloe = await aMember(server, bakery);
    const shopBrowser = await openBrowser(film);
    try {
      const shopContext = await shopBrowser.newContext({ ...phone, permissions: ['camera'] });
      const { page: shop, problems: shopProblems } = await openPage(shopContext, server.origin);
      await enterAsPartner(shop, server, chloe);
      await shop.getByRole('link', { name: 'Scanner un pass' }).first().waitFor();
      const shown = await code();
      await jeanne.waitForFunction((old) => document.querySelector('.qr')?.getAttribute('data-code') !== old, shown, {
        timeout: 17_000,
      });
      writeVideo(await pictureOf(await jeanne.locator('.qr').screenshot()), film);
      await shop.getByRole('link', { name: 'Scanner un pass' }).first().click();
      await shop.getByRole('heading', { name: 'Valable' }).waitFor({ timeout: 60_000 });
      await shop.getByRole('button', { name: /Croissant offert/ }).click();
      await shop.getByRole('heading', { name: 'C’est noté' }).waitFor();
      expect(shopProblems).toEqual([]);
    } finally {
      await shopBrowser.close();
    }
    await jeanne.reload();
    await jeanne.getByText('Déjà utilisé pour le moment').waitFor();
    await jeanne.getByText('Mes utilisations').click();
    await jeanne.getByText('Croissant offert, Boulangerie du Pont').waitFor();
  }, 90_000);

  test('the holder’s own affairs: phones, carers, data', async () => {
    for (const name of ['Carte et téléphones', 'Mes aidants', 'Mes données'])
      await jeanne.locator('summary', { hasText: name }).click();
    await jeanne.getByText('Téléphone 1 (celui-ci)').waitFor();
    await looksRight(jeanne, 'mon-pass-ouvert');
    const download = jeanne.waitForEvent('download');
    await jeanne.getByRole('button', { name: 'Enregistrer tout ce que le CCAS sait de moi' }).click();
    expect((await download).suggestedFilename()).toBe('mes-donnees-pass-senior.json');
    await jeanne.getByLabel('Dites ce qu’il faut écrire').fill('Mon téléphone est le 06 12 34 56 78.');
    await jeanne.getByRole('button', { name: 'Demander la correction' }).click();
    await jeanne.getByText('Correction, en attente').waitFor();
  });

  test('without network it opens and goes on showing new codes', async () => {
    await jeanne.evaluate('navigator.serviceWorker.ready');
    await context.setOffline(true);
    await jeanne.reload();
    await jeanne.getByRole('heading', { name: 'Jeanne Le Bràs' }).waitFor();
    await jeanne.getByText('Sans réseau : votre code fonctionne quand même.').waitFor();
    const first = await code();
    await jeanne.waitForFunction((old) => document.querySelector('.qr')?.getAttribute('data-code') !== old, first, {
      timeout: 17_000,
    });
    await expectAccessible(jeanne);
    await context.setOffline(false);
  }, 30_000);

  test('taken off this phone, the page says so and what to do', async () => {
    await jeanne.reload();
    await jeanne.locator('summary', { hasText: 'Carte et téléphones' }).click();
    await jeanne.getByRole('button', { name: 'Enlever le pass de ce téléphone' }).click();
    await jeanne.getByRole('button', { name: 'Oui, enlever le pass de ce téléphone' }).click();
    await jeanne.getByRole('heading', { name: 'Ce téléphone n’a plus le pass.' }).waitFor();
    await expectAccessible(jeanne);
    await keepScreenshot(jeanne, 'mon-pass-retire');
  });

  test('storage lost: the letter’s QR code with a new secret puts the pass back', async () => {
    const { url } = await anActivation(server, { passId, fresh: true });
    await jeanne.goto('about:blank');
    await jeanne.goto(url);
    await jeanne.getByText('Le code de la lettre est lu.').waitFor();
    await jeanne.getByLabel(/Date de naissance/).fill('02/03/1948');
    await jeanne.getByRole('button', { name: 'Mettre le pass' }).click();
    await jeanne.getByRole('heading', { name: 'Jeanne Le Bràs' }).waitFor();
    expect(await jeanne.locator('.pass-choice').count()).toBe(0);
  });

  test('nothing went wrong meanwhile: no error, no broken policy, no request to anyone else', () => {
    expect(problems).toEqual([]);
  });

  async function pictureOf(png: Buffer) {
    const { createCanvas } = await import('@napi-rs/canvas');
    const image = await loadImage(png);
    const canvas = createCanvas(image.width, image.height);
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas;
  }
});
