import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import supertest from 'supertest';
import { FailedAttempts } from '../../../src/kernel/access/failed-attempts.js';
import { SESSION_COOKIE } from '../../../src/kernel/access/cookies.js';
import { ProblemFilter, problemOf } from '../../../src/kernel/http/problem.filter.js';
import { TeamLinks } from '../../../src/teams/team-links.js';
import { aManagerAccount, aMember, anAccount, anAgentAccount, enter, nadia, serge } from '../../support/accounts.js';
import { startApp, type TestApp } from '../../support/app.js';
import type { Authenticator } from '../../support/authenticator.js';
import { anOffer, aPartner, aPassHolder, aResident, redeem } from '../../support/builders.js';
import { nadiaTheAgent } from '../../support/personas.js';
import { anAgreement, anInsurer } from '../../support/mutuelle.js';
import { Visitor } from '../../support/visitor.js';

const typed = {
  lastName: 'Castellane-Brisepierre',
  firstName: 'Hermine',
  bornOn: '1948-03-02',
  address: '7 impasse des Mésanges',
  postcode: '94140',
  communeCode: '94002',
  'residenceProof.kind': 'energy',
  'residenceProof.seenOn': '2026-12-01',
};
const other = { email: 'karim@ccas.example', password: 'lichen-piano-cerise-44' };

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await anAgentAccount(app);
  await aManagerAccount(app);
  await anAccount(app, 'agent', 'Karim', other);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.advance({ minutes: 20 });
  await app.within((tx) => tx.query('delete from kept_form'));
});

/** Nadia has a form before her when her session ends. */
async function nadiaWhoseSessionEnded(page = '/ccas/usagers/nouveau'): Promise<Visitor> {
  const visitor = new Visitor(app);
  await enter(app, visitor, nadia);
  await visitor.get(page);
  app.clock.advance({ hours: 12 });
  return visitor;
}
/** Codes of the answers that told of a fault of ours, which stand in the log. */
async function failuresWhile(work: () => Promise<void>): Promise<string[]> {
  const answered = jest.spyOn(ProblemFilter.prototype, 'catch');
  try {
    await work();
    return answered.mock.calls
      .map(([error]) => problemOf(error))
      .flatMap(({ status, code }) => (status >= 500 ? [code] : []));
  } finally {
    answered.mockRestore();
  }
}
const count = async (table: string) =>
  (await app.within((tx) => tx.query(`select count(*)::int as n from ${table}`)))[0].n;
const register = (visitor: Visitor) => visitor.post('/ccas/usagers/nouveau', typed);

