import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Access } from '../../../src/kernel/access/access.decorator.js';
import { Database, type Tx } from '../../../src/kernel/database/database.js';
import { refusal } from '../../../src/kernel/errors/refusal.js';
import { Line } from '../../../src/kernel/fields/lines.js';
import { Api } from '../../../src/kernel/http/api.decorator.js';
import { PageRequest } from '../../../src/kernel/http/page-of.js';
import { InTx, Short } from '../../../src/kernel/screens/arguments.js';
import type { ShortTx } from '../../../src/kernel/screens/current-screen.js';
import { besides } from '../../../src/kernel/screens/way-on.js';
import { startApp, type TestApp } from '../../support/app.js';
import type { Client } from '../../support/http.js';
import { nadiaTheAgent } from '../../support/personas.js';
import { aSlice } from '../../support/slice.js';

class LineForm {
  @Line(20, { min: 2 })
  text!: string;
}

const NotebookFull = refusal('notebook_full', 409, 'Le cahier est plein.', 'Tournez la page.');

const seen = { tries: 0, commits: 0 };
/** How often the next writing is to fail as two that lock each other do. */
const trouble = { deadlocks: 0, beforeCommit: false };

/** A notebook that only this test has, as a program sees it. */
@Api('notebook', 'Cahier')
@Access('agent')
class NotebookController {
  constructor(private readonly db: Database) {}

  @Get()
  async list(@InTx() tx: Tx, @Query() _page: PageRequest) {
    const rows = await tx.rows<{ text: string }>('select text from notebook_line order by id');
    return besides({ items: rows.map(({ text }) => text), next: null }, { headers: { 'x-page': '7' } });
  }

  @Get('looked-at')
  async writesWhenLookedAt(@InTx() tx: Tx) {
    await insert(tx, 'vu');
  }

  @Get('journal')
  async mayWrite(@InTx('write') tx: Tx) {
    await insert(tx, 'journal');
    return { written: true };
  }

  @Get('drawing')
  drawing(@InTx() tx: Tx) {
    this.db.afterCommit(tx, () => seen.commits++);
    return () => ({ commits: seen.commits });
  }

  @Post()
  async write(@InTx() tx: Tx, @Body() { text }: LineForm) {
    seen.tries++;
    await insert(tx, text);
    this.db.afterCommit(tx, () => seen.commits++);
    if (trouble.deadlocks-- > 0)
      await tx.run(`do $$ begin raise exception 'two wait for each other' using errcode = '40P01'; end $$`);
    if (trouble.beforeCommit) await tx.run('insert into notebook_line (text, later) values ($1, 1)', [text]);
    if (text === 'plein') throw new NotebookFull();
    return besides({ text }, { headers: { 'x-page': '8' } });
  }

  /** Keeps the first whatever the second makes of it. */
  @Post('twice')
  async twice(@Short() inShortTx: ShortTx, @Body() form: LineForm) {
    await inShortTx((tx) => insert(tx, 'avant'));
    return inShortTx((tx) => this.write(tx, form));
  }

  @Post('without')
  without(@Body() { text }: LineForm) {
    return { text };
  }
}

function insert(tx: Tx, text: string): Promise<number> {
  return tx.run('insert into notebook_line (text) values ($1)', [text]);
}

let app: TestApp;
let owner: pg.Client;
let agent: Client;
beforeAll(async () => {
  app = await startApp({ slices: [aSlice([], [NotebookController])] });
  owner = new pg.Client(app.database.ownerUrl);
  await owner.connect();
  // `later` is looked at when the transaction ends, and not before.
  await owner.query(`create table notebook_line (id serial primary key, text text not null, later int,
      foreign key (later) references notebook_line (id) deferrable initially deferred);
    grant select, insert on notebook_line to passerelle_app; grant usage on sequence notebook_line_id_seq to passerelle_app`);
  agent = await nadiaTheAgent(app);
});
afterAll(async () => {
  await owner.end();
  await app.close();
});
beforeEach(async () => {
  await owner.query('truncate notebook_line');
  Object.assign(seen, { tries: 0, commits: 0 });
  Object.assign(trouble, { deadlocks: 0, beforeCommit: false });
});

const lines = async () =>
  (await owner.query('select text from notebook_line order by id')).rows.map(({ text }) => text);
const write = (text: string) => agent.post('/api/v1/notebook', { text });

describe('what is only looked at', () => {
  test('is read in a transaction that can write nothing, unless its handler says so', async () => {
    expect((await agent.get('/api/v1/notebook/looked-at')).status).toBe(500);
    expect(await lines()).toEqual([]);
    expect((await agent.get('/api/v1/notebook/journal')).body).toEqual({ written: true });
    expect(await lines()).toEqual(['journal']);
  });

  test('carries what goes besides, and not where it is refused', async () => {
    const { body, headers } = await agent.get('/api/v1/notebook');
    expect([body, headers['x-page']]).toEqual([{ items: [], next: null }, '7']);
    const refused = await agent.get('/api/v1/notebook?limit=beaucoup');
    expect([refused.status, refused.headers['x-page']]).toEqual([400, undefined]);
  });

  test('is drawn once its transaction is over', async () => {
    expect((await agent.get('/api/v1/notebook/drawing')).body).toEqual({ commits: 1 });
  });
});

describe('what is written', () => {
  test('is committed before it is answered', async () => {
    const { status, body, headers } = await write('une ligne');
    expect([status, body, headers['x-page']]).toEqual([201, { text: 'une ligne' }, '8']);
    expect([await lines(), seen.commits]).toEqual([['une ligne'], 1]);
  });

  test('is tried again after a deadlock; what follows the commit happens once', async () => {
    trouble.deadlocks = 2;
    expect((await write('encore')).status).toBe(201);
    expect([await lines(), seen]).toEqual([['encore'], { tries: 3, commits: 1 }]);
  });

  test('is not answered when it fails at the commit', async () => {
    trouble.beforeCommit = true;
    const { status, headers } = await write('jamais');
    expect([status, headers['x-page'], seen.commits]).toEqual([500, undefined, 0]);
    expect(await lines()).toEqual([]);
  });

  test('is undone when it is refused, with the status and the code of the refusal', async () => {
    const { status, body, headers } = await write('plein');
    expect([status, body.code, headers['x-page']]).toEqual([409, 'notebook_full', undefined]);
    expect(await lines()).toEqual([]);
  });

  test('is refused field by field before the handler is called', async () => {
    const { status, body } = await agent.post('/api/v1/notebook', { texte: 'un' });
    expect([status, body.errors.map(({ field }: { field: string }) => field)]).toEqual([400, ['texte', 'text']]);
    expect(seen.tries).toBe(0);
  });
});

test('short transactions are each committed as they end', async () => {
  expect((await agent.post('/api/v1/notebook/twice', { text: 'plein' })).status).toBe(409);
  expect(await lines()).toEqual(['avant']);
});

test('a handler that asks for none has none', async () => {
  expect((await agent.post('/api/v1/notebook/without', { text: 'rien' })).body).toEqual({ text: 'rien' });
});

test('a controller that opens none, and has a handler that asks for one, stops the start', async () => {
  @Controller('faux')
  @Access('agent')
  class Wrong {
    @Get()
    list(@InTx() _tx: unknown) {
      return '';
    }
  }
  await expect(startApp({ slices: [aSlice([], [Wrong])] })).rejects.toThrow(
    'Wrong.list has a transaction nobody opens.',
  );
});
