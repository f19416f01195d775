import { chromium } from 'playwright-core';
import { findBrowser } from '../test/support/find-browser.js';
import { startServer } from './support/processes.js';
import { percentile } from './support/numbers.js';
import { openStage } from './support/stage.js';

const SCANS = 30;
const WANTED_JUDGED_MS = 300;
const WANTED_READY_MS = 3000;
const SLOWER = 4;

/**
 * The scanner on a phone four times slower than this machine: how soon it is ready, and how soon it has judged a pass,
 * without network; each beside the same at full speed, in one run.
 */
export async function scanner() {
  const executablePath = await findBrowser();
  if (!executablePath) {
    console.log('  no browser here: left out');
    return [];
  }
  const stage = await openStage(1);
  const server = await startServer('dist/server/bundle/main.js', stage.env);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const fast = await measured(browser, server.url, stage.httpTill, stage.passCodes[0], 1);
    const slow = await measured(browser, server.url, stage.bareTill, stage.passCodes[0], SLOWER);
    print('ready', [fast.readyMs, slow.readyMs], WANTED_READY_MS);
    print('judged, p50', [percentile(fast.judgedMs, 0.5), percentile(slow.judgedMs, 0.5)], WANTED_JUDGED_MS);
    print('judged, p95', [percentile(fast.judgedMs, 0.95), percentile(slow.judgedMs, 0.95)], WANTED_JUDGED_MS);
    return [];
  } finally {
    await browser.close();
    await server.stop();
    await stage.close();
  }
}

function print(what, [fast, slow], wanted) {
  console.log(
    `  ${what.padEnd(12)} ${slow.toFixed(0)} ms at a quarter of the speed, ${fast.toFixed(0)} ms at all of it: ${(slow / fast).toFixed(1)} ×   (wanted: under ${wanted} ms)`,
  );
}

async function measured(browser, url, till, passCode, slower) {
  const context = await browser.newContext({ viewport: { width: 375, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${url}/partenaire/caisse?code=${till.pairingCode}`);
  await page.getByRole('button', { name: 'Associer' }).click();
  await page.waitForURL('**/partenaire/scanner');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  // As on its first day: nothing is kept yet.
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.setBypassServiceWorker', { bypass: true });
  const before = performance.now();
  await page.goto(`${url}/partenaire/scanner`);
  await page.getByText('Listes à jour.').waitFor();
  const readyMs = performance.now() - before;
  await context.setOffline(true);
  await page.getByText('Pas de réseau').waitFor();
  const judgedMs = [];
  for (let scan = 0; scan < SCANS; scan++) {
    judgedMs.push(await page.evaluate(judge, passCode));
    await page.getByRole('button', { name: 'Scanner un autre pass' }).click();
    await page.getByLabel('Numéro du pass').waitFor();
  }
  await context.close();
  return { readyMs, judgedMs };
}

/** In the page: from the code in the field to the answer on the screen, painted. */
function judge(passCode) {
  const field = document.getElementById('code');
  field.value = passCode;
  return new Promise((resolve) => {
    const start = performance.now();
    new MutationObserver((_, observer) => {
      if (document.querySelector('.verdict.accepted') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    }).observe(document.body, { childList: true, subtree: true });
    field.form.requestSubmit();
  });
}
