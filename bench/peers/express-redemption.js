import express from 'express';
import pg from 'pg';

/**
 * The same task as a team would first write it, to be measured beside ours: it locks the pass, counts its uses, inserts one.
 * It has no CCAS of its own, no row-level security, no journal, no signature and no answer kept for a repeated request.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const app = express();
app.use(express.json());
app.get('/readyz', (_request, response) => response.json({}));
// oxlint-disable-next-line eslint-plugin-promise/no-async-endpoint-handlers -- Express 5 awaits its handlers
app.post('/redemptions', async (request, response) => {
  const { passCode, offerId, amountCents } = request.body;
  const client = await pool.connect();
  try {
    await client.query('begin');
    const till = await client.query({
      name: 't',
      text: 'select id from peer_till where token = $1',
      values: [request.get('authorization')],
    });
    const pass = await client.query({
      name: 'p',
      text: 'select id from peer_pass where code = $1 for update',
      values: [passCode],
    });
    const offer = await client.query({
      name: 'o',
      text: 'select limit_uses from peer_offer where id = $1',
      values: [offerId],
    });
    const used = await client.query({
      name: 'c',
      text: `select count(*)::int as n from peer_use where pass_id = $1 and offer_id = $2 and at >= date_trunc('day', now())`,
      values: [pass.rows[0].id, offerId],
    });
    if (used.rows[0].n >= offer.rows[0].limit_uses) {
      await client.query('rollback');
      response.status(409).json({ error: 'limit' });
      return;
    }
    const { rows } = await client.query({
      name: 'i',
      text: 'insert into peer_use (pass_id, offer_id, till_id, amount_cents) values ($1, $2, $3, $4) returning id, at',
      values: [pass.rows[0].id, offerId, till.rows[0].id, amountCents],
    });
    await client.query('commit');
    response.status(201).json(rows[0]);
  } catch (error) {
    await client.query('rollback');
    response.status(500).json({ error: error.message });
  } finally {
    client.release();
  }
});
app.listen(Number(process.env.PORT), '127.0.0.1');
