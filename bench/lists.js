import { loadDemo } from '../dist/demo/load-demo.js';
import { AccessTokens } from '../dist/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../dist/kernel/access/cookies.js';
import { Database } from '../dist/kernel/database/database.js';
import { learnSizes } from '../dist/kernel/database/learn-sizes.js';
import { systemScope } from '../dist/kernel/database/scope.js';
import { Tenants } from '../dist/kernel/tenancy/tenants.js';
import { drawPassNumber } from '../dist/passes/pass-number.js';
import { percentile } from './support/numbers.js';
import { startServer } from './support/processes.js';
import { openStageWith } from './support/stage.js';

const RESIDENTS = Number(process.env.BENCH_RESIDENTS ?? 20_000);
const PARTNERS = 200;
const OFFERS = 500;
const WITHOUT_PASS = 3000;
const ROUNDS = 15;
export const WANTED_MS = 60;

const last = Math.ceil(RESIDENTS / 50);
const pages = [
  '/ccas/usagers',
  '/ccas/usagers?page=2',
  `/ccas/usagers?page=${last}`,
  `/ccas/usagers?tri=nom&sens=decroissant&page=${last / 2}`,
  '/ccas/usagers?tri=naissance',
  `/ccas/usagers?tri=naissance&page=${last}`,
  '/ccas/usagers?tri=inscription&sens=decroissant',
  '/ccas/usagers?tri=pass',
  `/ccas/usagers?tri=pass&page=${last}`,
  '/ccas/usagers?pass=aucun',
  '/ccas/usagers?pass=actif',
  '/ccas/usagers?pass=suspendu',
  '/ccas/usagers?pass=expire',
  '/ccas/usagers?pass=a-imprimer',
  '/ccas/usagers?pass=aucun&age=80-et-plus&dossier=courriel',
  '/ccas/usagers?dossier=contact',
  '/ccas/partenaires',
  '/ccas/partenaires?tri=avantages&sens=decroissant',
  '/ccas/partenaires?manque=equipe&tri=nom',
  '/ccas/avantages',
  '/ccas/avantages?tri=partenaire&page=8',
  '/ccas/avantages?etat=published&fin=bientot',
  '/ccas/demandes?etat=toutes',
  '/ccas/courriels',
  '/ccas/dons',
  '/ccas/cartes',
  '/ccas/cartes?etat=done&tri=combien',
  '/ccas/journal',
  '/ccas/journal?sens=croissant',
  '/ccas/journal?page=3',
  '/ccas/journal?quoi=pass.issued',
  '/ccas/refus?jours=30',
  '/ccas/refus?jours=90&tri=motif&page=2',
  '/ccas/pass/echeances?jours=90',
  '/ccas/pass/echeances?jours=over&tri=nom',
  '/ccas/pass/a-refaire',
  '/ccas/mutuelle/parcours?tri=nom',
  '/ccas/comptes',
  '/ccas/comptes?etat=tous&tri=vu',
  '/ccas/doublons',
  '/ccas/gestes',
  '/ccas/gestes/nouveau?geste=pass&qui=tous&pass=aucun',
];

/** The console's lists of a large commune, whole answers over HTTP. Each reader comes with a fresh page: nothing is kept. */
export async function lists() {
  const stage = await openStageWith(aLargeCommune);
  try {
    const server = await startServer('dist/server/bundle/main.js', stage.env);
    try {
      const cookie = await managersCookie(stage);
      for (const page of pages) {
        const times = [];
        for (let round = 0; round < ROUNDS; round++) times.push(await timed(server.url + page, cookie));
        const p50 = percentile(times, 0.5);
        console.log(
          `  ${page.padEnd(62)} p50 ${p50.toFixed(0).padStart(4)} ms, most ${Math.max(...times).toFixed(0)} ms${p50 > WANTED_MS ? `   wanted: under ${WANTED_MS} ms` : ''}`,
        );
      }
    } finally {
      await server.stop();
    }
    return [];
  } finally {
    await stage.close();
  }
}

