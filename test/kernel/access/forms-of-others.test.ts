import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { SESSION_COOKIE } from '../../../src/kernel/access/cookies.js';
import { anAgentAccount, enter, nadia } from '../../support/accounts.js';
import { startApp, type TestApp } from '../../support/app.js';
import { Visitor } from '../../support/visitor.js';

const ours = 'https://pass.alfortville.example';

let app: TestApp;
let session: string;
let token: string;
beforeAll(async () => {
  app = await startApp();
  await anAgentAccount(app);
  const visitor = new Visitor(app);
  await enter(app, visitor, nadia);
  session = visitor.cookie(SESSION_COOKIE)!;
  token = /name="jeton" value="([^"]+)"/.exec((await visitor.get('/ccas/mon-compte')).text)![1]!;
});
afterAll(() => app.close());

const send = (method: 'post' | 'delete', path: string, headers: Record<string, string>) => {
  const agent = supertest(app.nest.getHttpServer());
  const cookie = `${SESSION_COOKIE}=${session}`;
  return agent[method](path).set({ host: 'pass.alfortville.example', cookie, ...headers });
};

describe('a form with the right token', () => {
  test.each([
    ['another site', 'https://voleur.example'],
    ['a page without an origin', 'null'],
    ['another port of ours', 'https://pass.alfortville.example:8443'],
    ['a host that begins like ours', 'https://pass.alfortville.example.voleur.example'],
    ['no address at all', 'pass.alfortville.example'],
  ])('from %s is refused, and nothing is done', async (_who, origin) => {
    const answer = await send('post', '/deconnexion', { origin }).type('form').send({ jeton: token });
    expect([answer.status, answer.text.includes('Ce formulaire n’est plus valable')]).toEqual([403, true]);
    const api = await send('delete', `/api/v1/tills/${uuidv7()}`, { origin, 'x-form-token': token });
    expect([api.status, api.body.code]).toEqual([403, 'form_expired']);
    const page = await supertest(app.nest.getHttpServer())
      .get('/ccas')
      .set({ host: 'pass.alfortville.example', cookie: `${SESSION_COOKIE}=${session}` });
    expect(page.status).toBe(200);
  });

  test('from our own page, or from a browser that tells no origin, is taken', async () => {
    const fromUs: Record<string, string>[] = [{ origin: ours }, {}];
    for (const headers of fromUs) {
      const answer = await send('post', '/ccas/mon-compte/sessions/fin', headers).type('form').send({ jeton: token });
      expect(answer.status).toBe(303);
    }
  });
});

describe('the session cookie on the API', () => {
  test('changes nothing without the token of a page of ours', async () => {
    const path = `/api/v1/tills/${uuidv7()}`;
    const wrong = token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const headers of [{}, { origin: ours }, { origin: ours, 'x-form-token': wrong }]) {
      const answer = await send('delete', path, headers as Record<string, string>);
      expect([answer.status, answer.body.code]).toEqual([403, 'form_expired']);
    }
    expect((await send('delete', path, { 'x-form-token': token })).status).toBe(404);
  });

  test('nor with the token of another visit', async () => {
    const stranger = new Visitor(app);
    const foreign = /name="jeton" value="([^"]+)"/.exec((await stranger.get('/connexion')).text)![1]!;
    const answer = await send('delete', `/api/v1/tills/${uuidv7()}`, { origin: ours, 'x-form-token': foreign });
    expect([answer.status, answer.body.code]).toEqual([403, 'form_expired']);
  });
});