describe('a session that ended in the middle of a form', () => {
  test('sends to sign in, and brings back the form with everything typed, to send again', async () => {
    const visitor = await nadiaWhoseSessionEnded();
    const before = await count('resident');
    expect(await register(visitor)).toMatchObject({ status: 303, location: '/connexion?suite=%2Freprise' });
    expect((await visitor.get('/connexion?suite=%2Freprise')).text).toContain('Ce que vous avez écrit est gardé');
    expect((await enter(app, visitor, nadia)).location).toBe('/reprise');

    const { status, text } = await visitor.get('/reprise');
    expect(status).toBe(200);
    expect(text).toContain('Votre session s’était terminée. Voici ce que vous aviez écrit.');
    for (const value of ['Castellane-Brisepierre', 'Hermine', '1948-03-02', '7 impasse des Mésanges', '94140'])
      expect(text).toContain(`value="${value}"`);
    expect(text).toMatch(/<option value="energy" selected/);
    // Nothing was done yet: looking at it registers nobody.
    expect(await count('resident')).toBe(before);

    expect((await register(visitor)).location).toMatch(/^\/ccas\/usagers\/[0-9a-f-]{36}$/);
    expect(await count('resident')).toBe(before + 1);
    expect(await count('kept_form')).toBe(0);
    expect((await visitor.get('/reprise')).location).toBe('/ccas');
  });

  test('with a second factor on the way, too', async () => {
    const visitor = new Visitor(app);
    const { phone } = (await enter(app, visitor, serge)) as { phone: Authenticator };
    await visitor.get('/ccas/comptes/nouveau');
    app.clock.advance({ hours: 12 });
    const invitation = { name: 'Claire Vasseur', email: 'claire@ccas.example', kind: 'manager' };
    await visitor.post('/ccas/comptes', invitation);
    expect((await enter(app, visitor, serge, { phone, next: '/reprise' })).location).toBe('/reprise');
    const { text } = await visitor.get('/reprise');
    expect(text).toContain('value="Claire Vasseur"');
    expect(text).toMatch(/value="manager"[^>]* checked/);
    expect(await app.within((tx) => tx.query(`select 1 from account where email = 'claire@ccas.example'`))).toEqual([]);
  });

  test('signed out in another tab: the page on the screen still says whose it was', async () => {
    const visitor = new Visitor(app);
    await enter(app, visitor, nadia);
    await visitor.get('/ccas/usagers/nouveau');
    visitor.forgetCookie(SESSION_COOKIE);
    expect((await register(visitor)).location).toBe('/connexion?suite=%2Freprise');
    await enter(app, visitor, nadia);
    expect((await visitor.get('/reprise')).text).toContain('value="Hermine"');
  });

  test('signed in again in another tab: the old page’s token is over, and the form comes back at once', async () => {
    const visitor = new Visitor(app);
    await enter(app, visitor, nadia);
    await visitor.get('/ccas/usagers/nouveau');
    const tab = new Visitor(app);
    await enter(app, tab, nadia);
    visitor.setCookie(SESSION_COOKIE, tab.cookie(SESSION_COOKIE)!);
    expect((await register(visitor)).location).toBe('/reprise');
    expect((await visitor.get('/reprise')).text).toContain('value="Hermine"');
  });

  test('a partner finds theirs again by their link', async () => {
    const partnerId = await aPartner(app);
    const memberId = await aMember(app, partnerId);
    const chloe = new Visitor(app);
    const come = async () => {
      const url = await app.within((tx) => app.get(TeamLinks).open(tx, 'partner', memberId));
      await chloe.get('/partenaire/connexion');
      return chloe.post('/partenaire/session', { lien: new URL(url).searchParams.get('lien')! });
    };
    await come();
    app.clock.advance({ hours: 24 * 30 - 1 });
    await chloe.get('/partenaire/equipe');
    app.clock.advance({ hours: 2 });
    const answer = await chloe.post('/partenaire/equipe', { name: 'Baptiste', email: 'baptiste@ex.fr' });
    expect(answer.location).toBe('/partenaire/connexion');
    expect((await chloe.get('/partenaire/connexion')).text).toContain('Ce que vous avez écrit est gardé');
    expect((await new Visitor(app).get('/partenaire/connexion')).text).not.toContain('est gardé');
    expect((await come()).location).toBe('/reprise');
    expect((await chloe.get('/reprise')).text).toContain('value="Baptiste"');
  });
});

test('somebody of a mutuelle comes back by their own door, and finds their form there', async () => {
  const insurer = await anInsurer(app, await anAgreement(app, { startsOn: '2026-12-01' }));
  const remi = new Visitor(app);
  const come = async () => {
    const url = await app.within((tx) => app.get(TeamLinks).open(tx, 'insurer', insurer.id));
    await remi.get('/espace-mutuelle/connexion');
    return remi.post('/espace-mutuelle/session', { lien: new URL(url).searchParams.get('lien')! });
  };
  expect((await come()).location).toBe('/espace-mutuelle');
  app.clock.advance({ hours: 24 * 30 - 1 });
  await remi.get('/espace-mutuelle');
  app.clock.advance({ hours: 2 });
  const address = '/espace-mutuelle/personnes/01900000-0000-7000-8000-000000000000/suite';
  const answer = await remi.post(address, { note: 'Rappelée mardi.' });
  expect(answer.location).toBe('/espace-mutuelle/connexion');
  expect((await remi.get('/espace-mutuelle/connexion')).text).toContain('Ce que vous avez écrit est gardé');
  expect((await come()).location).toBe('/reprise');
  expect((await remi.get('/reprise')).text).toContain('Rappelée mardi.');
});

