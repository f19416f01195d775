import { askOverHttp } from './support/http-load.js';
import { median } from './support/numbers.js';
import { residentMiB } from './support/process-memory.js';
import { startServer } from './support/processes.js';
import { openStage } from './support/stage.js';
import { Verdicts } from './support/verdicts.js';

const PASSES = 300;
const SECONDS = Number(process.env.BENCH_MEMORY_SECONDS ?? 600);
const PAGES = ['/', '/offres', '/connexion', '/partenaires/rejoindre', '/demande', '/v', '/statistiques'];
const SAMPLE_MS = 500;

/** What one server keeps in memory: at rest, under tills and visitors for ten minutes, and whether it grows. Linux only. */
export async function memory() {
  const stage = await openStage(PASSES);
  const verdicts = new Verdicts();
  try {
    const server = await startServer('dist/server/bundle/main.js', stage.env);
    const atRest = residentMiB(server.pid);
    const samples = [];
    const sampling = setInterval(() => samples.push(residentMiB(server.pid)), SAMPLE_MS);
    const bodies = stage.passCodes.map((passCode) => JSON.stringify({ passCode, offerId: stage.offers[0] }));
    const visitors = visit(server.url, SECONDS);
    try {
      await askOverHttp(stage, [server], new Map(), { connections: 16, seconds: SECONDS, bodies });
      await visitors;
    } finally {
      clearInterval(sampling);
      await server.stop();
    }
    const third = Math.floor(samples.length / 3);
    console.log(`  at rest ${atRest.toFixed(0)} MB, most ${Math.max(...samples).toFixed(0)} MB in ${SECONDS} s`);
    verdicts.figure('under load, MB', samples.slice(third), 'at most', 200);
    const growth = median(samples.slice(-third)) / median(samples.slice(third, 2 * third));
    verdicts.ratio('the third before / the last', [1 / growth], 0.95);
    return verdicts.short();
  } finally {
    await stage.close();
  }
}

async function visit(url, seconds) {
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) for (const page of PAGES) await (await fetch(url + page)).arrayBuffer();
}
