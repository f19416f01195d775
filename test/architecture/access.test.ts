import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { FormToken } from '../../src/kernel/access/form-token.js';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import { RegisterPartner } from '../../src/partners/register-partner.js';
import { aManagerAccount, anAgentAccount } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, anotherCcas, aPassHolder } from '../support/builders.js';
import { TestPhone } from '../support/phone.js';
import { fileFormsOf, routesOf } from '../support/routes.js';
import { matrix } from './access-matrix.js';

const kinds = ['till', 'partner', 'insurer', 'agent', 'manager'] as const;
const holders = ['senior', 'carer'] as const;
type Phones = Record<(typeof holders)[number], TestPhone>;
type Kind = (typeof kinds)[number];
interface Secret {
  cookie: string;
  bearer: string;
  kind: Kind;
  partnerId: string;
}
type Secrets = Record<Kind, Secret>;

let app: TestApp;
let ours: Secrets;
let theirs: Secrets;
let ourPhones: Phones;
let theirPhones: Phones;
let fileForms: Set<string>;
/** Whoever sends a form is somebody, whom it may look up; not those who walk, whose sessions it may end. */
const ids: Partial<Record<Kind, string>> = {};
beforeAll(async () => {
  app = await startApp();
  fileForms = fileFormsOf(app);
  ids.agent = await anAgentAccount(app);
  ids.manager = await aManagerAccount(app);
  const other = await anotherCcas(app);
  ours = await secretsIn(app.ccasId);
  theirs = await secretsIn(other.ccasId);
  ourPhones = await phonesIn(app);
  theirPhones = await phonesIn(other);
});
afterAll(() => app.close());

function secretsIn(ccasId: string): Promise<Secrets> {
  return app.get(Database).transaction(systemScope(ccasId, 'test'), async (tx) => {
    const partnerId = await app
      .get(RegisterPartner)
      .run(tx, systemActor(ccasId), { kind: 'shop', name: 'Boulangerie', siret: '90010020700019' });
    const secrets: Partial<Secrets> = {};
    for (const kind of kinds) {
      const token = tokenOf(kind, kind === 'till' || kind === 'partner' ? partnerId : undefined);
      const create = (carrier: 'cookie' | 'bearer') => app.get(AccessTokens).create(tx, { ...token, carrier });
      secrets[kind] = { cookie: await create('cookie'), bearer: await create('bearer'), kind, partnerId };
    }
    return secrets as Secrets;
  });
}

const tokenOf = (actorKind: Kind, partnerId?: string) => ({
  actorKind,
  label: 'matrix',
  hours: 1,
  partnerId,
  actorId: uuidv7(),
});

/** A session for one form: what it does may end the one it came with. */
function afresh({ kind, partnerId }: Secret): Promise<string> {
  const token = tokenOf(kind, kind === 'till' || kind === 'partner' ? partnerId : undefined);
  return app.within((tx) =>
    app.get(AccessTokens).create(tx, { ...token, actorId: ids[kind] ?? token.actorId, carrier: 'cookie' }),
  );
}

/** As a form of ours sends it: from our own origin, with the token of the page, first where a file may follow. */
function asForm(request: supertest.Test, route: string, host: string, session?: string): supertest.Test {
  const cookies = session ? { [SESSION_COOKIE]: session } : { '__Host-visite': 'matrix' };
  const jeton = app.get(FormToken).issue({ cookies } as unknown as FastifyRequest, {} as FastifyReply);
  const [name, value] = Object.entries(cookies)[0]!;
  request.set({ origin: `https://${host}`, cookie: `${name}=${value}` });
  return fileForms.has(route) ? request.field('jeton', jeton) : request.type('form').send({ jeton });
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

/** What the guard says: `in`, `who?` (sign in first) or `no`. A form is sent with the token of its page. */
async function ask(route: string, secret?: Secret | TestPhone, host = 'pass.alfortville.example'): Promise<string> {
  const [method, path] = route.split(' ') as [string, string];
  const url = path.replace(/:number/, '1').replaceAll(/:\w+/g, uuidv7());
  const isApi = path.startsWith('/api/');
  const request = supertest(app.nest.getHttpServer())[method.toLowerCase() as 'get'](url).set('host', host);
  if (secret instanceof TestPhone) request.set('authorization', await secret.proof(method, url));
  else if (secret && isApi) request.set('authorization', `Bearer ${secret.bearer}`);
  const session = secret instanceof TestPhone ? undefined : secret?.cookie;
  if (method !== 'GET') void (isApi ? request.send({}) : asForm(request, route, host, session));
  else if (session && !isApi) request.set('cookie', `${SESSION_COOKIE}=${session}`);
  const answer = await request;
  expect(answer.status).toBeLessThan(500);
  // A step of signing in is open to all, and leads back to the first one who has not done it.
  const isStep = path.startsWith('/connexion/');
  if (
    // Let in, and asked for a code of their phone.
    (answer.status === 401 && !answer.text.includes('Ce code ne convient pas')) ||
    (!isStep &&
      answer.status === 303 &&
      /^(\/partenaire|\/espace-mutuelle)?\/connexion/.test(answer.headers.location ?? ''))
  )
    return 'who?';
  if (answer.status !== 403) return 'in';
  return /form_expired|Ce formulaire n’est plus valable/.test(answer.text) ? 'form refused' : 'no';
}

describe('who may use which route', () => {
  test('every route is in the matrix, and every line of the matrix is a route', () => {
    expect(routesOf(app)).toEqual(Object.keys(matrix).sort());
  });

  test.each(Object.entries(matrix))('%s', async (route, allowed) => {
    const isOpen = allowed === 'anyone';
    expect(await ask(route)).toBe(isOpen ? 'in' : 'who?');
    const isForm = !route.startsWith('GET ') && !route.includes(' /api/');
    for (const kind of kinds) {
      const expected = isOpen || allowed.includes(kind) ? 'in' : 'no';
      const who = isForm && expected === 'in' ? { ...ours[kind], cookie: await afresh(ours[kind]) } : ours[kind];
      expect([kind, await ask(route, who)]).toEqual([kind, expected]);
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
    const { cookie, bearer } = ours.agent;
    expect(await ask('GET /ccas', { ...ours.agent, cookie: bearer })).toBe('who?');
    expect(await ask('GET /api/v1/residents', { ...ours.agent, bearer: cookie })).toBe('who?');
  });
});
