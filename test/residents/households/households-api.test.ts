import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../support/app.js';
import { anotherCcas, aResident } from '../../support/builders.js';
import type { Client } from '../../support/http.js';
import { nadiaTheAgent } from '../../support/personas.js';

let app: TestApp;
let nadia: Client;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  await app.startOver();
  nadia = await nadiaTheAgent(app);
});
afterAll(() => app.close());

const householdOf = (residentId: string) => `/api/v1/residents/${residentId}/household`;
const declare = (residentId: string, otherId: string) => nadia.post('/api/v1/households', { residentId, otherId });
const refused = async (residentId: string, otherId: string) => {
  const { status, body } = await declare(residentId, otherId);
  return [status, body.code];
};
const namesOf = async (residentId: string) =>
  (await nadia.get(householdOf(residentId))).body.members.map(({ firstName }: { firstName: string }) => firstName);

describe('a household, over the API', () => {
  test('is declared by two, joined by a third, read from each of them, and left', async () => {
    const [marthe, paul, anne] = [
      await aResident(app, { firstName: 'Marthe' }),
      await aResident(app, { firstName: 'Paul' }),
      await aResident(app, { firstName: 'Anne' }),
    ];
    expect((await nadia.get(householdOf(marthe))).status).toBe(404);
    const declared = await declare(marthe, paul);
    expect(declared).toMatchObject({
      status: 201,
      body: {
        id: expect.any(String),
        members: [
          {
            residentId: marthe,
            firstName: 'Marthe',
            joinedAt: app.clock.now().toString({ smallestUnit: 'millisecond' }),
          },
          { residentId: paul, firstName: 'Paul' },
        ],
      },
    });
    expect((await nadia.get(householdOf(paul))).body).toEqual(declared.body);
    expect((await declare(anne, paul)).body.id).toBe(declared.body.id);
    expect(await namesOf(marthe)).toEqual(['Anne', 'Marthe', 'Paul']);

    expect((await nadia.delete(householdOf(anne))).status).toBe(204);
    expect(await namesOf(marthe)).toEqual(['Marthe', 'Paul']);
    expect((await nadia.delete(householdOf(paul))).status).toBe(204);
    expect((await nadia.get(householdOf(marthe))).status).toBe(404);
    const again = await nadia.delete(householdOf(paul));
    expect([again.status, again.body.code]).toEqual([409, 'no_household']);
  });

  test('is refused for the same reasons as on the pages', async () => {
    const [one, two, three, four] = [
      await aResident(app, { firstName: 'Marthe' }),
      await aResident(app, { firstName: 'Paul' }),
      await aResident(app, { firstName: 'Anne' }),
      await aResident(app, { firstName: 'Jean' }),
    ];
    await declare(one, two);
    await declare(three, four);
    expect(await refused(one, one)).toEqual([409, 'same_person']);
    expect(await refused(two, one)).toEqual([409, 'same_household']);
    expect(await refused(one, three)).toEqual([409, 'other_household']);
    expect(await refused(one, randomUUID())).toEqual([404, 'not_found']);
    expect(await refused(one, await aResident(await anotherCcas(app)))).toEqual([404, 'not_found']);
    expect((await nadia.post('/api/v1/households', { residentId: one })).body.errors).toMatchObject([
      { field: 'otherId', code: 'required' },
    ]);
    expect((await nadia.get(householdOf(randomUUID()))).status).toBe(404);
  });
});