/** The demonstration, then as many more of each as a large commune has. */
export async function aLargeCommune(app, config) {
  await loadDemo(app, config);
  const get = (token) => app.get(token, { strict: false });
  const [{ id: ccasId }] = await get(Tenants).all();
  await get(Database).transaction(systemScope(ccasId, 'bench'), async (tx) => {
    await tx.run(`set local statement_timeout = '5min'`);
    await tx.run(
      `insert into resident (id, last_name, first_name, born_on, commune_code, address, postcode, phone, email, residence_proof_kind, residence_proof_seen_on,
         identity_key, search_text, registered_at, updated_at)
       select gen_random_uuid(), r.last_name || '-' || m.last_name, r.first_name, r.born_on + (row_number() over ())::int % 700, r.commune_code, (1 + (random() * 90)::int) || ' ' || regexp_replace(r.address, '^\\d+ ', ''), r.postcode, r.phone,
         case when random() < 0.3 then 'personne' || row_number() over () || '@courriel.example' end,
         case when length(m.last_name) <> 7 then 'energy' end, case when length(m.last_name) <> 7 then current_date end, r.identity_key || m.search_text, r.search_text || m.search_text, r.registered_at, r.updated_at
       from (select * from resident order by id limit 150) r cross join (select * from resident order by id desc limit 150) m
       order by random() limit $1 - (select count(*) from resident)`,
      [RESIDENTS],
    );
    const waiting = await tx.rows(
      `select r.id from resident r where not exists (select from pass p where p.resident_id = r.id) order by r.id offset $1`,
      [WITHOUT_PASS],
    );
    const numbers = new Set();
    while (numbers.size < waiting.length) numbers.add(drawPassNumber());
    await tx.run(
      `insert into pass (id, resident_id, number, category, valid_from, valid_through, state, issued_at)
       select gen_random_uuid(), r.id, r.number, 1, current_date - 700 + (random() * 600)::int, current_date - 60 + (random() * 700)::int,
         case when random() < 0.02 then 'suspended' else 'active' end, now()
       from unnest($1::uuid[], $2::text[]) as r (id, number) on conflict do nothing`,
      [waiting.map(({ id }) => id), [...numbers]],
    );
    await tx.run(
      `insert into credential (id, pass_id, kind, jti, status_list, status_index, valid_from, valid_through, issued_at, printed_at)
       select gen_random_uuid(), p.id, 'card', substr(md5(p.id::text), 1, 11), 9, row_number() over (), p.valid_from, p.valid_through, p.issued_at,
         case when random() < 0.8 then now() end
       from pass p where not exists (select from credential c where c.pass_id = p.id)`,
    );
    await tx.run(
      `insert into partner (id, kind, name, siret, address, postcode, commune_code, email, state, joined_at)
       select gen_random_uuid(), p.kind, p.name || ' ' || n, lpad((20000000000000 + row_number() over ())::text, 14, '0'), p.address, p.postcode, p.commune_code,
         case when n % 2 = 0 then 'partenaire' || row_number() over () || '@commerce.example' end, p.state, p.joined_at - n * interval '3 days'
       from partner p cross join generate_series(2, 9) n where p.state in ('approved', 'waiting', 'suspended') limit $1 - (select count(*) from partner)`,
      [PARTNERS],
    );
    await tx.run(
      `insert into offer (id, partner_id, title, benefit_kind, benefit_value, categories, starts_on, ends_on, state, created_at)
       select gen_random_uuid(), p.id, o.title, o.benefit_kind, o.benefit_value, o.categories, o.starts_on, o.starts_on + (random() * 700)::int, o.state, o.created_at
       from (select *, row_number() over () as n from partner where state = 'approved') p
       join (select *, row_number() over () as n from offer where state in ('published', 'paused', 'ended')) o on (o.n + p.n) % 7 = 0 limit $1 - (select count(*) from offer)`,
      [OFFERS],
    );
    await learnSizes(tx);
  });
  return { ccasId };
}

export async function managersCookie(stage) {
  const secret = await stage.app.get(Database).transaction(systemScope(stage.ccasId, 'bench'), (tx) =>
    stage.app.get(AccessTokens, { strict: false }).create(tx, {
      carrier: 'cookie',
      actorKind: 'manager',
      actorId: '0193a000-0000-7000-8000-000000000001',
      label: 'bench',
      hours: 24,
    }),
  );
  return `${SESSION_COOKIE}=${secret}`;
}

/** Milliseconds to the last byte. */
export async function timed(url, cookie) {
  const start = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - start;
}
