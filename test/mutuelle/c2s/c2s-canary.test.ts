import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startMailServer } from '../../support/mail-server.js';
import { anAgreement } from '../../support/mutuelle.js';
import { logOf, startServer } from '../../support/server.js';

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

/** No other number of this installation looks like these. */
const CANARY = '10733';
const WRONG = '77310 F';

test('what is typed in the C2S check is in no table, no log line, no mail and no address, accepted or refused', async () => {
  const mails = await startMailServer();
  ends.push(() => mails.close());
  const server = await startServer({ SMTP_URL: mails.url, LOG_LEVEL: 'trace' });
  ends.push(() => server.close());
  const { origin, database, ccasId } = server;
  await anAgreement(server);

  const page = await fetch(`${origin}/mutuelle/c2s`);
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const jeton = /name="jeton" value="([^"]+)"/.exec(await page.text())![1]!;
  const send = (form: Record<string, string>) =>
    fetch(`${origin}/mutuelle/c2s`, {
      method: 'POST',
      headers: { cookie },
      redirect: 'manual',
      body: new URLSearchParams({ ...form, jeton }),
    });
  const ask = (body: object) =>
    fetch(`${origin}/api/v1/c2s-checks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const answers = [
    await send({ household: '1', resources: CANARY, age: '74' }),
    await send({ household: '0', resources: CANARY }),
    await send({ household: '1', resources: WRONG }),
    await ask({ household: 1, resourcesCents: Number(`${CANARY}00`) }),
    await ask({ household: 0, resourcesCents: Number(`${CANARY}00`) }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 200, 400]);
  for (const answer of answers) {
    expect(answer.headers.get('location')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
  expect(await answers[0]!.text()).not.toContain(CANARY);
  expect(await answers[4]!.text()).not.toContain(CANARY);

  const log = logOf(server.process);
  expect(log).toContain('/mutuelle/c2s');
  const canary = new RegExp(`${CANARY}|77310`);
  expect(log).not.toMatch(canary);
  expect(mails.received).toEqual([]);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`select set_config('app.ccas', $1, false)`, [ccasId]);
  const { rows: tables } = await owner.query(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  expect(tables.length).toBeGreaterThan(40);
  const { rows: control } = await owner.query('select t::text as line from c2s_scale t');
  expect(control[0].line).toContain('1033900');
  for (const { name } of tables) {
    const { rows } = await owner.query(`select t::text as line from ${pg.escapeIdentifier(name)} t`);
    // Ids and instants hold many digits: a figure stands alone.
    for (const { line } of rows)
      expect([name, /(^|[^0-9a-f-])(10733(00)?|77310)([^0-9a-f-]|$)/.test(line)]).toEqual([name, false]);
  }
  await owner.end();
});
