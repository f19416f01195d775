import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let nadia: Client;
let partnerId: string;
const terms = { title: '10 % le mardi', benefit: { kind: 'percent', value: 10 }, startsOn: '2026-12-01' };
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
  partnerId = (await nadia.post('/api/v1/partners', { kind: 'shop', name: 'Boulangerie', siret: '90010020700019' }))
    .body.id;
  await nadia.post(`/api/v1/partners/${partnerId}/approval`);
});
afterAll(() => app.close());

describe('an offer that makes no sense is refused before anyone reads it', () => {
  test.each([
    ['hours that are lists', { hours: [[]] }],
    ['hours that are numbers', { hours: [1] }],
    ['hours that are nothing', { hours: [null] }],
    ['a blank title', { title: '   ' }],
    ['half a character', { title: 'ab\ud800' }],
    ['no benefit', { benefit: undefined }],
    ['a list in place of a limit', { limit: [] }],
    ['more than everything off', { benefit: { kind: 'percent', value: 101 } }],
    ['an end before the start', { endsOn: '2026-11-30' }],
  ])('%s', async (_, wrong) => {
    const { status, body } = await nadia.post('/api/v1/offers', { ...terms, partnerId, ...wrong });
    expect([status, body.code]).toEqual([400, 'invalid_input']);
  });
});

describe('what people have read can only be loosened', () => {
  const published = async (more: object): Promise<string> => {
    const { id } = (await nadia.post('/api/v1/offers', { ...terms, partnerId, ...more })).body;
    await nadia.post(`/api/v1/offers/${id}/submission`);
    await nadia.post(`/api/v1/offers/${id}/publication`);
    return id;
  };
  const limited = { limit: { uses: 2, period: 'week' }, quota: 10, minimumCents: 500, endsOn: '2027-06-30' };

  test.each([
    ['fewer uses', { limit: { uses: 1, period: 'week' } }],
    ['another period', { limit: { uses: 9, period: 'month' } }],
    ['a smaller quota', { quota: 9 }],
    ['a higher minimum', { minimumCents: 501 }],
    ['an earlier end', { endsOn: '2027-06-29' }],
    ['fewer categories', { categories: [1] }],
    ['a smaller benefit', { benefit: { kind: 'percent', value: 9 } }],
  ])('not by %s', async (_, change) => {
    const { status, body } = await nadia.patch(`/api/v1/offers/${await published(limited)}`, change);
    expect([status, body.code]).toEqual([409, 'only_loosening']);
  });

  test('a limit, a quota, a minimum and an end can be taken away', async () => {
    const { status, body } = await nadia.patch(`/api/v1/offers/${await published(limited)}`, {
      limit: null,
      quota: null,
      minimumCents: null,
      endsOn: null,
    });
    expect([status, body.limit, body.quota, body.minimumCents, body.endsOn]).toEqual([200, null, null, null, null]);
  });

  test('what every offer has cannot be taken away', async () => {
    const id = await published({});
    for (const change of [
      { title: null },
      { benefit: null },
      { startsOn: null },
      { categories: null },
      { closedOnHolidays: null },
    ])
      expect((await nadia.patch(`/api/v1/offers/${id}`, change)).status).toBe(400);
  });
});
