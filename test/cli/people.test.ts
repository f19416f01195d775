import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Command } from 'commander';
import { SignIn } from '../../src/accounts/sign-in.js';
import { speakFrench } from '../../src/cli/french-usage.js';
import { importList } from '../../src/cli/import-list.js';
import { importResidents } from '../../src/cli/import-residents.js';
import { addPeopleCommands } from '../../src/cli/people-commands.js';
import { runRetention } from '../../src/cli/retention.js';
import { withSession } from '../../src/cli/session.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner, anotherCcas } from '../support/builders.js';
import { client } from '../support/http.js';
import { typed } from '../support/typed-command.js';

const folder = mkdtempSync(path.join(tmpdir(), 'cli-gens-'));
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: new Date().toISOString() });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const saying = (work: () => Promise<unknown>) => typed(work, { databaseUrl: app.database.appUrl, dataDir: folder });

/** Types a command, as the operator would. */
function cli(...words: string[]) {
  const program = new Command('passerelle');
  addPeopleCommands(program);
  speakFrench(program);
  return saying(() => program.parseAsync(words, { from: 'user' }));
}
const fileOf = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('accounts and tokens from the command line', () => {
  test('an agent, or a manager, with a password shown once that lets them in', async () => {
    const created = [
      await cli('agent', 'create', '--email', 'Nadia@ccas.example', '--name', 'Nadia'),
      await cli('agent', 'create', '--email', 'serge@ccas.example', '--name', 'Serge', '--manager'),
    ];
    expect(created.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const kinds = await app.within((tx) => tx.query('select kind, email from account order by email'));
    expect(kinds).toEqual([
      { kind: 'agent', email: 'nadia@ccas.example' },
      { kind: 'manager', email: 'serge@ccas.example' },
    ]);
    const password = created[0]!.out.trim();
    expect(password).toMatch(/^[\w-]{20}$/);
    const who = { address: '127.0.0.1', email: 'nadia@ccas.example', password };
    expect(await app.get(SignIn).run(app.ccasId, who)).toBeTruthy();
  });

  test('a token for whom it is said, of the days that are said, and only reading when it is said', async () => {
    await aPartner(app, { siret: '73282932000074' });
    const { host } = await anotherCcas(app);
    const agent = ['token', 'create', '--for', 'agent', '--label'];
    const [reading, till, elsewhere] = [
      await cli(...agent, 'essai', '--read-only', '--days', '1'),
      await cli('token', 'create', '--for', 'till', '--label', 'caisse', '--partner', '732 829 320 00074'),
      await cli(...agent, 'là-bas', '--ccas', host),
    ];
    for (const { code, err } of [reading, till, elsewhere]) expect([code, err]).toEqual([0, '']);
    const reader = client(app, reading.out.trim());
    expect((await reader.get('/api/v1/partners')).status).toBe(200);
    expect((await reader.post('/api/v1/partners', {})).status).toBe(403);
    expect((await client(app, till.out.trim()).get('/api/v1/till/bundle')).status).toBe(200);
    expect((await client(app, elsewhere.out.trim()).get('/api/v1/partners')).status).toBe(401);
    const rows = await app.within((tx) =>
      tx.query(
        `select label, actor_kind as kind, partner_id is not null as partner, round(extract(epoch from expires_at - $1::timestamptz) / 86400)::int as days
         from access_token where label in ('essai', 'caisse') order by label`,
        [app.clock.now().toString()],
      ),
    );
    expect(rows).toEqual([
      { label: 'caisse', kind: 'till', partner: true, days: 365 },
      { label: 'essai', kind: 'agent', partner: false, days: 1 },
    ]);
  });

  test.each([
    [['token', 'create', '--for', 'roi', '--label', 'x'], /^--for : « roi » ; attendu : agent, manager, till\.\n$/],
    [['token', 'create', '--for', 'agent', '--label', 'x', '--days', '0'], /^--days : « 0 »/],
    [['token', 'create', '--for', 'agent', '--label', 'x', '--days', '3651'], /^--days : « 3651 »/],
    [
      ['token', 'create', '--for', 'agent', '--label', 'x', '--ccas', 'ailleurs'],
      /^--ccas : aucun CCAS ne répond à « ailleurs » ; connus : pass\.alfortville\.example/,
    ],
    [['agent', 'reset-totp', '--email', 'personne@ccas.example'], /^--email : aucun compte/],
    [['agent', 'create', '--email', 'x'], /^Il manque l’option --name <nom>/],
    [['tout'], /^La commande « tout » n’existe pas/],
  ] as [string[], RegExp][])('%j is refused in one line', async (words, sentence) => {
    expect(await cli(...words)).toEqual({ code: 1, out: '', err: expect.stringMatching(sentence) });
  });
});

describe('lists from the command line', () => {
  const partners = 'Nom;Type;SIRET\nChez Paul;Commerce;44306184100047\nSans numéro;Commerce;123\n';
  const residents = 'Nom;Prénom;Date de naissance;Commune\nPetit;Lucie;02/03/1948;Alfortville\n';
  const count = async (table: string) =>
    (await app.within((tx) => tx.query(`select count(*)::int as n from ${table}`)))[0].n as number;

  const importOf = (list: 'partners' | 'residents', file: string, options: object = {}) =>
    saying(() =>
      withSession((session) =>
        list === 'partners'
          ? importList(session, list, file, options)
          : importResidents(session, file, { matchBy: 'identity', ...options }),
      ),
    );

  test('a dry run says what would be and changes nothing; then it is', async () => {
    const [shops, people] = [fileOf('partenaires.csv', partners), fileOf('usagers.csv', residents)];
    const counts = async () => [await count('partner'), await count('resident')];
    const before = await counts();
    const dry = [
      await importOf('partners', shops, { dryRun: true }),
      await importOf('residents', people, { dryRun: true }),
    ];
    expect(dry[0]!.out).toMatch(
      /^Essai : rien n’a été enregistré\.\npartenaires\.csv : 2 lignes lues\nLu +CSV séparé par des points-virgules, UTF-8\nAjoutés +1\nMis à jour +0\nDéjà à jour +0\nRefusées +1\n {2}ligne 3 : /,
    );
    expect(dry[1]!.out).toMatch(
      /^Essai : rien n’a été enregistré\.\nLu +CSV séparé par des points-virgules, UTF-8\nLignes lues +1\nInscrites +1\nComplétées +0\nDéjà à jour +0\nRefusées +0\n$/,
    );
    expect(await counts()).toEqual(before);
    const done = [await importOf('partners', shops, { atOnce: true }), await importOf('residents', people)];
    for (const { out, code } of done) expect([out.includes('Essai'), code]).toEqual([false, 0]);
    expect(await counts()).toEqual(before.map((one) => one + 1));
    const [paul] = await app.within((tx) => tx.query(`select state from partner where siret = '44306184100047'`));
    expect(paul).toEqual({ state: 'approved' });
    await importOf('partners', fileOf('plus.csv', partners.replace('44306184100047', '55208131766522')));
    const [later] = await app.within((tx) => tx.query(`select state from partner where siret = '55208131766522'`));
    expect(later).toEqual({ state: 'waiting' });
  });

  test.each([
    ['a file that is not there', 'absent.csv', {}, /absent\.csv/],
    ['a key that is none', 'usagers.csv', { matchBy: 'couleur' }, /^--match-by : « couleur » ; attendu : /],
    ['a file that is no list', 'image.csv', {}, /image\.csv n’a pas pu être lu : .* Rien n’a été enregistré\./],
  ])('%s is said in one line', async (_, name, options, sentence) => {
    fileOf('image.csv', '\u0000\u0001PNG');
    const { code, err } = await importOf('residents', path.join(folder, name), options);
    expect([code, err]).toEqual([1, expect.stringMatching(sentence)]);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('retention from the command line', () => {
  const retention = (options: object) => saying(() => withSession((session) => runRetention(session, options)));

  test('says for each thing kept how much went, in the CCAS that was named or in all of them', async () => {
    const { code, out } = await retention({ ccas: 'pass.alfortville.example' });
    expect([code, out]).toEqual([0, expect.stringMatching(/^CCAS d’Alfortville\n( +\d+ {2}.+ \(.+\)\n)+$/)]);
    const dry = (await retention({ dryRun: true })).out;
    expect(dry).toMatch(/^Essai : rien n’est effacé\.\nCCAS d’Alfortville\n[^]*CCAS de maisons-alfort\n/);
    expect(dry.match(/\d {2}Journal \(douze mois\)/g)).toHaveLength(2);
  });
});
