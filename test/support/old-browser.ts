import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from '@jest/globals';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { openPage, phone } from './browser.js';
import { skipLoudly } from './skip-loudly.js';

const folder = process.env.PASSERELLE_TEST_OLD_BROWSER;

/** A journey in Chromium 89, of early 2021; where that does not run it is reported as skipped, loudly. */
export const oldJourney = folder ? describe : skipLoudly('NO CHROMIUM 89 (it runs on Linux with x86-64)');

export interface OldBrowser {
  context: BrowserContext;
  open(origin: string): Promise<OldPage>;
  close(): Promise<void>;
}

export interface OldPage {
  page: Page;
  problems: string[];
  session: CDPSession;
}

/** @param video a Y4M file the fake camera plays */
export async function openOldBrowser(video?: string): Promise<OldBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'chromium-89-'));
  const child = spawn(
    path.join(folder!, 'chromium'),
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      ...(video
        ? [
            '--use-fake-device-for-media-stream',
            '--use-fake-ui-for-media-stream',
            `--use-file-for-fake-video-capture=${video}`,
          ]
        : []),
      'about:blank',
    ],
    { stdio: 'ignore', env: { LD_LIBRARY_PATH: path.join(folder!, 'lib'), FONTCONFIG_PATH: folder! } },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portIn(profile)}`);
  const context = await browser.newContext(phone);
  return {
    context,
    async open(origin) {
      const { page, problems } = await openPage(context, origin);
      return { page, problems, session: await teach(context, page) };
    },
    async close() {
      child.kill('SIGKILL');
      await gone;
      await browser.close().catch(() => undefined);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function portIn(profile: string): Promise<string> {
  const file = path.join(profile, 'DevToolsActivePort');
  const deadline = Date.now() + 20_000;
  while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n')) {
    if (Date.now() > deadline) throw new Error('Chromium 89 did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return readFileSync(file, 'utf8').split('\n')[0]!;
}

const checkVisibility = `Element.prototype.checkVisibility ??= function () { return this.getClientRects().length > 0 }`;

/** Playwright looks at a page from a world of its own, apart from the page's; there it needs one thing of later years. */
async function teach(context: BrowserContext, page: Page): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  session.on('Runtime.executionContextCreated', ({ context: world }) => {
    if (!world.name.includes('playwright_utility')) return;
    void session.send('Runtime.evaluate', { expression: checkVisibility, contextId: world.id }).catch(() => undefined);
  });
  await session.send('Runtime.enable');
  return session;
}
