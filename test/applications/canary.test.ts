import { afterAll, expect, test } from '@jest/globals';
import { odette } from '../support/asking.js';
import { logOf, startServer } from '../support/server.js';

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

test('what a person types is in no log line and in no address, refused or accepted', async () => {
  const server = await startServer({ LOG_LEVEL: 'trace' });
  ends.push(() => server.close());
  const { origin } = server;

  const canary = { ...odette.qui, lastName: 'Canarissime', firstName: 'Zéphyrine' };
  const page = await fetch(`${origin}/demande/qui`);
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const jeton = /name="jeton" value="([^"]+)"/.exec(await page.text())![1]!;
  const send = (form: Record<string, string>) =>
    fetch(`${origin}/demande/qui`, {
      method: 'POST',
      headers: { cookie },
      redirect: 'manual',
      body: new URLSearchParams({ ...form, jeton }),
    });
  const answers = [
    await send({ ...canary, bornOn: '31/02/1950' }),
    await send({ ...canary, lastName: `Canarissime${'\uFE0F'.repeat(100)}` }),
    await send(canary),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 303]);
  for (const answer of answers) expect(answer.headers.get('location') ?? '').not.toMatch(/Canarissime|Z%C3%A9phyrine/i);
  const log = logOf(server.process);
  expect(log).toContain('/demande/:step');
  expect(log).not.toMatch(/Canarissime|Zéphyrine|1950/i);
});
