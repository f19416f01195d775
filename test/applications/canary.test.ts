import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { OpenCcas } from '../../src/ccas/open-ccas.js';
import { createContext } from '../../src/create-app.js';
import { createDataSource } from '../../src/data-source.js';
import { Clock } from '../../src/kernel/time/clock.js';
import { alfortville, testConfig } from '../support/app.js';
import { odette } from '../support/asking.js';
import { cloneDatabase } from '../support/database.js';
import { freePort, stopped } from '../support/server.js';
import { testSecret } from '../support/test-secret.js';

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

test('what a person types is in no log line and in no address, refused or accepted', async () => {
  const database = await cloneDatabase();
  ends.push(() => database.drop());
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const dataSource = await createDataSource(database.appUrl, 2).initialize();
  const config = Object.assign(testConfig(database), { port, publicUrl: origin });
  const context = await createContext({ config, dataSource, clock: new Clock() });
  ends.push(() => context.close());
  await context.get(OpenCcas, { strict: false }).run({ ...alfortville, origin, communeCodes: ['94002'] });
  const child = spawn(process.execPath, [path.resolve('dist/main.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_URL: origin,
      DATABASE_URL: database.appUrl,
      SECRET_KEY: testSecret,
      LOG_LEVEL: 'trace',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  ends.push(() => stopped(child));
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (log += data.toString()));
  const deadline = Date.now() + 30_000;
  while (!(await fetch(`${origin}/readyz`).catch(() => undefined))?.ok && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 100));

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
  expect(log).toContain('/demande/:step');
  expect(log).not.toMatch(/Canarissime|Zéphyrine|1950/i);
});
