import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, anOffer, aPartner, aPassHolder, aTill, type PassHolder, redeem } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let till: Client;
let agent: Client;
let offerId: string;
let jeanne: PassHolder;
let passNumber: string;
beforeAll(async () => {
  app = await startApp();
  const bakery = await aPartner(app);
  offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
  till = await aTill(app, bakery);
  agent = await nadiaTheAgent(app);
});
beforeEach(async () => {
  jeanne = await aPassHolder(app);
  passNumber = (await agent.get(`/api/v1/passes/${jeanne.passId}`)).body.number;
  // The failures of one test are no business of the next.
  app.clock.advance({ minutes: 16 });
});
afterAll(() => app.close());

const verify = (body: object, device = till) => device.post('/api/v1/verifications', body);

describe('the number of a card nothing can read', () => {
  test('is judged and used like its code, and counts against the same limit', async () => {
    expect((await verify({ passNumber })).body).toMatchObject({ verdict: 'accepted', offers: [{ remaining: 1 }] });
    expect((await redeem(till, { passNumber, offerId })).status).toBe(201);
    expect((await redeem(till, { passCode: jeanne.passCode, offerId })).body.code).toBe('limit_reached');
  });

  test('is read as people say it', async () => {
    const spoken = passNumber.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await verify({ passNumber: spoken })).body.verdict).toBe('accepted');
  });

  test.each([
    ['suspended', (id: string) => agent.post(`/api/v1/passes/${id}/suspension`)],
    ['revoked', (id: string) => agent.post(`/api/v1/passes/${id}/revocation`, { reason: 'on_request' })],
  ])('of a pass that is %s says so', async (verdict, change) => {
    await change(jeanne.passId);
    expect((await verify({ passNumber })).body.verdict).toBe(verdict);
  });

  test('of a pass whose only card was lost is refused: that card may be the one shown', async () => {
    await agent.post(`/api/v1/passes/${jeanne.passId}/credentials/${jeanne.credentialId}/revocation`);
    expect((await verify({ passNumber })).body.verdict).toBe('revoked');
  });

  test('of another commune’s pass is not known here', async () => {
    const other = await anotherCcas(app);
    const { passId } = await aPassHolder(other);
    const [{ number }] = await other.within((tx) => tx.query('select number from pass where id = $1', [passId]));
    expect((await verify({ passNumber: number })).body.verdict).toBe('malformed');
  });

  test('and its code together, or neither, is an error that says what to send', async () => {
    const answers = await Promise.all([verify({}), verify({ passNumber, passCode: jeanne.passCode })]);
    expect(answers.map(({ status, body }) => [status, body.errors[0].field])).toEqual([
      [400, 'passCode'],
      [400, 'passCode'],
    ]);
  });
});

describe('walking through numbers', () => {
  test('is stopped after ten that nobody has, for the rest of a quarter of an hour; the code still works', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => verify({ passNumber: 'AAAA-AAAA-A' })));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    expect((await verify({ passNumber })).status).toBe(429);
    expect((await verify({ passCode: jeanne.passCode })).body.verdict).toBe('accepted');
  });

  test('does not stop a shop that types real ones', async () => {
    for (let index = 0; index < 12; index++) expect((await verify({ passNumber })).body.verdict).toBe('accepted');
  });
});
