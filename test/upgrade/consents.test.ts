import { expect, test } from '@jest/globals';
import { statementOfOwner } from '../support/installed-postgres.js';
import { installed, releases, upgrade } from './released.js';

test('consents to the mutuelle are a person’s as any other, and the version before goes on writing them', async () => {
  const database = await installed(releases()[0]!);
  const owner = (sql: string) => statementOfOwner(database.ownerUrl, sql);
  const before = await owner('select id, enrolment_id, agreement_id from consent order by id');
  expect(before.length).toBeGreaterThan(0);
  await upgrade(database);
  expect(
    await owner('select id, subject_id as enrolment_id, recipient_id as agreement_id from consent order by id'),
  ).toEqual(before);
  const level = `select kind, subject_id = enrolment_id and recipient_id = agreement_id as is_level from consent where reference = 'TESTTEST'`;
  const columns = `ccas_id, id, kind, wording, given_at, given_how, noted_by_kind, reference`;
  const values = (kind: string) =>
    `e.ccas_id, gen_random_uuid(), '${kind}', 'Une phrase assez longue pour un accord.', now(), 'paper', 'agent', 'TESTTEST'`;
  const path = `from enrolment e where not exists (select from consent c where c.enrolment_id = e.id) limit 1`;
  await owner(
    `insert into consent (${columns}, enrolment_id, agreement_id) select ${values('c2s_answer')}, e.id, e.agreement_id ${path}`,
  );
  await owner(
    `insert into consent (${columns}, subject_id, recipient_id) select ${values('appointment_list')}, e.id, e.agreement_id
     from enrolment e join consent c on c.enrolment_id = e.id where c.reference = 'TESTTEST'`,
  );
  expect(await owner(level)).toEqual([
    { kind: 'c2s_answer', is_level: true },
    { kind: 'appointment_list', is_level: true },
  ]);
  // Two paths found to be one person's: whichever version moves them.
  const [other] = await owner(
    `insert into enrolment (ccas_id, id, reference, agreement_id, last_name, first_name, state, state_since, created_at)
     select ccas_id, gen_random_uuid(), 'ABCD2345', agreement_id, 'Autre', 'Ana', 'interested', now(), now() from enrolment limit 1 returning id`,
  );
  const moved = (column: string, kind: string) =>
    owner(`update consent set ${column} = '${String(other!.id)}' where reference = 'TESTTEST' and kind = '${kind}'`);
  await moved('enrolment_id', 'c2s_answer');
  await moved('subject_id', 'appointment_list');
  expect((await owner(level)).map(({ is_level: isLevel }) => isLevel)).toEqual([true, true]);
  await database.drop();
});