describe('a form that would write before it reads what was typed', () => {
  const odette = async () => {
    const { passId, passCode } = await aPassHolder(app);
    const offerId = await anOffer(app, await aPartner(app));
    const used = await redeem(await nadiaTheAgent(app), { passCode, offerId });
    const [{ residentId }] = await app.within((tx) =>
      tx.query('select resident_id as "residentId" from pass where id = $1', [passId]),
    );
    return { path: `/ccas/usagers/${residentId}`, useId: used.body.id, residentId };
  };
  const written = async (id: string) =>
    (
      await app.within((tx) =>
        tx.query('select 1 from audit_entry where subject_id = $1 and action <> $2', [id, 'redemption.accepted']),
      )
    ).length;

  test('a look at where a pass served comes back as a button: nothing is read, journalled or broken', async () => {
    const { path, residentId } = await odette();
    const visitor = await nadiaWhoseSessionEnded(path);
    const before = await written(residentId);
    expect((await visitor.post(`${path}/utilisations`)).location).toBe('/connexion?suite=%2Freprise');
    await enter(app, visitor, nadia);
    const failures = await failuresWhile(async () => {
      const { status, text } = await visitor.get('/reprise');
      expect([status, text.includes('Envoyer maintenant'), text.includes('a servi')]).toEqual([200, true, false]);
    });
    expect([failures, await written(residentId)]).toEqual([[], before]);
    expect((await visitor.post(`${path}/utilisations`)).text).toContain('Où le pass a servi');
  });

  test('a use to be taken back comes back with its reason, and is not taken back yet', async () => {
    const { path, useId } = await odette();
    const visitor = await nadiaWhoseSessionEnded(path);
    const address = `${path}/utilisations/${useId}/annulation`;
    await visitor.post(address, { reason: 'Saisie deux fois.' });
    await enter(app, visitor, nadia);
    const failures = await failuresWhile(async () => {
      const { status, text } = await visitor.get('/reprise');
      expect(status).toBe(200);
      expect(text).toContain('value="Saisie deux fois."');
      expect(text).toContain('Votre session s’était terminée');
    });
    expect([failures, await written(useId)]).toEqual([[], 0]);
    expect((await visitor.post(address, { reason: 'Saisie deux fois.' })).status).toBe(303);
    expect(await written(useId)).toBe(1);
  });
});

