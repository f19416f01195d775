import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { startApp, type TestApp } from '../../support/app.js';
import { aResident } from '../../support/builders.js';
import { client } from '../../support/http.js';
import { aToken } from '../../support/personas.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** As a proxy on this machine passes a visitor on. */
const metrics = (from?: string, token?: string) => {
  const request = supertest(app.nest.getHttpServer()).get('/metrics').set('host', 'pass.alfortville.example');
  if (from) request.set('x-forwarded-for', from);
  if (token) request.set('authorization', `Bearer ${token}`);
  return request;
};

describe('what the process measures of itself', () => {
  test('is told on this machine: requests by route, memory, connections', async () => {
    await client(app).get('/api/v1/offers');
    const { status, text, headers } = await metrics();
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(text).toMatch(
      /passerelle_http_request_seconds_count\{method="GET",route="\/api\/v1\/offers",status="200"\} 1/,
    );
    expect(text).toMatch(/process_resident_memory_bytes \d/);
    expect(text).toMatch(/passerelle_database_connections\{state="open"\} [1-9]/);
  });

  test('is told from elsewhere to an agent’s token only', async () => {
    expect((await metrics('192.0.2.7')).status).toBe(403);
    expect((await metrics('192.0.2.7', 'psl_rien')).status).toBe(403);
    expect((await metrics('192.0.2.7', await aToken(app, 'till'))).status).toBe(403);
    expect((await metrics('192.0.2.7', await aToken(app, 'agent'))).status).toBe(200);
  });

  test('names routes, never what was asked of them', async () => {
    const id = await aResident(app, { lastName: 'Canari' });
    const api = client(app, await aToken(app, 'agent'));
    await api.get(`/api/v1/residents/${id}`);
    await api.get('/api/v1/residents?q=Canari');
    await client(app).get('/Canari');
    const { text } = await metrics();
    expect(text).toContain('route="/api/v1/residents/:id"');
    expect(text).not.toMatch(/Canari/i);
    expect(text).not.toContain(id);
  });
});
