import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { ForgetSentForms } from '../../../src/kernel/forms/forget-sent-forms.js';
import { Retention } from '../../../src/kernel/retention/retention.js';
import { startApp, type TestApp } from '../../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';
import { aSlice } from '../../support/slice.js';
import { NotebookPages } from '../screens/a-notebook.js';

let app: TestApp;
let owner: pg.Client;
let agent: AgentsConsole;
beforeAll(async () => {
  app = await startApp({ slices: [aSlice([], [NotebookPages])] });
  owner = new pg.Client(app.database.ownerUrl);
  await owner.connect();
  await owner.query(`create table notebook_line (id serial primary key, text text not null);
    grant select, insert on notebook_line to passerelle_app; grant usage on sequence notebook_line_id_seq to passerelle_app`);
  agent = await anAgentsConsole(app);
});
afterAll(async () => {
  await owner.end();
  await app.close();
});
beforeEach(async () => {
  await owner.query('truncate notebook_line, sent_form');
});

const lines = async () => (await owner.query('select text from notebook_line order by id')).rows.map((row) => row.text);
const traces = async () => (await owner.query('select count(*)::int as count from sent_form')).rows[0].count;
/** The token of a page that has just been opened. */
const aPage = async () => /data-token="([^"]+)"/.exec((await agent.open('/ccas/cahier')).html)![1]!;
const write = (jeton: string, text: string) => agent.submit('/ccas/cahier', { jeton, text, weight: '3' });

describe('a form that is sent twice', () => {
  test('leads where the first one led, and writes once', async () => {
    const page = await aPage();
    const first = await write(page, 'une fois');
    expect([first.status, first.location]).toEqual([303, '/ccas/cahier?debut=x']);
    const second = await write(page, 'une fois');
    expect([second.status, second.location]).toEqual([303, '/ccas/cahier?debut=x']);
    expect(await lines()).toEqual(['une fois']);
  });

  test('at the same moment, as by two presses of a button, waits for the first one', async () => {
    const page = await aPage();
    const all = await Promise.all(Array.from({ length: 6 }, () => write(page, 'ensemble')));
    expect(all.map(({ status, location }) => [status, location])).toEqual(all.map(() => [303, '/ccas/cahier?debut=x']));
    expect(await lines()).toEqual(['ensemble']);
  });

  test('is another form once another answer stands in it, and on a page opened anew', async () => {
    const page = await aPage();
    await write(page, 'ceci');
    await write(page, 'cela');
    await write(await aPage(), 'ceci');
    expect(await lines()).toEqual(['ceci', 'cela', 'ceci']);
  });

  test('and was refused is refused again: nothing is remembered of it', async () => {
    const page = await aPage();
    expect((await write(page, 'plein')).status).toBe(409);
    expect((await write(page, 'plein')).status).toBe(409);
    expect(await traces()).toBe(0);
  });

  test('is still that form where its page is shown again', async () => {
    const page = await aPage();
    const { html } = await write(page, 'plein');
    const again = /data-token="([^"]+)"/.exec(html)![1]!;
    expect(again.split('.')[4]).toBe(page.split('.')[4]);
    await write(again, 'corrigé');
    await write(page, 'corrigé');
    expect(await lines()).toEqual(['corrigé']);
  });

  test('counts as one attempt: once accepted, it is led on even where no more are allowed', async () => {
    const page = await aPage();
    const count = (text: string) => agent.submit('/ccas/cahier/compter', { jeton: page, text, weight: '3' });
    const { status, location } = await count('un');
    for (let press = 0; press < 4; press++) expect(await count('un')).toMatchObject({ status, location });
    expect((await count('deux')).status).toBe(303);
    expect((await count('trois')).status).toBe(429);
    expect((await count('un')).location).toBe(location);
  });

  test('and only shows a page is answered anew', async () => {
    const page = await aPage();
    const erase = () => agent.submit('/ccas/cahier/retenir', { jeton: page, text: 'garder', weight: '3' });
    expect((await erase()).headers['set-cookie']).toBeDefined();
    expect((await erase()).headers['set-cookie']).toBeDefined();
    expect(await traces()).toBe(0);
  });
});

test('where it led is kept sealed: it may be a link that lets somebody in', async () => {
  await write(await aPage(), 'scellé');
  const [kept] = (await owner.query('select led_to from sent_form')).rows;
  expect(kept.led_to).not.toContain('cahier');
  expect(Buffer.from(kept.led_to, 'base64url').toString('latin1')).not.toContain('cahier');
});

test('what is remembered of it goes after a day', async () => {
  await write(await aPage(), 'hier');
  const { retention } = app.get(ForgetSentForms);
  app.clock.advance({ hours: 23 });
  expect(await app.within((tx) => retention.due(tx))).toBe(0);
  app.clock.advance({ hours: 2 });
  expect(await app.within((tx) => retention.due(tx))).toBe(1);
  expect(await app.get(Retention).run(retention.job, app.ccasId)).toEqual({ forgotten: 1 });
  expect(await traces()).toBe(0);
});
