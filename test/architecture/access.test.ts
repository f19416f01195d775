import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { Database } from '../../src/kernel/database/database.js';
import { RegisterPartner } from '../../src/partners/register-partner.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, anotherCcas, aPassHolder } from '../support/builders.js';
import { TestPhone } from '../support/phone.js';
import { routesOf } from '../support/routes.js';
import { matrix } from './access-matrix.js';

const kinds = ['till', 'partner', 'insurer', 'agent', 'manager'] as const;
const holders = ['senior', 'carer'] as const;
type Phones = Record<(typeof holders)[number], TestPhone>;
type Kind = (typeof kinds)[number];
type Secrets = Record<Kind, { cookie: string; bearer: string }>;

let app: TestApp;
let ours: Secrets;
let theirs: Secrets;
let ourPhones: Phones;
let theirPhones: Phones;
beforeAll(async () => {
  app = await startApp();
  const other = await anotherCcas(app);
  ours = await secretsIn(app.ccasId);
  theirs = await secretsIn(other.ccasId);
  ourPhones = await phonesIn(app);
  theirPhones = await phonesIn(other);
});
afterAll(() => app.close());

function secretsIn(ccasId: string): Promise<Secrets> {
  return app.get(Database).transaction(ccasId, async (tx) => {
    const partnerId = await app
      .get(RegisterPartner)
      .run(tx, systemActor(ccasId), { kind: 'shop', name: 'Boulangerie', siret: '90010020700019' });
    const secrets: Partial<Secrets> = {};
    for (const actorKind of kinds) {
      const token = {
        actorKind,
        label: 'matrix',
        hours: 1,
        partnerId: actorKind === 'till' || actorKind === 'partner' ? partnerId : undefined,
        actorId: uuidv7(),
      };
      const create = (carrier: 'cookie' | 'bearer') => app.get(AccessTokens).create(tx, { ...token, carrier });
      secrets[actorKind] = { cookie: await create('cookie'), bearer: await create('bearer') };
    }
    return secrets as Secrets;
  });
}

/** A pass on the phone of its holder, and on a carer's. */
async function phonesIn(place: Parameters<typeof aPassHolder>[0] & { host?: string }): Promise<Phones> {
  const { passId } = await aPassHolder(place);
  const carerId = await aCarer(place, passId);
  return {
    senior: await TestPhone.carrying(app, { passId }, place),
    carer: await TestPhone.carrying(app, { passId, carerId }, place),
  };
}

/** What the guard says: `in`, `who?` (sign in first) or `no`. A form that came in without its token was let in first. */
async function ask(
  route: string,
  secret?: { cookie: string; bearer: string } | TestPhone,
  host = 'pass.alfortville.example',
): Promise<string> {
  const [method, path] = route.split(' ') as [string, string];
  const url = path
    .replace(/:number/, '1')
    .replace(/:verb/, 'rien')
    .replaceAll(/:\w+/g, uuidv7());
  const isApi = path.startsWith('/api/');
  const request = supertest(app.nest.getHttpServer())[method.toLowerCase() as 'get'](url).set('host', host);
  if (secret instanceof TestPhone) request.set('authorization', await secret.proof(method, url));
  else if (secret)
    request.set(
      isApi ? { authorization: `Bearer ${secret.bearer}` } : { cookie: `${SESSION_COOKIE}=${secret.cookie}` },
    );
  const answer = method === 'GET' ? await request : await request.send(isApi ? {} : undefined);
  expect(answer.status).toBeLessThan(500);
  // A step of signing in is open to all, and leads back to the first one who has not done it.
  const isStep = path.startsWith('/connexion/');
  if (
    answer.status === 401 ||
    (!isStep &&
      answer.status === 303 &&
      /^(\/partenaire|\/espace-mutuelle)?\/connexion/.test(answer.headers.location ?? ''))
  )
    return 'who?';
  if (answer.status !== 403) return 'in';
  return /form_expired|Ce formulaire n’est plus valable/.test(answer.text) ? 'in' : 'no';
}

describe('who may use which route', () => {
  test('every route is in the matrix, and every line of the matrix is a route', () => {
    expect(routesOf(app)).toEqual(Object.keys(matrix).sort());
  });

  test.each(Object.entries(matrix))('%s', async (route, allowed) => {
    const isOpen = allowed === 'anyone';
    expect(await ask(route)).toBe(isOpen ? 'in' : 'who?');
    for (const kind of kinds) {
      const expected = isOpen || allowed.includes(kind) ? 'in' : 'no';
      expect([kind, await ask(route, ours[kind])]).toEqual([kind, expected]);
      // Another CCAS's account is no one here: neither its session nor its API token is known.
      const foreign = isOpen && !route.includes('/api/') ? 'in' : 'who?';
      expect([`${kind} of another CCAS`, await ask(route, theirs[kind])]).toEqual([`${kind} of another CCAS`, foreign]);
    }
    for (const kind of holders) {
      // A phone speaks to the API only: on a page it is no one.
      const isApi = route.includes(' /api/');
      const expected = isOpen || allowed.includes(kind) ? 'in' : isApi ? 'no' : 'who?';
      expect([kind, await ask(route, ourPhones[kind])]).toEqual([kind, expected]);
      const foreign = isOpen && !isApi ? 'in' : 'who?';
      expect([`${kind} of another CCAS`, await ask(route, theirPhones[kind])]).toEqual([
        `${kind} of another CCAS`,
        foreign,
      ]);
    }
  });

  test('at home, the other CCAS’s agent is let in', async () => {
    expect(await ask('GET /ccas', theirs.agent, 'pass.maisons-alfort.example')).toBe('in');
  });

  test('a bearer token opens no page, a session cookie is no bearer token', async () => {
    expect(await ask('GET /ccas', { cookie: ours.agent.bearer, bearer: '' })).toBe('who?');
    expect(await ask('GET /api/v1/residents', { cookie: '', bearer: ours.agent.cookie })).toBe('who?');
  });
});
