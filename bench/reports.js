import pg from 'pg';
import { AccessTokens } from '../dist/kernel/access/access-tokens.js';
import { Database } from '../dist/kernel/database/database.js';
import { systemScope } from '../dist/kernel/database/scope.js';
import { SummariseDays } from '../dist/statistics/summarise-days.js';
import { percentile } from './support/numbers.js';
import { startServer } from './support/processes.js';
import { openStage } from './support/stage.js';

const REDEMPTIONS = Number(process.env.BENCH_REDEMPTIONS ?? 1_000_000);
const PASSES = 20_000;
const PARTNERS = 150;
const OFFERS = 400;
const ROUNDS = 20;
const WANTED_MS = 200;

/**
 * Reports over a year of a million redemptions: the whole answer over HTTP, beside the same SQL done bare, and beside
 * what the ledger alone would take. Then whether the daily sums say what the ledger says.
 */
export async function reports() {
  const stage = await openStage(1);
  const owner = new pg.Client({ connectionString: stage.ownerUrl });
  const bare = new pg.Client({ connectionString: stage.appUrl });
  await Promise.all([owner.connect(), bare.connect()]);
  try {
    const filling = performance.now();
    await fill(owner, stage.ccasId);
    console.log(`  ${REDEMPTIONS} redemptions written in ${seconds(filling)} s`);
    const summing = performance.now();
    const { days } = await stage.app.get(SummariseDays, { strict: false }).run(stage.ccasId);
    console.log(`  ${days} days summed from nothing in ${seconds(summing)} s`);
    await owner.query('analyze');
    const token = await stage.app
      .get(Database)
      .transaction(systemScope(stage.ccasId, 'bench'), (tx) =>
        stage.app
          .get(AccessTokens, { strict: false })
          .create(tx, { carrier: 'bearer', actorKind: 'agent', label: 'bench', hours: 24 }),
      );
    const server = await startServer('dist/server/bundle/main.js', stage.env);
    try {
      await bare.query('select set_config($1, $2, false)', ['app.ccas', stage.ccasId]);
      const [{ from, to }] = (await bare.query(`select (current_date - 364)::text as from, current_date::text as to`))
        .rows;
      const headers = { authorization: `Bearer ${token}` };
      const ask = (path) => () => read(`${server.url}/api/v1/reports/${path}`, headers);
      const cases = {
        'uses, a year': [ask(`uses?from=${from}&to=${to}`), () => bare.query(USES, [from, to])],
        'savings, a year': [ask(`savings?from=${from}&to=${to}`), () => bare.query(MONTHS, [from, to])],
        'coverage, today': [ask('coverage'), () => bare.query(COVERAGE, [to])],
      };
      for (const [name, [whole, sql]] of Object.entries(cases)) {
        const [taken, alone] = [await times(whole), await times(sql)];
        const p50 = percentile(taken, 0.5);
        console.log(
          `  ${name.padEnd(18)} p50 ${p50.toFixed(0)} ms, p99 ${percentile(taken, 0.99).toFixed(0)} ms` +
            `   (wanted: under ${WANTED_MS} ms; the same SQL bare ${percentile(alone, 0.5).toFixed(0)} ms, ${(p50 / percentile(alone, 0.5)).toFixed(1)} ×)`,
        );
      }
      const ledger = await times(() => bare.query(LEDGER, [from, to]), 3);
      console.log(
        `  ${'from the ledger'.padEnd(18)} p50 ${percentile(ledger, 0.5).toFixed(0)} ms: what the daily sums spare`,
      );
      return await compared(bare);
    } finally {
      await server.stop();
    }
  } finally {
    await Promise.all([owner.end(), bare.end()]);
    await stage.close();
  }
}

const USES = `select day, offer_id, sum(uses), sum(saved_cents) from uses_by_day($1, $2) group by grouping sets ((day), (offer_id))`;
const MONTHS = `select first, sum(uses), sum(saved), count(distinct partner_id), count(*) from (
  select date_trunc('month', day::timestamp)::date as first, offer_id, partner_id, sum(uses) as uses, sum(saved_cents) as saved from uses_by_day($1, $2) group by 1, 2, 3) o group by 1`;
const COVERAGE = `select r.commune_code, r.postcode, date_part('year', age($1::date, r.born_on))::int / 5,
  p.id in (select seen_passes()) as seen, count(*)
  from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id where status_on(p.state, p.valid_through, $1) = 'active' group by 1, 2, 3, 4`;
