import { expect, test } from '@jest/globals';
import { statementOfOwner } from '../support/installed-postgres.js';
import { installed, releases, upgrade } from './released.js';

test('what a CCAS has used stays on, and whoever worked with it goes on; what it never used is off', async () => {
  const database = await installed(releases()[0]!);
  const owner = (sql: string) => statementOfOwner(database.ownerUrl, sql);
  await owner(
    `insert into ccas (id, kind, name, origin, commune_codes, minimum_age, validity_months, created_at)
     values ('019d0000-0000-7000-8000-0000000000aa', 'ccas', 'CCAS neuf', 'https://neuf.example', '{94002}', 62, 24, now())`,
  );
  await upgrade(database);
  expect(await owner('select name, modules from ccas order by created_at desc')).toEqual([
    { name: 'CCAS neuf', modules: [] },
    { name: expect.any(String), modules: ['mutuelle', 'donations'] },
  ]);
  expect(await owner('select distinct modules from account')).toEqual([{ modules: ['mutuelle', 'donations'] }]);
  await database.drop();
});
