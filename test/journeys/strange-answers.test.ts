import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { journey, openBrowser, phone } from '../support/browser.js';
import { aPassHolder, type PassHolder } from '../support/builders.js';
import { startServer, type TestServer } from '../support/server.js';

journey('answers that come late, cut or from somebody else, and addresses that came damaged', () => {
  let server: TestServer;
  let browser: Browser;
  let jeanne: PassHolder;

  beforeAll(async () => {
    server = await startServer();
    jeanne = await aPassHolder(server);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (): Promise<Page> => (await browser.newContext(phone)).newPage();
  const code = () => jeanne.passCode.split('#')[1]!;

  test('/v: the answer about one code is never shown for another', async () => {
    const page = await open();
    let answerFirst!: () => void;
    const isAsked = new Promise<void>((asked) => {
      void page.route(
        '**/.well-known/jwks.json',
        async (route: Route) => {
          await new Promise<void>((resolve) => {
            answerFirst = resolve;
            asked();
          });
          await route.continue();
        },
        { times: 1 },
      );
    });
    await page.goto(`${server.origin}/v#${code()}`);
    await isAsked;
    await page.evaluate("location.hash = '1234567890'");
    await page.getByRole('heading', { name: 'Refusé' }).waitFor();
    const isLate = page.waitForResponse('**/status/*');
    answerFirst();
    await isLate;
    // The late answer has all it needs by then; a second is ample to judge by it.
    await page.waitForTimeout(1000);
    expect(await page.locator('.verdict .word').innerText()).toBe('Refusé');
  });
});
