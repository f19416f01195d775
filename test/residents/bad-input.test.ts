import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let nadia: Client;
let id: string;
const odette = {
  lastName: 'Vasseur',
  firstName: 'Odette',
  bornOn: '1950-05-05',
  communeCode: '94002',
  residenceProof: { kind: 'tax', seenOn: '2026-12-01' },
};
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
  id = (await nadia.post('/api/v1/residents', odette)).body.id;
});
afterAll(() => app.close());

describe('bad input is a clear refusal, never a fault of ours', () => {
  test.each([
    ['no proof of residence', { ...odette, firstName: 'A', residenceProof: undefined }],
    ['a list in place of the proof', { ...odette, firstName: 'B', residenceProof: [] }],
    ['a NUL in a name', { ...odette, lastName: 'Vas\u0000seur' }],
    ['a name longer than the column once its marks are counted', { ...odette, lastName: 'a\uFE0F'.repeat(100) }],
    ['a birth date in the future', { ...odette, bornOn: '2090-01-01' }],
    ['a body that is a list', []],
  ])('%s', async (_, body) => {
    const answer = await nadia.post('/api/v1/residents', body);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toMatch(/invalid_input|bad_request/);
  });

  test.each([
    ['null for a name', { lastName: null }],
    ['null for the commune', { communeCode: null }],
    ['a birth date before anyone alive', { bornOn: '1500-01-01' }],
    ['a list in place of the proof', { residenceProof: [] }],
  ])('in a correction: %s', async (_, body) => {
    expect((await nadia.patch(`/api/v1/residents/${id}`, body)).status).toBe(400);
  });

  test('a correction may erase what may be left out', async () => {
    await nadia.patch(`/api/v1/residents/${id}`, { phone: '01 43 75 12 34' });
    expect((await nadia.patch(`/api/v1/residents/${id}`, { phone: null })).body.phone).toBeNull();
  });

  test('a correction that makes two people one is offered to merge', async () => {
    const other = (await nadia.post('/api/v1/residents', { ...odette, firstName: 'Simone' })).body.id;
    const { status, body } = await nadia.patch(`/api/v1/residents/${other}`, { firstName: 'ODETTE' });
    expect([status, body.code, body.candidates[0].id]).toEqual([409, 'possible_duplicate', id]);
  });

  test('an address that cannot be decoded, broken JSON, an unknown path: problem documents', async () => {
    const answers = [
      await nadia.get('/api/v1/residents/%zz'),
      await nadia.get('/api/v1/rien'),
      await nadia.get('/api/v1/residents/not-an-id'),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [400, 'bad_request'],
      [404, 'not_found'],
      [404, 'not_found'],
    ]);
  });

  test('an Origin that is no address is refused, not a fault', async () => {
    const answer = await nadia.post('/api/v1/residents', odette, { origin: 'foo', authorization: '' });
    expect(answer.status).toBeLessThan(500);
  });
});
