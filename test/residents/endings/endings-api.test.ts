import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../support/app.js';
import { aCarer, aPassHolder, aResident } from '../../support/builders.js';
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

const today = () => app.clock.today().toString();
const endingOf = (residentId: string) => `/api/v1/residents/${residentId}/ending`;
const died = (form: object = {}) => ({ kind: 'deceased', on: today(), ...form });

async function aHolder(): Promise<{ id: string; passId: string }> {
  const { passId } = await aPassHolder(app);
  return { id: (await nadia.get(`/api/v1/passes/${passId}`)).body.residentId, passId };
}
const statusOf = async (passId: string) => (await nadia.get(`/api/v1/passes/${passId}`)).body.status;

describe('an ending, over the API', () => {
  test('is foreseen, noted, read and undone as it is on the pages', async () => {
    const { id, passId } = await aHolder();
    await aCarer(app, passId);
    const foreseen = await nadia.get(`${endingOf(id)}/foreseen`);
    expect(foreseen.body.lines.join('\n')).toMatch(/Le pass .*\n?.*aidante/);

    const noted = await nadia.post(endingOf(id), died({ toldBy: 'family' }));
    expect(noted).toMatchObject({ status: 201, body: { kind: 'deceased', endedOn: today(), toldBy: 'family' } });
    expect(noted.body.lines[0]).toMatchObject({ words: expect.stringContaining('Appeler la famille'), doneAt: null });
    expect((await nadia.get(endingOf(id))).body).toEqual(noted.body);
    expect((await nadia.get(`/api/v1/residents/${id}`)).body.ended).toEqual({ as: 'deceased', on: today() });
    expect(await statusOf(passId)).toBe('revoked');

    const undone = await nadia.delete(endingOf(id));
    expect(undone).toMatchObject({ status: 200, body: { lost: [] } });
    expect(undone.body.back.join('\n')).toMatch(/Le pass/);
    expect(await statusOf(passId)).toBe('active');
    expect((await nadia.get(endingOf(id))).status).toBe(404);
  });

  test('is refused for the same reasons', async () => {
    const id = await aResident(app);
    const refused = async (form: object) => {
      const { status, body } = await nadia.post(endingOf(id), form);
      return [status, body.code, body.errors?.[0]];
    };
    const tomorrow = app.clock.today().add({ days: 1 }).toString();
    expect(await refused(died({ on: tomorrow }))).toMatchObject([
      400,
      'invalid_input',
      { field: 'on', code: 'future' },
    ]);
    expect(await refused(died({ kind: 'fraud' }))).toMatchObject([400, 'invalid_input', { field: 'kind' }]);
    expect(await refused({ kind: 'moved' })).toMatchObject([400, 'invalid_input', { field: 'on' }]);
    expect((await nadia.delete(endingOf(id))).body.code).toBe('not_ended');

    expect((await nadia.post(endingOf(id), died())).status).toBe(201);
    expect(await refused(died())).toMatchObject([409, 'already_ended', undefined]);
    app.clock.advance({ hours: 31 * 24 });
    nadia = await nadiaTheAgent(app);
    expect((await nadia.delete(endingOf(id))).body.code).toBe('undo_too_late');
  });

  test('of nobody is not found', async () => {
    const path = endingOf(randomUUID());
    const answers = [
      await nadia.get(path),
      await nadia.get(`${path}/foreseen`),
      await nadia.post(path, died()),
      await nadia.delete(path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});

describe('a pass withdrawn over the API', () => {
  test.each(['deceased', 'moved'])('because its holder has %s is refused: more ends than a pass', async (reason) => {
    const { id, passId } = await aHolder();
    const { status, body } = await nadia.post(`/api/v1/passes/${passId}/revocation`, { reason });
    expect([status, body.code, body.residentId]).toEqual([409, 'ends_more_than_a_pass', id]);
    expect(body.nextStep).toContain(endingOf(id));
    expect(await statusOf(passId)).toBe('active');
  });

  test.each(['on_request', 'fraud', 'error'])('because of %s is withdrawn alone', async (reason) => {
    const { id, passId } = await aHolder();
    expect((await nadia.post(`/api/v1/passes/${passId}/revocation`, { reason })).body.status).toBe('revoked');
    expect((await nadia.get(`/api/v1/residents/${id}`)).body.ended).toBeNull();
  });

  test('a pass of nobody is not found, whatever the reason', async () => {
    expect((await nadia.post(`/api/v1/passes/${randomUUID()}/revocation`, { reason: 'moved' })).status).toBe(404);
  });
});
