import pg from 'pg';

/**
 * What must hold whatever the speed (domain.md, Invariants), asked of the database itself.
 * @param ledger ids of the redemptions the server answered 201 for, by key
 * @returns one sentence for each thing that does not hold
 */
export async function checkLedger(stage, ledger) {
  const client = new pg.Client({ connectionString: stage.ownerUrl });
  await client.connect();
  const count = async (sql, values = []) => Number((await client.query(sql, values)).rows[0].count);
  try {
    await client.query(`select set_config('app.ccas', $1, false)`, [stage.ccasId]);
    const ids = [...ledger.values()];
    const wanted = {
      'answers 201 that share a redemption': ids.length - new Set(ids).size,
      'answers 201 missing from the ledger': await count(
        'select count(*) from unnest($1::uuid[]) as t (id) where not exists (select from redemption r where r.id = t.id)',
        [ids],
      ),
      'redemptions of this till nobody was told of': await count(
        'select count(*) from redemption where actor_id = $1 and not (id = any($2::uuid[]))',
        [stage.httpTill.id, ids],
      ),
      'keys whose kept answer is not the one given': await count(
        `select count(*) from unnest($1::uuid[], $2::uuid[]) as t (key, id)
         where not exists (select from idempotent_answer a where a.client_id = $3 and a.key = t.key and a.outcome ->> 'id' = t.id::text)`,
        [[...ledger.keys()], ids, stage.httpTill.id],
      ),
      'counters that differ from the redemptions they count': await count(
        `select count(*) from (select offer_id, pass_id, period_start, count(*) as n from redemption
           where period_start is not null and voided_at is null group by 1, 2, 3) r
         full join offer_use u using (offer_id, pass_id, period_start) where r.n is distinct from u.used`,
      ),
      'redemptions without exactly one line in the journal': await count(
        `select count(*) from redemption r where r.actor_id = $1
           and (select count(*) from audit_entry e where e.subject_id = r.id and e.action = 'redemption.accepted') <> 1`,
        [stage.httpTill.id],
      ),
      'breaks in the chain of the journal': await count('select count(*) from audit_breaks()'),
    };
    return Object.entries(wanted)
      .filter(([, found]) => found !== 0)
      .map(([what, found]) => `${found} ${what}`);
  } finally {
    await client.end();
  }
}
