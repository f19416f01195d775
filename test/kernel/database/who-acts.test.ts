import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Get } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Command } from 'commander';
import pg from 'pg';
import { nameCommands } from '../../../src/cli/session.js';
import { addPeopleCommands } from '../../../src/cli/people-commands.js';
import { Access } from '../../../src/kernel/access/access.decorator.js';
import { AccessTokens } from '../../../src/kernel/access/access-tokens.js';
import { Database, type Tx } from '../../../src/kernel/database/database.js';
import { scopeOf } from '../../../src/kernel/database/scope.js';
import { ForgetSentForms } from '../../../src/kernel/forms/forget-sent-forms.js';
import { Retention } from '../../../src/kernel/retention/retention.js';
import { Api } from '../../../src/kernel/http/api.decorator.js';
import { Jobs } from '../../../src/kernel/jobs/jobs.js';
import { InTx, Short } from '../../../src/kernel/screens/arguments.js';
import type { ShortTx } from '../../../src/kernel/screens/current-screen.js';
import { Screens } from '../../../src/kernel/screens/screens.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anAgentsConsole } from '../../support/console.js';
import { client } from '../../support/http.js';
import { aSlice } from '../../support/slice.js';
import { typed } from '../../support/typed-command.js';

const agentId = '01890000-0000-7000-8000-000000000001';

/** Each writes a line, under which the database notes who it was told acts. */
const act = (tx: Tx) => tx.run('insert into act default values');

@Screens('acte', ['anyone', 'agent'])
class ActPages {
  @Get()
  async whole(@InTx('write') tx: Tx) {
    await act(tx);
    return 'fait';
  }

  @Get('court')
  async short(@Short('write') inShortTx: ShortTx) {
    await inShortTx(act);
    return 'fait';
  }
}

@Api('act', 'Acte')
@Access('anyone', 'agent')
class ActController {
  @Get()
  async whole(@InTx('write') tx: Tx) {
    await act(tx);
    return {};
  }

  @Get('short')
  async short(@Short('write') inShortTx: ShortTx) {
    await inShortTx(act);
    return {};
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'qui-agit-'));
let app: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  app = await startApp({ slices: [aSlice([], [ActPages, ActController])] });
  owner = new pg.Client(app.database.ownerUrl);
  await owner.connect();
  await owner.query(`create table act (id serial primary key, who text not null default current_setting('app.actor'));
    grant insert on act to passerelle_app; grant usage on sequence act_id_seq to passerelle_app;
    create function note_act() returns trigger language plpgsql as 'begin insert into act default values; return null; end';
    create trigger noted after insert on account for each row execute function note_act();
    create trigger noted after insert on job_run for each row execute function note_act();
    create trigger noted after delete on sent_form for each row execute function note_act();
    create trigger noted after update on access_token for each row execute function note_act();
    create trigger noted after insert on failed_attempt for each row execute function note_act()`);
});
afterAll(async () => {
  await owner.end();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => owner.query('truncate act'));

const acted = async (): Promise<string[]> =>
  (await owner.query<{ who: string }>('select who from act order by id')).rows.map(({ who }) => who);

test('a visitor, on a page and for a program', async () => {
  const page = (url: string) => app.nest.inject({ url, headers: { host: 'pass.alfortville.example' } });
  for (const url of ['/acte', '/acte/court']) expect((await page(url)).body).toBe('fait');
  for (const url of ['/api/v1/act', '/api/v1/act/short']) expect((await client(app).get(url)).status).toBe(200);
  expect(await acted()).toEqual(['visitor', 'visitor', 'visitor', 'visitor']);
});

test('an agent, on a page', async () => {
  const agent = await anAgentsConsole(app, agentId);
  await agent.open('/acte');
  await owner.query('truncate act');
  for (const url of ['/acte', '/acte/court']) await agent.open(url);
  expect(await acted()).toEqual([`agent ${agentId}`, `agent ${agentId}`]);
});

test('a program: its token, which is noted as used under its own name, and whose reading only is no rule of the transaction', async () => {
  const secret = await app.within((tx) =>
    app.get(AccessTokens).create(tx, {
      carrier: 'bearer',
      actorKind: 'agent',
      actorId: agentId,
      label: 'essai',
      scope: 'read',
      hours: 1,
    }),
  );
  for (const url of ['/api/v1/act', '/api/v1/act/short']) expect((await client(app, secret).get(url)).status).toBe(200);
  expect(await acted()).toEqual([`agent ${agentId}`, `agent ${agentId}`, `agent ${agentId}`]);
});

test('a job, where it is taken down and in what it does', async () => {
  await app.get(Jobs).tick();
  const taken = await owner.query<{ who: string }>(`select 'system ' || name as who from job_run order by 1`);
  expect(taken.rows.length).toBeGreaterThan(10);
  expect((await acted()).toSorted()).toEqual(taken.rows.map(({ who }) => who));

  await owner.query('truncate act');
  await owner.query(
    `insert into sent_form (ccas_id, hash, sent_at, led_to) values ($1, sha256('un'), '2020-01-01', '/')`,
    [app.ccasId],
  );
  const { retention } = app.get(ForgetSentForms);
  await app.get(Retention).run(retention.job, app.ccasId);
  expect(await acted()).toEqual([`system ${retention.job}`]);
});

test('a command, by its name', async () => {
  const program = new Command('passerelle');
  addPeopleCommands(program);
  nameCommands(program);
  const words = ['agent', 'create', '--email', 'nadia@ccas.example', '--name', 'Nadia'];
  const at = { databaseUrl: app.database.appUrl, dataDir: folder };
  expect(await typed(() => program.parseAsync(words, { from: 'user' }), at)).toMatchObject({ code: 0 });
  expect(await acted()).toEqual(['system agent create']);
});

test('what the house counts for itself', async () => {
  await client(app).post('/api/v1/tills/pairings', { code: 'AAAA-AAAA' });
  expect(await acted()).toEqual(['system attempts']);
});

test('nobody opens a transaction without a word of who acts: it does not compile', () => {
  const db = app.get(Database);
  const work = () => Promise.resolve();
  const unsaid = [
    // @ts-expect-error -- a CCAS alone
    () => db.transaction(app.ccasId, work),
    // @ts-expect-error -- no actor
    () => db.transaction({ ccasId: app.ccasId }, work),
    // @ts-expect-error -- the same of what is read as it is at one moment
    () => db.snapshot(app.ccasId, work),
    // @ts-expect-error -- an actor, whose `isReadOnly` is a rule of its token
    () => db.transaction({ kind: 'agent', ccasId: app.ccasId, isReadOnly: true }, work),
  ];
  expect(unsaid).toHaveLength(4);
  const scope = scopeOf({ kind: 'agent', id: agentId, ccasId: app.ccasId, isReadOnly: true });
  expect(scope).toEqual({ ccasId: app.ccasId, actor: { kind: 'agent', id: agentId } });
});
