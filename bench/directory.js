import pg from 'pg';
import { Database } from '../dist/kernel/database/database.js';
import { systemScope } from '../dist/kernel/database/scope.js';
import { DirectoryQuery } from '../dist/directory/directory.query.js';
import { percentile } from './support/numbers.js';
import { startServer } from './support/processes.js';
import { openStage } from './support/stage.js';
import { Clock } from '../dist/kernel/time/clock.js';

const PARTNERS = 500;
const OFFERS = 10_000;
const ROUNDS = 40;
const WANTED_MS = 50;

const searches = {
  'first page': '',
  'one word': 'q=lunettes',
  'three words': 'q=optique+du+quai',
  'a typing error': 'q=bolangerie',
  'open, wheelchair, near': 'ouvert=oui&fauteuil=oui&autour=48.804,2.417',
  'last page': `page=${Math.floor(OFFERS / 24)}`,
};

/** The public directory with 10 000 offers: the whole answer over HTTP, and its query alone, bare. */
export async function directory() {
  const stage = await openStage(1);
  try {
    await stage.app.get(Database).transaction(systemScope(stage.ccasId, 'bench'), fill);
    await analyzed(stage.ownerUrl);
    const server = await startServer('dist/server/bundle/main.js', stage.env);
    try {
      for (const [name, query] of Object.entries(searches)) {
        const whole = await times(() => read(`${server.url}/offres?${query}`));
        const bare = await times(() => search(stage, query));
        const p50 = percentile(whole, 0.5);
        console.log(
          `  ${name.padEnd(24)} p50 ${p50.toFixed(1)} ms, p99 ${percentile(whole, 0.99).toFixed(1)} ms` +
            `   (wanted: under ${WANTED_MS} ms; its query alone ${percentile(bare, 0.5).toFixed(1)} ms, ${(p50 / percentile(bare, 0.5)).toFixed(1)} ×)`,
        );
      }
      const { headers } = await fetch(`${server.url}/offres`);
      const again = await times(() => read(`${server.url}/offres`, { 'if-none-match': headers.get('etag') }));
      console.log(`  ${'unchanged (304)'.padEnd(24)} p50 ${percentile(again, 0.5).toFixed(1)} ms`);
    } finally {
      await server.stop();
    }
    return [];
  } finally {
    await stage.close();
  }
}

/** As the server's own maintenance would have, minutes after so many rows. */
async function analyzed(ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('analyze');
  await client.end();
}

async function read(url, headers = {}) {
  const answer = await fetch(url, { headers });
  if (answer.status !== 200 && answer.status !== 304) throw new Error(`${url} answered ${answer.status}`);
  await answer.arrayBuffer();
}

function search(stage, query) {
  const address = Object.fromEntries(new URLSearchParams(query));
  const [latitude, longitude] = (address.autour ?? '').split(',').map(Number);
  const asked = {
    words: address.q,
    isOpenNow: address.ouvert === 'oui',
    isAccessible: address.fauteuil === 'oui',
    around: address.autour && { latitude, longitude },
    page: Number(address.page ?? 1),
  };
  return stage.app
    .get(Database)
    .transaction(systemScope(stage.ccasId, 'bench'), (tx) =>
      stage.app.get(DirectoryQuery, { strict: false }).find(tx, stage.ccasId, new Clock().now(), asked),
    );
}

async function times(work) {
  const taken = [];
  for (let round = 0; round < ROUNDS + 5; round++) {
    const before = performance.now();
    await work();
    if (round >= 5) taken.push(performance.now() - before);
  }
  return taken;
}

async function fill(tx) {
  await tx.query(
    `insert into partner (id, kind, name, siret, address, postcode, commune_code, neighbourhood, opening_hours, wheelchair, latitude, longitude, state, joined_at)
     select gen_random_uuid(), (array['shop', 'optician', 'hearing', 'pharmacy'])[1 + n % 4],
       (array['Boulangerie', 'Optique', 'Audition', 'Pharmacie', 'Librairie', 'Cinéma'])[1 + n % 6] || ' du ' || (array['Pont', 'Quai', 'Marché', 'Port'])[1 + n % 4] || ' ' || n,
       lpad(n::text, 14, '0'), n || ' rue des Glycines', '94140', '94002', (array['Centre', 'Nord', 'Sud'])[1 + n % 3],
       '[{"weekdays":[1,2,3,4,5,6,7],"from":"00:00","to":"24:00"}]', (array['yes', 'help', 'no'])[1 + n % 3], 48.8 + n * 0.00002, 2.41 + (n % 50) * 0.0005, 'approved', now()
     from generate_series(1, ${PARTNERS}) n`,
  );
  await tx.query(
    `insert into offer (id, partner_id, title, benefit_kind, benefit_value, categories, starts_on, state, created_at, published_at)
     select gen_random_uuid(), p.id, 'Remise numéro ' || n || ' sur tout le magasin', 'percent', 10, '{1,2,3}', current_date, 'published', now(), now()
     from (select id, row_number() over (order by id) as place from partner) p
     cross join generate_series(1, ${Math.ceil(OFFERS / PARTNERS)}) n`,
  );
}
