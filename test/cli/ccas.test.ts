import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignIn } from '../../src/accounts/sign-in.js';
import { Tenants } from '../../src/kernel/tenancy/tenants.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder } from '../support/builders.js';
import { cloneDatabase } from '../support/database.js';
import { client } from '../support/http.js';
import { testSecret } from '../support/test-secret.js';

const folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: new Date().toISOString() });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Types a command, as the operator would, as the owner of this database or of another. */
function cli(words: string[], databaseUrl = app.database.ownerUrl, secretKey = testSecret) {
  const child = spawn(process.execPath, [path.resolve('dist/cli/main.js'), ...words], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, DATA_DIR: folder },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('exit', (code) => resolve({ code, out, err })),
  );
}

describe('ccas open', () => {
  const words = [
    'ccas',
    'open',
    '--name',
    'CIAS du Val',
    '--host',
    'pass.val.example',
    '--communes',
    '94002,94046',
    '--modules',
    'donations',
  ];
  const manager = ['--manager-email', 'Rosa@val.example', '--manager-name', 'Rosa'];

  test('in one step: address, key and a manager who signs in; a second time it is refused whole', async () => {
    const { code, out } = await cli([...words, ...manager]);
    expect([code, out]).toEqual([0, expect.stringMatching(/Adresse +https:\/\/pass\.val\.example\/ccas/)]);
    const password = /Mot de passe +(\S+)/.exec(out)![1]!;
    const tenant = await app.get(Tenants).byHost('pass.val.example');
    expect(tenant).toMatchObject({
      name: 'CIAS du Val',
      origin: 'https://pass.val.example',
      modules: ['donations'],
    });
    expect(
      await app.get(SignIn).run(tenant.id, { address: '127.0.0.1', email: 'rosa@val.example', password }),
    ).toBeTruthy();
    const { body } = await client(app, undefined, 'pass.val.example').get('/.well-known/jwks.json');
    expect(body.keys).toHaveLength(1);
    const again = await cli([...words, ...manager]);
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^--host : un CCAS répond déjà/) });
  });

  test.each([
    [['--host', 'pas un hôte'], /^--host/],
    [['--communes', '94002,00000'], /^--communes.+00000/],
    [['--manager-email', 'rosa'], /^--manager-email/],
    [['--modules', 'mutuelle,piscine'], /^--modules.+piscine.+tous, aucun, ou parmi mutuelle, donations/],
  ])('%j is refused in one line, and nothing is opened', async (wrong, sentence) => {
    const before = (await app.get(Tenants).all()).length;
    const sound = ['--name', 'X', '--host', 'x.example', '--communes', '94002', '--modules', 'tous', ...manager];
    const { code, err } = await cli(['ccas', 'open', ...sound, ...(wrong as string[])]);
    expect([code, err]).toEqual([1, expect.stringMatching(sentence)]);
    expect((await app.get(Tenants).all()).length).toBe(before);
  });
});

describe('agent password-link', () => {
  test('prints a link of the CCAS for the only manager; for nobody else there is none', async () => {
    const email = 'seule@ccas.example';
    await cli(['agent', 'create', '--email', email, '--name', 'Seule', '--manager']);
    const made = await cli(['agent', 'password-link', '--email', ' SEULE@ccas.example']);
    expect(made).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^https:\/\/pass\.alfortville\.example\/connexion\/nouveau-mot-de-passe\?lien=[\w-]+\n$/,
      ),
    });
    expect(await cli(['agent', 'password-link', '--email', 'personne@ccas.example'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^--email : aucun compte/),
    });
  });
});

describe('ccas export and import', () => {
  test('carry a CCAS to another database and another SECRET_KEY, where doctor is content', async () => {
    await aPassHolder(app);
    const phrase = path.join(folder, 'phrase.txt');
    const file = path.join(folder, 'tout.zip');
    writeFileSync(phrase, 'quatre chats sous la pluie\n');
    const out = await cli(['ccas', 'export', '--file', file, '--passphrase-file', phrase]);
    expect(out).toMatchObject({ code: 0, out: expect.stringContaining('tout est dans') });
    // Over nothing that is there, and nowhere that is not.
    const before = statSync(file);
    expect(await cli(['ccas', 'export', '--file', file, '--passphrase-file', phrase])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^--file : .+ existe déjà/),
    });
    expect(statSync(file)).toEqual(before);
    const nowhere = path.join(folder, 'nulle-part', 'tout.zip');
    expect(await cli(['ccas', 'export', '--file', nowhere, '--passphrase-file', phrase])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^--file : .+ dans un dossier qui n’existe pas/),
    });
    await app.within((tx) => tx.query(`insert into tenant_host (host) values ('cadeau.example')`));
    expect(await cli(['ccas', 'export', '--file', file, '--force', '--passphrase-file', phrase])).toMatchObject({
      code: 0,
    });
    const empty = await cloneDatabase();
    const elsewhere = 'une-autre-installation-'.repeat(3);
    const read = await cli(['ccas', 'import', file, '--passphrase-file', phrase], empty.ownerUrl, elsewhere);
    expect([read.err, read.code]).toEqual(['', 0]);
    expect(read.out).toMatch(
      /^CCAS d’Alfortville est rechargé et répond à https:\/\/pass\.alfortville\.example\.\nL’archive apporte aussi ces noms d’hôte : .+cadeau\.example\nVérifiez/,
    );
    const again = await cli(['ccas', 'import', file, '--passphrase-file', phrase], empty.ownerUrl, elsewhere);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('est déjà dans cette base') });
    expect((await cli(['doctor'], empty.ownerUrl, elsewhere)).out).toMatch(/✓ Clé de .+\n(.*\n)*✓ Journal/);
    await empty.drop();
  });
});

describe('retention', () => {
  test('a dry run says what would go, for every CCAS', async () => {
    const { code, out } = await cli(['retention', '--dry-run']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Essai : rien n’est effacé\.\nCCAS d’Alfortville\n.*0 {2}Dossiers d’usagers/ms);
  });
});
