import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { ChangePassState } from '../../src/passes/change-pass-state.js';
import { IssuePass } from '../../src/passes/issue-pass.js';
import { PassGaps } from '../../src/passes/pass-gaps.js';
import { passFilters } from '../../src/passes/resident-list-request.js';
import { EraseResident } from '../../src/residents/erase-resident.js';
import { ResidentListQuery } from '../../src/passes/resident-list.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPassHolder, aResident } from '../support/builders.js';

let app: TestApp;
const actor = () => systemActor(app.ccasId);
const change = (passId: string, step: object) =>
  app.within((tx) => app.get(ChangePassState).run(tx, actor(), passId, step as never));
const holder = async (lastName: string) => (await aPassHolder(app, { lastName, firstName: lastName })).passId;
const again = (passId: string) =>
  app.within(async (tx) => {
    const [{ id }] = await tx.query('select resident_id as id from pass where id = $1', [passId]);
    await app.get(IssuePass).run(tx, actor(), id, 1);
  });
const over = (passId: string, lastDay: string) =>
  app.within((tx) =>
    tx.query(`update pass set valid_from = '2024-12-08', valid_through = $2 where id = $1`, [passId, lastDay]),
  );
const end = { verb: 'revoke', reason: 'moved' };

beforeAll(async () => {
  app = await startApp();
  await aResident(app, { lastName: 'Aucun', firstName: 'Aucun' });
  await holder('Actif');
  await change(await holder('Suspendu'), { verb: 'suspend' });
  await change(await holder('Retire'), end);
  await over(await holder('Hier'), '2026-12-07');
  await over(await holder('Aujourdhui'), '2026-12-08');
  const retaken = await holder('Repris');
  await change(retaken, end);
  await again(retaken);
  const renewed = await holder('Refait');
  await over(renewed, '2026-12-07');
  await again(renewed);
  const erased = await aResident(app, { lastName: 'Efface', firstName: 'Efface' });
  await app.within((tx) => app.get(EraseResident).run(tx, actor(), erased));
  const neighbour = await anotherCcas(app);
  await aResident(neighbour, { lastName: 'Voisine', firstName: 'Voisine' });
});
afterAll(() => app.close());

const found = async (filter: object) =>
  app.within(async (tx) => {
    const list = app.get(ResidentListQuery);
    const names = (await list.find(tx, filter)).rows.map(({ lastName }) => lastName);
    expect(await list.count(tx, filter)).toBe(names.length);
    return names;
  });

describe('the residents, by their pass', () => {
  test.each<[(typeof passFilters)[number] | undefined, string[]]>([
    [undefined, ['Actif', 'Aucun', 'Aujourdhui', 'Hier', 'Refait', 'Repris', 'Retire', 'Suspendu']],
    ['aucun', ['Aucun']],
    ['actif', ['Actif', 'Aujourdhui', 'Refait', 'Repris']],
    ['suspendu', ['Suspendu']],
    ['expire', ['Hier']],
    ['retire', ['Retire']],
    ['a-imprimer', ['Actif', 'Aujourdhui', 'Refait', 'Repris']],
  ])('%s', async (pass, names) => {
    expect(await found({ pass })).toEqual(names);
  });

  test('Today counts exactly those whom its list shows', async () => {
    for (const { count, href } of app.get(PassGaps).todayTasks) {
      const pass = new URL(href, 'https://a.example').searchParams.get('pass');
      expect([pass, await app.within(count)]).toEqual([pass, (await found({ pass })).length]);
    }
  });

  test('each filter has been tried', () => {
    expect(passFilters).toHaveLength(6);
  });

  test('in one commune only, when asked', async () => {
    expect(await found({ pass: 'actif', communeCode: '94028' })).toEqual([]);
    expect(await found({ pass: 'aucun', communeCode: '94002' })).toEqual(['Aucun']);
  });

  test('two of one name, on either side of a page, are each seen once', async () => {
    for (let n = 0; n < 45; n++)
      await aResident(app, {
        lastName: 'Zola',
        firstName: 'Émile',
        bornOn: `19${40 + (n % 9)}-0${(n % 9) + 1}-1${n % 10}`,
      });
    const seen = await app.within(async (tx) => {
      const list = app.get(ResidentListQuery);
      const first = await list.find(tx, {});
      const second = await list.find(tx, { page: 2 });
      return [...first.rows, ...second.rows].map(({ id }) => id);
    });
    expect([seen.length, new Set(seen).size]).toEqual([53, 53]);
  });
});