describe('what was typed', () => {
  test('is not shown to somebody else who signs in there, and waits for whoever wrote it', async () => {
    const visitor = await nadiaWhoseSessionEnded();
    await register(visitor);
    expect((await enter(app, visitor, other)).location).toBe('/ccas');
    const { status, location, text } = await visitor.get('/reprise');
    expect([status, location, text.includes('Hermine')]).toEqual([303, '/ccas', false]);
    visitor.forgetCookie(SESSION_COOKIE);
    expect((await enter(app, visitor, nadia)).location).toBe('/reprise');
    expect((await visitor.get('/reprise')).text).toContain('value="Hermine"');
  });

  test('is not shown either when another has signed in in another tab', async () => {
    const visitor = new Visitor(app);
    await enter(app, visitor, nadia);
    await visitor.get('/ccas/usagers/nouveau');
    const tab = new Visitor(app);
    await enter(app, tab, other);
    visitor.setCookie(SESSION_COOKIE, tab.cookie(SESSION_COOKIE)!);
    const answer = await register(visitor);
    expect([answer.status, answer.text.includes('Hermine')]).toEqual([403, false]);
    expect((await visitor.get('/reprise')).location).toBe('/ccas');
  });

  test('is found in this browser only', async () => {
    await register(await nadiaWhoseSessionEnded());
    const elsewhere = new Visitor(app);
    expect((await enter(app, elsewhere, nadia)).location).toBe('/ccas');
    expect((await elsewhere.get('/reprise')).location).toBe('/ccas');
  });

  test('is kept sealed, with the browser’s secret as part of the key, for an hour', async () => {
    const visitor = await nadiaWhoseSessionEnded();
    await register(visitor);
    const [row] = await app.within((tx) => tx.query('select * from kept_form'));
    expect(Buffer.from(row.sealed).toString('latin1')).not.toMatch(/Hermine|Castellane/);
    expect(Buffer.from(row.hash).toString('base64url')).not.toBe(visitor.cookie('__Host-saisie'));
    app.clock.advance({ minutes: 60 });
    expect((await enter(app, visitor, nadia)).location).toBe('/ccas');
  });

  test('of a password, and of a code, is never kept', async () => {
    const visitor = await nadiaWhoseSessionEnded('/ccas/mon-compte');
    await visitor.post('/ccas/mon-compte/mot-de-passe', {
      currentPassword: nadia.password,
      password: 'saxophone-marmite-9-grue',
    });
    await enter(app, visitor, nadia);
    const { status, text } = await visitor.get('/reprise');
    expect(status).toBe(200);
    expect(text).not.toMatch(/saxophone|bleuet/);
  });

  test('with a file: the file is to be chosen again, and nothing of it is kept', async () => {
    const visitor = await nadiaWhoseSessionEnded('/ccas/usagers/import');
    const file = { field: 'file', name: 'usagers.csv', text: 'nom;prénom\nCastellane;Hermine\n' };
    const answer = await visitor.postFile('/ccas/usagers/import', { dryRun: 'true' }, file);
    expect(answer).toMatchObject({ status: 303, location: '/connexion?suite=%2Freprise%3Ffichier%3Doui' });
    const door = '/connexion?suite=%2Freprise';
    expect((await visitor.get(answer.location!)).text).toContain('Le fichier, lui, n’est pas gardé');
    expect((await visitor.get(door)).text).not.toContain('Le fichier');
    expect((await enter(app, visitor, nadia, { next: '/reprise?fichier=oui' })).location).toBe('/reprise');
    const { text } = await visitor.get('/reprise');
    expect(text).toContain('action="/ccas/usagers/import"');
    expect(text).toMatch(/Choisissez (de nouveau )?(le|un) fichier/);
    expect(await count('resident_import')).toBe(0);
  });

  test('with a file, when only the token is over', async () => {
    const visitor = new Visitor(app);
    await enter(app, visitor, nadia);
    await visitor.get('/ccas/usagers/import');
    const tab = new Visitor(app);
    await enter(app, tab, nadia);
    visitor.setCookie(SESSION_COOKIE, tab.cookie(SESSION_COOKIE)!);
    const file = { field: 'file', name: 'usagers.csv', text: 'nom;prénom\n' };
    expect((await visitor.postFile('/ccas/usagers/import', {}, file)).location).toBe('/reprise');
  });
});

