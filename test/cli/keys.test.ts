import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder } from '../support/builders.js';
import { testSecret } from '../support/test-secret.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ at: new Date().toISOString() });
});
afterEach(() => app.close());

/** Types a command, as the operator would, on the same database. */
function cli(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [path.resolve('dist/cli/main.js'), ...words], {
    env: { PATH: process.env.PATH, DATABASE_URL: app.database.appUrl, SECRET_KEY: testSecret },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, out, err })));
}

describe('keys', () => {
  test('rotate says which key waits and until when; a second time it is refused in one line', async () => {
    const { code, out } = await cli('keys', 'rotate');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^Clé [0-9a-f]{4} publiée\. Elle signera à partir du .+\.\n$/),
    ]);
    const again = await cli('keys', 'rotate');
    expect(again).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^Une clé attend déjà son tour.+--compromised/),
    });
    const { out: list } = await cli('keys', 'list');
    expect(list).toMatch(
      /^[0-9a-f]{4} {2}active +créée le .+\n[0-9a-f]{4} {2}à venir +créée le .+, signera à partir du .+\n$/,
    );
    expect((await cli('doctor')).out).toMatch(/✓ Clé de .+ ; la clé [0-9a-f]{4} signera à partir du/);
  });

  test('rotate --compromised says how many cards are to be made again, and doctor reminds', async () => {
    await aPassHolder(app);
    await aPassHolder(app, { firstName: 'Marie' });
    const { code, out } = await cli('keys', 'rotate', '--compromised');
    expect(code).toBe(0);
    expect(out).toMatch(/^Clé [0-9a-f]{4} retirée.+\nCartes à refaire : 2\. .+\/ccas\/pass\/a-refaire\n$/);
    expect((await cli('keys', 'list')).out).toMatch(/compromise .+, non publiée/);
    expect(await cli('doctor')).toMatchObject({ code: 1, out: expect.stringMatching(/✗ Cartes de .+ – 2 à refaire/) });
  });
});

describe('doctor', () => {
  test('is content with an installation whose jobs run', async () => {
    const { code, out } = await cli('doctor');
    expect(out).not.toContain('✗');
    expect(out).toMatch(/✓ Courriels : gardés dans la console.*✓ Listes de statut.*✓ Tâches/s);
    expect(code).toBe(0);
  });

  test('says which daily job has not succeeded for two days, and that lists have grown old', async () => {
    await app.within(async (tx) => {
      await tx.query(
        `insert into job_run (name, due_at, started_at, done_at) values ('passes.reminders', now() - interval '3 days', now() - interval '3 days', now() - interval '3 days')`,
      );
      await tx.query(`insert into status_list (number) values (1)`);
      await tx.query(
        `insert into signed_status_list (number, version, kid, token, signed_at) values (1, 0, 'abcd', 'x', now() - interval '2 days')`,
      );
    });
    const { code, out } = await cli('doctor');
    expect(code).toBe(1);
    expect(out).toMatch(/✗ Listes de statut .+signées il y a 48 h/);
    expect(out).toMatch(/✗ Tâches .+passes\.reminders : pas de succès depuis deux jours/);
  });
});