const LEDGER = `select paris_day(redeemed_at), offer_id, count(*), sum(saved_cents) from redemption
  where voided_at is null and redeemed_at >= paris_midnight($1) and redeemed_at < paris_midnight($2::date + 1) group by 1, 2`;

/** @returns a sentence when the sums and the ledger differ */
async function compared(client) {
  const { rows } = await client.query(
    `with sums as (select day, offer_id, uses, saved_cents from uses_by_day('2000-01-01', '2100-01-01')),
     ledger as (select paris_day(redeemed_at) as day, offer_id, count(*) as uses, sum(saved_cents)::bigint as saved_cents from redemption where voided_at is null group by 1, 2)
     select count(*)::int as different from ((table sums except table ledger) union all (table ledger except table sums)) d`,
  );
  const [{ different }] = rows;
  console.log(`  sums and ledger differ in ${different} rows`);
  return different > 0 ? [`reports: the daily sums differ from the ledger in ${different} rows`] : [];
}

async function read(url, headers) {
  const answer = await fetch(url, { headers });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  await answer.arrayBuffer();
}

async function times(work, rounds = ROUNDS) {
  const taken = [];
  for (let round = 0; round < rounds + 2; round++) {
    const before = performance.now();
    await work();
    if (round >= 2) taken.push(performance.now() - before);
  }
  return taken;
}

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

/** As the owner, who may leave foreign keys unchecked while rows are made that hold by construction. */
async function fill(client, ccasId) {
  await client.query('begin');
  await client.query(`set local session_replication_role = replica`);
  await client.query(`select set_config('app.ccas', $1, true)`, [ccasId]);
  await client.query(
    `insert into resident (id, last_name, first_name, born_on, commune_code, postcode, identity_key, search_text, registered_at, updated_at)
     select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Essai', 'Personne ' || n, date '1930-01-01' + (n % 11000), '94002', (array['94140', '94700', '94000'])[1 + n % 3],
       'bench ' || n, 'essai', now(), now() from generate_series(1, ${PASSES}) n`,
  );
  await client.query(
    `insert into pass (id, resident_id, number, category, valid_from, valid_through, state, issued_at)
     select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
       translate(lpad(n::text, 9, '0'), 'ilou', '0000'), 1, current_date - 400, current_date + 300, 'active', now() from generate_series(1, ${PASSES}) n`,
  );
  await client.query(
    `insert into partner (id, kind, name, siret, state, joined_at)
     select ('00000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'shop', 'Commerce ' || n, lpad(n::text, 14, '0'), 'approved', now() - interval '2 years' from generate_series(1, ${PARTNERS}) n`,
  );
  await client.query(
    `insert into offer (id, partner_id, title, benefit_kind, benefit_value, categories, starts_on, state, created_at, published_at)
     select ('00000000-0000-7000-b000-' || lpad(n::text, 12, '0'))::uuid, ('00000000-0000-7000-a000-' || lpad((1 + n % ${PARTNERS})::text, 12, '0'))::uuid,
       'Remise ' || n, 'percent', 10, '{1,2,3}', current_date - 500, 'published', now(), now() - interval '2 years' from generate_series(1, ${OFFERS}) n`,
  );
  // One pass in ten is never used; every hundredth use is taken back.
  await client.query(
    `insert into redemption (id, offer_id, partner_id, pass_id, credential_id, actor_kind, counted_in_quota, saved_cents, redeemed_at, voided_at, voided_by_kind)
     select gen_random_uuid(), ('00000000-0000-7000-b000-' || lpad(o::text, 12, '0'))::uuid, ('00000000-0000-7000-a000-' || lpad((1 + o % ${PARTNERS})::text, 12, '0'))::uuid,
       ('00000000-0000-7000-9000-' || lpad((1 + (n * 7919::bigint) % ${PASSES} / 10 * 10 + n % 9)::text, 12, '0'))::uuid, gen_random_uuid(), 'till', false, 50 + n % 900, at, case when n % 100 = 0 then at end, case when n % 100 = 0 then 'till' end
     from (select n, 1 + (n * 104729::bigint) % ${OFFERS} as o, now() - (n::float8 / ${REDEMPTIONS} * 365) * interval '1 day' as at from generate_series(1, ${REDEMPTIONS}) n) s`,
  );
  await client.query('commit');
}
