import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner } from '../support/builders.js';
import { routesOf } from '../support/routes.js';

let app: TestApp;
const sessions: Record<string, string | undefined> = { 'no one': undefined };
beforeAll(async () => {
  app = await startApp();
  const partnerId = await aPartner(app);
  for (const actorKind of ['manager', 'partner', 'insurer'] as const) {
    const token = { actorKind, label: 'walk', hours: 1, carrier: 'cookie' as const, actorId: uuidv7() };
    sessions[actorKind] = await app.within((tx) =>
      app.get(AccessTokens).create(tx, { ...token, ...(actorKind === 'partner' && { partnerId }) }),
    );
  }
});
afterAll(() => app.close());

const open = (path: string, session?: string, method: 'get' | 'post' = 'get') => {
  const request = supertest(app.nest.getHttpServer())[method](path).set('host', 'pass.alfortville.example');
  return session ? request.set('cookie', `${SESSION_COOKIE}=${session}`) : request;
};

/** What a policy must say, or why it does not. */
function faultOf(policy: string | undefined): string | undefined {
  if (!policy) return 'none';
  const directives = new Map(
    policy.split(';').map((line) => {
      const [name, ...sources] = line.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );
  const wanted = {
    'default-src': "'none'",
    'style-src': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
  };
  for (const [name, source] of Object.entries(wanted))
    if (directives.get(name)?.join(' ') !== source) return `${name} ${directives.get(name)?.join(' ')}`;
  const sources = new Set([...directives.values()].flat());
  for (const source of ["'none'", "'self'", "'wasm-unsafe-eval'", 'data:', 'blob:']) sources.delete(source);
  return sources.size > 0 ? [...sources].join(' ') : undefined;
}

describe('the policy that keeps scripts of others out', () => {
  test('comes with every answer of every route, whoever asks', async () => {
    const faults: string[] = [];
    for (const route of routesOf(app)) {
      if (!route.startsWith('GET ')) continue;
      const path = route
        .slice(4)
        .replace(/:number/, '1')
        .replaceAll(/:\w+/g, uuidv7());
      // Each page once as its own people see it, and once as nobody does.
      const own = path.startsWith('/partenaire')
        ? 'partner'
        : path.startsWith('/espace-mutuelle')
          ? 'insurer'
          : 'manager';
      for (const who of [own, 'no one']) {
        const session = sessions[who];
        const { headers, text } = await open(path, session);
        const fault = faultOf(headers['content-security-policy']);
        if (fault) faults.push(`${route} for ${who}: ${fault}`);
        if (
          /text\/html/.test(headers['content-type'] ?? '') &&
          /<script(?![^>]*\b(src|type="application\/[a-z+]*json"))/.test(text)
        )
          faults.push(`${route} for ${who}: a script in the page`);
      }
    }
    expect(faults).toEqual([]);
  });

  test.each([
    ['a page that is not there', '/rien', 'get'],
    ['an address that cannot be read', '/%zz', 'get'],
    ['a form that is refused', '/connexion', 'post'],
    ['a form of nobody', '/ccas/usagers/nouveau', 'post'],
    ['a file that is not there', '/assets/rien.js', 'get'],
    ['the API', '/api/v1/rien', 'get'],
  ] as const)('and with %s', async (_what, path, method) => {
    expect(faultOf((await open(path, undefined, method)).headers['content-security-policy'])).toBeUndefined();
  });
});
