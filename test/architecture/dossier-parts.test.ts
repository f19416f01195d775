import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DossierTimelineQuery } from '../../src/residents/dossier-timeline.query.js';
import { DossierParts } from '../../src/residents/dossier-parts.js';
import { startApp, type TestApp } from '../support/app.js';

/** The person themself, and what holds ids only for the time of an answer. */
const withoutPart = ['resident'];

let app: TestApp;
let reached: string[];
beforeAll(async () => {
  app = await startApp();
  const rows: { name: string }[] = await app.within((tx) =>
    tx.query(
      `with recursive link as (
         select distinct conrelid as child, confrelid as parent from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
       ), of_a_person as (
         select attrelid as oid from pg_attribute a join pg_class c on c.oid = a.attrelid
           where a.attname = 'resident_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
         union select 'resident'::regclass::oid
         union select link.child from link join of_a_person p on link.parent = p.oid
       )
       select oid::regclass::text as name from of_a_person order by 1`,
    ),
  );
  reached = rows.map(({ name }) => name);
});
afterAll(() => app.close());

describe('what belongs to a person', () => {
  test('is found by looking: passes, cards, uses, applications', () => {
    expect(reached).toEqual(
      expect.arrayContaining(['pass', 'credential', 'redemption', 'pass_application', 'resident_merge']),
    );
  });

  test('is answered for by one part of the dossier, each table by exactly one', () => {
    const answered = app
      .get(DossierParts)
      .all()
      .flatMap(({ tables }) => tables);
    expect(reached.filter((table) => !answered.includes(table) && !withoutPart.includes(table))).toEqual([]);
    expect(answered.toSorted()).toEqual([...new Set(answered)].toSorted());
  });

  test('happens in a sort of lines that some slice has', async () => {
    const written = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(path.join('src', name), 'utf8'))
      .flatMap((text) => Array.from(text.matchAll(/\bkind: '(\w+)',\s*icon:/g), ([, kind]) => kind!));
    const kinds = await app.within(async (tx) => app.get(DossierTimelineQuery).kinds(tx));
    const known = kinds.map(({ key }) => key);
    expect(written).toEqual(expect.arrayContaining(['refusal', 'note', 'message', 'right']));
    expect(written.filter((kind) => !known.includes(kind))).toEqual([]);
  });

  test('no part names a table that is not there', () => {
    const answered = app
      .get(DossierParts)
      .all()
      .flatMap(({ tables }) => tables);
    expect(answered.filter((table) => !reached.includes(table))).toEqual([]);
  });
});
