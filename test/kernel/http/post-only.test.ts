import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aManagersDesk, aManagerAccount } from '../../support/accounts.js';
import { startApp, type TestApp } from '../../support/app.js';
import { routesOf } from '../../support/routes.js';
import { Visitor } from '../../support/visitor.js';

let app: TestApp;
let desk: Visitor;
beforeAll(async () => {
  app = await startApp();
  await aManagerAccount(app);
  desk = await aManagersDesk(app);
});
afterAll(() => app.close());

const someId = '01900000-0000-7000-8000-000000000000';
const postOnly = () => {
  const routes = routesOf(app);
  return routes
    .filter((route) => route.startsWith('POST /') && !route.startsWith('POST /api/'))
    .filter((route) => !routes.includes(route.replace('POST', 'GET')))
    .map((route) => route.replace('POST ', ''));
};

describe('an address that only takes forms, asked for as a page', () => {
  test('leads to the page above it', async () => {
    const lead = async (path: string) => (await desk.get(path)).location;
    expect(await lead(`/ccas/usagers/${someId}/utilisations`)).toBe(`/ccas/usagers/${someId}`);
    expect(await lead(`/ccas/usagers/${someId}/utilisations/${someId}/annulation?x=1`)).toBe(`/ccas/usagers/${someId}`);
    expect(await lead('/deconnexion')).toBe('/');
  });

  test('whichever it is: there are over a hundred, and none is a dead end', async () => {
    const paths = postOnly();
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths) {
      const asked = path.replaceAll(/:\w+/g, someId);
      const { status, location } = await desk.get(asked);
      expect([path, status, asked.startsWith(location!)]).toEqual([path, 303, true]);
    }
  });

  test('what is nowhere stays nowhere, and looks neither signed in nor signed out', async () => {
    for (const path of ['/ccas/nulle-part', `//ccas/usagers/${someId}/utilisations`, '/a//b']) {
      const { status, text } = await desk.get(path);
      expect([path, status, text.includes('Se connecter'), text.includes('Principale')]).toEqual([
        path,
        404,
        false,
        false,
      ]);
    }
  });

  test('somebody who is signed out comes to the page by signing in; programs read a problem', async () => {
    const visitor = new Visitor(app);
    expect((await visitor.get(`/ccas/usagers/${someId}/utilisations`)).location).toBe(`/ccas/usagers/${someId}`);
    expect((await visitor.get(`/ccas/usagers/${someId}`)).location).toMatch(/^\/connexion\?suite=/);
    expect((await visitor.get('/api/v1/redemptions')).status).toBe(404);
  });
});
