import pg from 'pg';
import { SummariseDays } from '../dist/statistics/summarise-days.js';
import { aLargeCommune, managersCookie, timed, WANTED_MS } from './lists.js';
import { percentile } from './support/numbers.js';
import { startServer } from './support/processes.js';
import { openStageWith } from './support/stage.js';

const USES = Number(process.env.BENCH_REDEMPTIONS ?? 500_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);

/**
 * Every page that links lead to from Today and from the public site, one of each kind, in a large commune: whole
 * answers over HTTP, slowest first. A manager's, since nobody sees more.
 */
export async function pages() {
  const stage = await openStageWith(aLargeCommune);
  try {
    const filling = performance.now();
    await aYearOfUses(stage);
    console.log(`  ${USES} uses written in ${((performance.now() - filling) / 1000).toFixed(1)} s`);
    const server = await startServer('dist/server/bundle/main.js', stage.env);
    try {
      const cookie = await managersCookie(stage);
      const taken = [];
      for (const [kind, path] of await everyPage(server.url, stage.env.PUBLIC_URL, cookie)) {
        const times = [];
        for (let round = 0; round < ROUNDS; round++) times.push(await timed(server.url + path, cookie));
        taken.push({ kind, first: times[0], p50: percentile(times, 0.5), most: Math.max(...times) });
      }
      taken.sort((one, other) => other.p50 - one.p50);
      for (const { kind, first, p50, most } of taken)
        console.log(
          `  ${kind.padEnd(62)} p50 ${p50.toFixed(0).padStart(4)} ms, first ${first.toFixed(0)} ms, most ${most.toFixed(0)} ms${p50 > WANTED_MS ? `   wanted: under ${WANTED_MS} ms` : ''}`,
        );
      const late = taken.filter(({ p50 }) => p50 > WANTED_MS).length;
      console.log(`  ${taken.length} pages, ${late} of them over ${WANTED_MS} ms`);
    } finally {
      await server.stop();
    }
    return [];
  } finally {
    await stage.close();
  }
}

/** A path of each kind; what differs in identifiers only is one kind. */
async function everyPage(origin, publicUrl, cookie) {
  const found = new Map();
  const waiting = ['/ccas', '/'];
  const met = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    if (found.has(kind)) continue;
    const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' });
    const text = await answer.text();
    if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
    found.set(kind, path);
    for (const [, href] of text.matchAll(/<a [^>]*href="([^"#]+)/g)) {
      const link = href.replaceAll('&amp;', '&').replace(publicUrl, '');
      if (!link.startsWith('/') || met.has(link)) continue;
      met.add(link);
      waiting.push(link);
    }
  }
  return found;
}

function kindOf(path) {
  return path
    .replace(/\?.*/, '')
    .replaceAll(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/:id')
    .replaceAll(/\/\d[\d-]*(?=\/|$)/g, '/:n')
    .replace(/^\/(offres|partenaires-du-pass)\/[^/]+$/, '/$1/:name');
}

/** Uses of the last year, spread over the passes and the offers there are, and summed as their night would have. */
export async function aYearOfUses({ app, ccasId, ownerUrl }) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('set local session_replication_role = replica');
    await owner.query(`select set_config('app.ccas', $1, true)`, [ccasId]);
    await owner.query(
      `insert into redemption (id, offer_id, partner_id, pass_id, credential_id, actor_kind, counted_in_quota, saved_cents, redeemed_at)
       select gen_random_uuid(), o.ids[1 + (s * 104729::bigint) % o.of], o.partners[1 + (s * 104729::bigint) % o.of],
         c.passes[1 + (s * 7919::bigint) % c.of], c.ids[1 + (s * 7919::bigint) % c.of], 'till', false, 50 + s % 900, now() - (s::float8 / $1 * 365) * interval '1 day'
       from (select array_agg(id order by id) as ids, array_agg(pass_id order by id) as passes, count(*) as of from credential where kind = 'card') c,
         (select array_agg(id order by id) as ids, array_agg(partner_id order by id) as partners, count(*) as of from offer where state = 'published') o,
         generate_series(1, $1) s`,
      [USES],
    );
    await owner.query('commit');
    if (!process.env.BENCH_NIGHT_MISSED) await app.get(SummariseDays, { strict: false }).run(ccasId);
    await owner.query('analyze');
  } finally {
    await owner.end();
  }
}