describe('a button that was pressed too late', () => {
  test('is not pressed by coming back: it says that nothing was done, and offers it again', async () => {
    const residentId = await aResident(app, { lastName: 'Vasseur', firstName: 'Odette', bornOn: '1950-01-01' });
    const visitor = await nadiaWhoseSessionEnded(`/ccas/usagers/${residentId}`);
    await visitor.post(`/ccas/partenaires/${residentId}/suspension`);
    await enter(app, visitor, nadia);
    const { status, text } = await visitor.get('/reprise');
    expect(status).toBe(200);
    expect(text).toContain('n’a pas été fait');
    expect(text).toContain(`action="/ccas/partenaires/${residentId}/suspension"`);
  });

  test('offers the way back to its page, never to another site', async () => {
    const residentId = await aResident(app);
    for (const [referer, href] of [
      ['https://pass.alfortville.example/ccas/partenaires?etat=x', '/ccas/partenaires?etat=x'],
      ['https://pass.alfortville.example//voleur.example/', '/ccas'],
      ['https://pass.alfortville.example/.//voleur.example/', '/ccas'],
      ['https://voleur.example/ccas', '/ccas'],
    ] as const) {
      const visitor = await nadiaWhoseSessionEnded(`/ccas/usagers/${residentId}`);
      await visitor.post(`/ccas/partenaires/${residentId}/suspension`, {}, { referer });
      await enter(app, visitor, nadia);
      expect((await visitor.get('/reprise')).text).toContain(`href="${href}">Revenir à la page`);
    }
  });

  test('writes nothing even where the page would have written at once', async () => {
    const visitor = await nadiaWhoseSessionEnded('/ccas/mon-compte');
    const elsewhere = new Visitor(app);
    await enter(app, elsewhere, nadia);
    await visitor.post('/ccas/mon-compte/sessions/fin');
    await enter(app, visitor, nadia);
    expect((await visitor.get('/reprise')).text).toContain('n’a pas été fait');
    expect((await elsewhere.get('/ccas')).status).toBe(200);
    expect((await visitor.post('/ccas/mon-compte/sessions/fin')).status).toBe(303);
    expect((await elsewhere.get('/ccas')).status).toBe(303);
  });
});

describe('only what a page of ours had asked for is kept', () => {
  test('not a form sent by another site, not one without a token, not one whose owner is made up', async () => {
    const visitor = await nadiaWhoseSessionEnded();
    const token = /name="jeton" value="([^"]+)"/.exec((await visitor.get('/connexion')).text)![1]!;
    const send = (jeton: string | undefined, from: string) =>
      supertest(app.nest.getHttpServer())
        .post('/ccas/usagers/nouveau')
        .set('host', 'pass.alfortville.example')
        .set('origin', from)
        .type('form')
        .send({ ...typed, ...(jeton && { jeton }) });
    const ours = 'https://pass.alfortville.example';
    const made = `${token}.00000000-0000-7000-8000-000000000000.${token}`;
    for (const [jeton, from] of [
      [made, ours],
      [undefined, ours],
      [token, ours],
      [token, 'https://voleur.example'],
    ] as const)
      expect((await send(jeton, from)).status).toBe(401);
    expect(await count('kept_form')).toBe(0);
  });

  test('nobody from outside says that what they send is to be looked at only', async () => {
    const answer = await supertest(app.nest.getHttpServer())
      .get('/offres')
      .set('host', 'pass.alfortville.example')
      .set('x-rehearsal', 'moi');
    expect(answer.status).toBe(403);
  });
});

