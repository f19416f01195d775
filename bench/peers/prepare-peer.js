import pg from 'pg';

/** The peer's own tables, in the stage's database, with the stage's offers, passes and till. */
export async function preparePeer(stage) {
  const client = new pg.Client({ connectionString: stage.ownerUrl });
  await client.connect();
  await client.query(`
    create table peer_till (id serial primary key, token text unique);
    create table peer_pass (id serial primary key, code text unique);
    create table peer_offer (id uuid primary key, limit_uses int);
    create table peer_use (id bigserial primary key, pass_id int references peer_pass, offer_id uuid references peer_offer,
      till_id int references peer_till, amount_cents int, at timestamptz default now());
    create index on peer_use (pass_id, offer_id, at)`);
  await client.query('insert into peer_till (token) values ($1)', [`Bearer ${stage.httpTill.token}`]);
  await client.query('insert into peer_pass (code) select unnest($1::text[])', [stage.passCodes]);
  await client.query('insert into peer_offer select unnest($1::uuid[]), 1000000', [stage.offers]);
  await client.end();
  return { ...process.env, DATABASE_URL: stage.ownerUrl };
}
