import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Command } from 'commander';
import { addCcasCommands } from '../../src/cli/ccas-commands.js';
import { speakFrench } from '../../src/cli/french-usage.js';
import { startApp, type TestApp } from '../support/app.js';
import { statementOfOwner } from '../support/installed-postgres.js';
import { typed } from '../support/typed-command.js';

const folder = mkdtempSync(path.join(tmpdir(), 'cli-ouvrir-'));
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function cli(...words: string[]) {
  const program = new Command('passerelle');
  addCcasCommands(program);
  speakFrench(program);
  const at = { databaseUrl: app.database.appUrl, dataDir: folder };
  return typed(() => program.parseAsync(words, { from: 'user' }), at);
}
const sound = { name: 'CCAS de Vincennes', origin: 'https://pass.vincennes.example', communes: '94080' };
const create = (options: Record<string, string>) =>
  cli('ccas', 'create', ...Object.entries({ ...sound, ...options }).flatMap(([name, value]) => [`--${name}`, value]));

describe('ccas create', () => {
  test('opens one as it is said, 62 years and 24 months unless said otherwise; of several communes it is a CIAS', async () => {
    const { code, out } = await create({});
    expect([code, out]).toEqual([0, expect.stringMatching(/^CCAS ouvert : [0-9a-f-]{36}\n$/)]);
    await create({
      name: 'CIAS du Val',
      origin: 'http://localhost:3000',
      communes: '94002, 94046,94002',
      'minimum-age': '50',
      'validity-months': '120',
    });
    await create({
      name: 'CCAS de Paris',
      origin: 'https://p.example',
      communes: '75056',
      'minimum-age': '100',
      'validity-months': '1',
    });
    const opened = await statementOfOwner(
      app.database.ownerUrl,
      `select name, kind, commune_codes as communes, minimum_age as age, validity_months as months from ccas where name <> 'CCAS d’Alfortville' order by name`,
    );
    expect(opened).toEqual([
      { name: 'CCAS de Paris', kind: 'ccas', communes: ['75056'], age: 100, months: 1 },
      { name: 'CCAS de Vincennes', kind: 'ccas', communes: ['94080'], age: 62, months: 24 },
      { name: 'CIAS du Val', kind: 'cias', communes: ['94002', '94046'], age: 50, months: 120 },
    ]);
  });

  test.each([
    ['minimum-age', '49'],
    ['minimum-age', '101'],
    ['minimum-age', '62.5'],
    ['minimum-age', 'soixante'],
    ['validity-months', '0'],
    ['validity-months', '121'],
    ['origin', 'pass.vincennes.example'],
    ['origin', 'https://Pass.example'],
    ['origin', 'https://pass.example/ccas'],
    ['communes', '94002,99999'],
    ['communes', ''],
  ])('--%s « %s » is refused in one line that says what is expected', async (option, value) => {
    const { code, out, err } = await create({ origin: 'https://autre.example', [option]: value });
    expect([code, out, err]).toEqual([1, '', expect.stringMatching(new RegExp(`^--${option} : .*attendu : .+\n$`))]);
  });
});

test('the demonstration is loaded into an empty database only', async () => {
  expect(await cli('demo')).toEqual({ code: 1, out: '', err: expect.stringMatching(/^La base contient déjà un CCAS/) });
});
