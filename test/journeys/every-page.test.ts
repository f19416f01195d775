import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext, Type } from '@nestjs/common';
import type { Browser, Page } from 'playwright-core';
import type { ChildProcess } from 'node:child_process';
import { AccountLinks } from '../../src/accounts/account-links.js';
import { createContext } from '../../src/create-app.js';
import { announcement } from '../../src/demo/announce.js';
import { demoAccounts } from '../../src/accounts/accounts-demo.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { DonationLinks } from '../../src/donations/giving/donation-links.js';
import { Database } from '../../src/kernel/database/database.js';
import { Clock } from '../../src/kernel/time/clock.js';
import { bookingAddresses } from '../../src/mutuelle/enrolments/mutuelle-house.js';
import { BookingLinks } from '../../src/appointments/booking-links.js';
import { matrix } from '../architecture/access-matrix.js';
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
import { expectKeyboardReach } from '../support/keyboard.js';
import { freePort, spawnServer, stopped } from '../support/server.js';

/** Pages that stand in the middle of something, and the journey that looks at them as it comes by. */
const elsewhere: Record<string, string> = {
  '/connexion/code': 'accounts',
  '/connexion/double-verification': 'accounts',
  '/reprise': 'accounts',
  '/ccas/archives/:id': 'working-day',
  '/ccas/cartes/:id': 'printing',
  '/ccas/pass/a-refaire': 'life-of-a-pass',
  '/ccas/usagers/:id/droits/:requestId': 'carers-and-rights',
  '/ccas/usagers/import/:id': 'working-day',
  '/ccas/doublons/:kept/:merged': 'asking',
  '/demande/envoyee': 'asking',
  '/demande/verification': 'asking',
};

/** Answers that are no pages: files, and ways to another page. */
const noPages = [
  /^\/(V|apparence\.css|logo|healthz|readyz|metrics)$/,
  /^\/(api\/(v1|openapi)|status|vct|\.well-known|carte|connexion\/proconnect)/,
  /\/(piece|(documents|lettres)\/.+)$/,
  /\.(csv|json|pdf|zip|ics|js|webmanifest)$/,
];
const isPage = (path: string) => !noPages.some((each) => each.test(path));

const patterns = Object.keys(matrix)
  .filter((route) => route.startsWith('GET '))
  .map((route) => route.slice(4))
  .filter(isPage);

/** The route of a path: the one with the most words written out. */
function routeOf(path: string): string | undefined {
  return patterns
    .filter((pattern) => new RegExp(`^${pattern.replaceAll(/:[a-z]+/gi, '[^/]+')}$`).test(path))
    .toSorted((one, other) => one.split(':').length - other.split(':').length)[0];
}

/** A hundred pages, each looked at three ways. */
const PATIENCE_MS = 300_000;

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

  /** Addresses only one person knows: what a start announces, what mails carry, the page of one's gift or appointment. */
  async function ownLinks(): Promise<string[]> {
    const get = <T>(token: Type<T>): T => context.get(token, { strict: false });
    const [ccas] = await get(Database).outsideTenants<{ id: string }>('select id from ccas');
    const [own] = await get(Database).transaction(ccas!.id, (tx) =>
      tx.query(
        `select (select string_agg(text_body, ' ') from mail) as mails, (select id from donation limit 1) as donation,
           (select id from donor limit 1) as donor, (select id from booking limit 1) as booking`,
      ),
    );
    const password = await get(Database).transaction(ccas!.id, async (tx) => {
      const [agent] = await tx.query('select id from account where email = $1', [demoAccounts.agent.email]);
      return get(AccountLinks).send(tx, agent.id, 'account_password');
    });
    return [
      password.slice(origin.length),
      ...(`${told} ${own.mails}`.match(/http:\/\/localhost\S+/g) ?? []).map((link) => link.slice(origin.length)),
      get(DonationLinks).follow(ccas!.id, own.donation),
      get(DonationLinks).noReminder(ccas!.id, own.donor),
      `${bookingAddresses.own}?rdv=${get(BookingLinks).keyOf(own.booking)}`,
    ];
  }

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
      const route = routeOf(place);
      // One route, five pages: each section of the settings is a form of its own.
      const pageName = route?.endsWith(':section') ? place : route;
      if (!route || !isPage(path) || seen.has(pageName!)) continue;
      const answer = await page.goto(origin + path);
      // Sent elsewhere, to sign in for instance: this one waits for somebody else.
      if (routeOf(new URL(page.url()).pathname) !== route) continue;
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
        ...(await ownLinks()),
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
        '/ccas/reglages/baremes/pmss',
        '/ccas/mon-compte/double-verification/retrait',
      );
    },
    PATIENCE_MS,
  );

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
    expect(Object.keys(elsewhere).filter((pattern) => seen.has(pattern) || !patterns.includes(pattern))).toEqual([]);
    expect(problems).toEqual([]);
  });
});
