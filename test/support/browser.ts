import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expectKeyboardReach } from './keyboard.js';
import { skipLoudly } from './skip-loudly.js';

const executablePath = process.env.PASSERELLE_TEST_BROWSER;

/** A journey needs a browser; without any it is reported as skipped, loudly. */
export const journey = executablePath ? describe : skipLoudly('NO BROWSER (install Chrome or Chromium)');

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * @param video a Y4M file the fake camera plays
 * @param asked what the person answers when a page asks for the camera
 */
export function openBrowser(video?: string, asked: 'allowed' | 'refused' = 'allowed'): Promise<Browser> {
  const refused = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'];
  const camera = video
    ? [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${video}`,
      ]
    : asked === 'refused'
      ? refused
      : [];
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...flags, ...camera],
  });
}

export const phone = {
  viewport: { width: 375, height: 740 },
  isMobile: true,
  hasTouch: true,
  locale: 'fr-FR',
} as const;
export const desk = { viewport: { width: 1280, height: 800 }, locale: 'fr-FR' } as const;

/** A window that fails the test on an error in the page, a broken security policy, or a request to anyone else. */
export async function openPage(context: BrowserContext, origin: string): Promise<{ page: Page; problems: string[] }> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    // The one word of our policy that older browsers do not know; they say so at each page.
    if (/contains an invalid source: ''wasm-unsafe-eval''/.test(text)) return;
    if (/Content.Security.Policy|Refused to/i.test(text)) problems.push(text);
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin)
      problems.push(`third-party request: ${request.url()}`);
  });
  return { page, problems };
}

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe finds nothing, at WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // No frames here, and only what is wrong is wanted: three times as fast.
    .setLegacyMode(true)
    .options({ runOnly: axeTags, resultTypes: ['violations'] })
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

/** Nothing sticks out sideways at this width. */
export async function expectNoSidewaysScroll(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width, height: before.height });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await page.setViewportSize(before);
}

/** Anyone can use this page: axe finds nothing, it fits 320 px, and Tab alone comes to everything. */
export async function looksRight(page: Page, screenshot?: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expectKeyboardReach(page);
  if (screenshot) await keepScreenshot(page, screenshot);
}

/** With PASSERELLE_SCREENSHOTS set to a folder, keeps the page there as someone sees it: `npm run jest -- test/journeys`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.PASSERELLE_SCREENSHOTS;
  if (!folder) return;
  const before = page.viewportSize()!;
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({
      path: path.join(folder, `${name}-${width}.jpg`),
      fullPage: true,
      quality: 70,
      type: 'jpeg',
    });
  }
  await page.setViewportSize(before);
}

export interface MortalBrowser {
  page: Page;
  problems: string[];
  /** `kill -9`: nothing is saved, nothing said goodbye to. */
  kill(): Promise<void>;
}

/** A browser with a profile on disk, as a phone has one, in a process that may be killed and opened again. */
export async function openMortalBrowser(profile: string, origin: string, script?: () => void): Promise<MortalBrowser> {
  const portFile = path.join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(
    executablePath!,
    [...flags, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const deadline = Date.now() + 20_000;
  while (!existsSync(portFile) || !readFileSync(portFile, 'utf8').includes('\n')) {
    if (Date.now() > deadline) throw new Error('The browser did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const port = readFileSync(portFile, 'utf8').split('\n')[0];
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  if (script) await context!.addInitScript(script);
  const { page, problems } = await openPage(context!, origin);
  await page.setViewportSize(phone.viewport);
  return {
    page,
    problems,
    async kill() {
      child.kill('SIGKILL');
      await gone;
      await browser.close().catch(() => undefined);
    },
  };
}
