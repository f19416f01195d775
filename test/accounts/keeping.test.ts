import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Retention } from '../../src/kernel/retention/retention.js';
import { aManagerAccount, anAgentAccount, enter, nadia, serge } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { testSecret } from '../support/test-secret.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let nadiaId: string;
beforeAll(async () => {
  app = await startApp();
  nadiaId = await anAgentAccount(app);
  await aManagerAccount(app);
});
afterAll(() => app.close());

/** Types a command, as the operator would, on the same database. */
function cli(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [path.resolve('dist/cli/main.js'), ...words], {
    env: { PATH: process.env.PATH, DATABASE_URL: app.database.appUrl, SECRET_KEY: testSecret },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, out, err })));
}

const stepOf = async (who = serge) => {
  const visitor = new Visitor(app);
  await visitor.get('/connexion');
  return (await visitor.post('/connexion', who)).location;
};

test('a manager enters by the password alone in a demonstration, said on the page, and never in production', async () => {
  expect(await stepOf()).toBe('/connexion/double-verification');
  await app.within((tx) => tx.query('update ccas set demonstration = true'));
  expect(await stepOf()).toBe('/ccas');
  expect((await new Visitor(app).get('/connexion')).text).toContain('Dans une vraie installation');
  app.config.production = true;
  expect(await stepOf()).toBe('/connexion/double-verification');
  app.config.production = false;
  await app.within((tx) => tx.query('update ccas set demonstration = false'));
});

test('the command line forgets a lost phone, and ends the sessions; it knows no unknown address', async () => {
  const visitor = new Visitor(app);
  await enter(app, visitor, serge);
  expect(await stepOf()).toBe('/connexion/code');
  expect(await cli('agent', 'reset-totp', '--email', serge.email)).toMatchObject({ code: 0, err: '' });
  expect((await visitor.get('/ccas')).status).toBe(303);
  expect(await stepOf()).toBe('/connexion/double-verification');
  const unknown = await cli('agent', 'reset-totp', '--email', 'personne@ex.fr');
  expect(unknown).toMatchObject({ code: 1, err: '--email : aucun compte n’a l’adresse « personne@ex.fr ».\n' });
});

test('a year after, what is over is forgotten: refused sign-ins, sessions, the name of who left', async () => {
  await enter(app, new Visitor(app), nadia);
  const visitor = new Visitor(app);
  await visitor.get('/connexion');
  await visitor.post('/connexion', { email: nadia.email, password: 'faux' });
  await app.within((tx) =>
    tx.query('update account set deactivated_at = $2 where id = $1', [nadiaId, app.clock.now().toString()]),
  );
  app.clock.advance({ hours: 24 * 364 });
  expect(await app.get(Retention).run('access.retention', app.ccasId)).toMatchObject({ refusals: 0, accounts: 0 });
  app.clock.advance({ hours: 24 * 4 });
  const rule = app
    .get(Retention)
    .all()
    .find(({ job }) => job === 'access.retention')!;
  const announced = await app.within((tx) => rule.due(tx));
  const forgotten = await app.get(Retention).run('access.retention', app.ccasId);
  expect(announced).toBe(Object.values(forgotten).reduce((sum, count) => sum + count));
  expect(forgotten).toMatchObject({ refusals: 1, accounts: 1 });
  expect(forgotten.tokens).toBeGreaterThan(0);
  const [row] = await app.within((tx) =>
    tx.query('select name, email, password_hash from account where id = $1', [nadiaId]),
  );
  expect(row).toEqual({ name: 'Ancien compte', email: `${nadiaId}@efface.invalid`, password_hash: null });
  expect(await app.get(Retention).run('access.retention', app.ccasId)).toMatchObject({ accounts: 0 });
});