describe('what waits without a session is bounded', () => {
  /** A page of Nadia’s whose session is over; its token is sent again and again, from anywhere. */
  async function tokenOfNadia() {
    const visitor = new Visitor(app);
    await enter(app, visitor, nadia);
    const token = /name="jeton" value="([^"]+)"/.exec((await visitor.get('/ccas/usagers/nouveau')).text)![1]!;
    app.clock.advance({ hours: 12 });
    return token;
  }
  const send = (jeton: string, address: string, lastName = 'x') =>
    supertest(app.nest.getHttpServer())
      .post('/ccas/usagers/nouveau')
      .set('host', 'pass.alfortville.example')
      .set('origin', 'https://pass.alfortville.example')
      .set('x-forwarded-for', address)
      .type('form')
      .send({ lastName, jeton });
  const kept = (answer: supertest.Response) => answer.headers.location === '/connexion?suite=%2Freprise';
  /** As if others had left theirs: rows of this size, of people drawn at random. */
  const othersLeave = (rows: number, bytes: number) =>
    app.within((tx) =>
      tx.query(
        `insert into kept_form (hash, owner_id, sealed, expires_at)
         select sha256(convert_to(i::text, 'UTF8')), gen_random_uuid(), convert_to(repeat('x', $2), 'UTF8'), $3 from generate_series(1, $1) i`,
        [rows, bytes, app.clock.now().add({ hours: 1 }).toString()],
      ),
    );

  test('of one person: twelve, and what exceeds is refused with a sentence, the text still in the browser', async () => {
    const token = await tokenOfNadia();
    for (let i = 0; i < 12; i++) expect(kept(await send(token, `198.51.100.${i}`))).toBe(true);
    const refused = await send(token, '198.51.100.99');
    expect([refused.status, await count('kept_form')]).toEqual([401, 12]);
    expect(refused.text).toContain('Votre texte est encore dans la page précédente');
    app.clock.advance({ hours: 1 });
    expect(kept(await send(token, '198.51.100.99'))).toBe(true);
    expect(await count('kept_form')).toBe(1);
  });

  test('also when they are sent at the same moment', async () => {
    const token = await tokenOfNadia();
    await Promise.all(Array.from({ length: 20 }, (_, i) => send(token, `198.51.100.${i}`)));
    expect(await count('kept_form')).toBe(12);
  });

  test('from one network: sixty in a quarter of an hour, an IPv6 /64 being one', async () => {
    const token = await tokenOfNadia();
    for (let i = 0; i < 60; i++) {
      if (i % 12 === 0) await app.within((tx) => tx.query('delete from kept_form'));
      expect(kept(await send(token, `2001:db8::${i.toString(16)}`))).toBe(true);
    }
    await app.within((tx) => tx.query('delete from kept_form'));
    expect(kept(await send(token, '2001:db8::ffff'))).toBe(false);
    expect(kept(await send(token, '2001:db8:0:1::1'))).toBe(true);
  });

  test('of everybody together: sixteen megabytes', async () => {
    const token = await tokenOfNadia();
    await othersLeave(16, 1024 * 1024 - 500);
    expect(kept(await send(token, '198.51.100.1', 'x'.repeat(9000)))).toBe(false);
    expect(await count('kept_form')).toBe(16);
    expect(kept(await send(token, '198.51.100.1'))).toBe(true);
  });

  test('of one form: two hundred thousand characters; the database takes no megabyte', async () => {
    const token = await tokenOfNadia();
    expect(kept(await send(token, '198.51.100.1', 'x'.repeat(200_001)))).toBe(false);
    expect(kept(await send(token, '198.51.100.1', 'x'.repeat(199_000)))).toBe(true);
    await expect(othersLeave(1, 1024 * 1024 + 1)).rejects.toThrow('kept_form_size');
  });

  test('and it must be of a page made within the day', async () => {
    const token = await tokenOfNadia();
    expect(kept(await send(token, '198.51.100.1'))).toBe(true);
    app.clock.advance({ hours: 13 });
    expect((await send(token, '198.51.100.1')).status).toBe(401);
    const [session, owner, hour, mark] = token.split('.');
    const dated = [session, owner, Number(hour) + 13, mark].join('.');
    expect((await send(dated, '198.51.100.1')).status).toBe(401);
    expect(await count('kept_form')).toBe(1);
  });

  test('who is signed in is not held up by what others send from the same network', async () => {
    const visitor = new Visitor(app);
    await enter(app, visitor, nadia);
    await visitor.get('/ccas/usagers/nouveau');
    const tab = new Visitor(app);
    await enter(app, tab, nadia);
    visitor.setCookie(SESSION_COOKIE, tab.cookie(SESSION_COOKIE)!);
    for (let i = 0; i < 60; i++)
      await app.get(FailedAttempts).begin(app.ccasId, { what: 'kept form', from: '127.0.0.1' }, 60);
    expect((await register(visitor)).location).toBe('/reprise');
  });
});
