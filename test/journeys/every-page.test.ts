import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { Browser, Page } from 'playwright-core';
import type { ChildProcess } from 'node:child_process';
import { createContext } from '../../src/create-app.js';
import { announcement } from '../../src/demo/announce.js';
import { demoAccounts } from '../../src/accounts/accounts-demo.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { Clock } from '../../src/kernel/time/clock.js';
import { elsewhere } from '../architecture/access-matrix.js';
import { signIn } from '../support/accounts.js';
import { testConfig } from '../support/app.js';
import {
  desk,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  keepScreenshot,
  openBrowser,
  openPage,
} from '../support/browser.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { anOfferOnLine, isPage, ownLinks, routeOf, routesBy } from '../support/demonstration-pages.js';
import { expectKeyboardReach } from '../support/keyboard.js';
import { freePort, spawnServer, stopped } from '../support/server.js';

const patterns = routesBy('GET').filter(isPage);

/** A hundred pages, each looked at three ways. */
const PATIENCE_MS = 600_000;

journey('every page of the demonstration', () => {
  let database: TestDatabase;
  let context: INestApplicationContext;
  let child: ChildProcess;
  let browser: Browser;
  let origin: string;
  let told: string;
  const seen = new Set<string>();
  const problems: string[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const config = Object.assign(testConfig(database), { port, publicUrl: origin });
    context = await createContext({ config, databaseUrl: database.appUrl, poolSize: 4, clock: new Clock() });
    await loadDemo(context, config);
    told = await announcement(context, config);
    child = await spawnServer(database, port, origin);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stopped(child);
    await context?.close();
    await database?.drop();
  });

  async function someone(): Promise<Page> {
    const window = await openPage(await browser.newContext(desk), origin);
    window.page.on('close', () => problems.push(...window.problems));
    return window.page;
  }

  /** Opens the page of each route that links lead to, once for all who walk. */
  async function walk(page: Page, ...starts: string[]): Promise<void> {
    const waiting = [...starts];
    const faults: string[] = [];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const place = path.split(/[?#]/)[0]!;
      const route = routeOf(place, patterns);
      // One route, five pages: each section of the settings is a form of its own.
      const pageName = route?.endsWith(':section') ? place : route;
      if (!route || !isPage(path) || seen.has(pageName!)) continue;
      const answer = await page.goto(origin + path);
      // Sent elsewhere, to sign in for instance: this one waits for somebody else.
      if (routeOf(new URL(page.url()).pathname, patterns) !== route) continue;
      seen.add(route).add(pageName!);
      if (answer!.status() !== 200) faults.push(`${path}: ${answer!.status()}`);
      for (const check of [expectAccessible, expectNoSidewaysScroll, expectKeyboardReach])
        await check(page).catch((error: Error) => faults.push(`${path}: ${error.message}`));
      if (route.startsWith('/ccas')) await keepScreenshot(page, pageName!.slice(1).replaceAll(/[/:]+/g, '-'));
      const links: string[] = await page.evaluate(`[...document.querySelectorAll('a[href]')].map((link) => link.href)`);
      waiting.push(...links.filter((link) => link.startsWith(`${origin}/`)).map((link) => link.slice(origin.length)));
    }
    expect(faults).toEqual([]);
  }

  test(
    'for everyone',
    async () => {
      await walk(
        await someone(),
        '/',
        '/plan-du-site',
        '/partenaires/rejoindre/merci',
        '/espace-mutuelle/connexion',
        ...(await ownLinks(context, origin, told)),
      );
    },
    PATIENCE_MS,
  );

  test(
    'for a manager',
    async () => {
      const page = await someone();
      await signIn(page, origin, demoAccounts.manager);
      await walk(
        page,
        '/ccas',
        '/ccas/recherche',
        `/ccas/avantages/${await anOfferOnLine(context)}`,
        '/ccas/reglages/baremes/pmss',
        '/ccas/mon-compte/double-verification/retrait',
      );
    },
    PATIENCE_MS,
  );

  test('what waits is a number on one line, whatever it counts', async () => {
    const page = await someone();
    await signIn(page, origin, demoAccounts.manager);
    for (const width of [320, 375, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const lines = await page.locator('.today section > .day-lines .count').evaluateAll((counts) =>
        counts.map((count) => {
          const range = document.createRange();
          range.selectNodeContents(count);
          return new Set(Array.from(range.getClientRects(), ({ top }) => top)).size;
        }),
      );
      expect(lines.length).toBeGreaterThan(4);
      expect([width, ...new Set(lines)]).toEqual([width, 1]);
    }
    await page.close();
  });

  test(
    'for a partner',
    async () => {
      const page = await someone();
      await page.goto(/http\S+partenaire\/entrer\S+/.exec(told)![0]);
      await page.getByRole('button', { name: 'Entrer' }).click();
      await page.waitForLoadState();
      await walk(page, '/partenaire');
    },
    PATIENCE_MS,
  );

  test(
    'for the mutuelle',
    async () => {
      const page = await someone();
      await page.goto(/http\S+espace-mutuelle\/entrer\S+/.exec(told)![0]);
      await page.getByRole('button', { name: 'Entrer' }).click();
      await page.waitForLoadState();
      await walk(page, '/espace-mutuelle');
    },
    PATIENCE_MS,
  );

  test('none was left out', async () => {
    await browser.close();
    expect(patterns.filter((pattern) => !seen.has(pattern) && !(pattern in elsewhere))).toEqual([]);
    expect(Object.keys(elsewhere).filter((pattern) => !patterns.includes(pattern))).toEqual([]);
    expect(problems).toEqual([]);
  });
});
