import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { RevokeCredential } from '../../src/passes/revoke-credential.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, anotherCcas, aPassHolder } from '../support/builders.js';
import { client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { anActivation, TestPhone } from '../support/phone.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The quarter of an hour in which failures count is over. */
function later(): void {
  app.clock.advance({ minutes: 16 });
}

describe('number, secret and birth date put the pass on a phone', () => {
  test('the credential is bound to the phone’s key, for two weeks', async () => {
    const { passId } = await aPassHolder(app);
    const phone = await TestPhone.carrying(app, { passId });
    const [, payload] = phone.credential.split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
    expect(claims.cnf.jwk).toEqual(phone.publicJwk);
    expect(claims.exp - Math.floor(app.clock.now().epochMilliseconds / 86_400_000) * 86_400).toBe(14 * 86_400);
  });

  test('they may be typed as people type them', async () => {
    const { passId } = await aPassHolder(app);
    const { number, secret } = await anActivation(app, { passId });
    const phone = await TestPhone.new(app);
    const typed = {
      number: ` ${number.toLowerCase()} `,
      secret: secret.toLowerCase().replace('-', ' ').replaceAll('0', 'o'),
    };
    expect((await phone.activate(typed)).status).toBe(201);
  });

  test('a letter printed again carries the same secret', async () => {
    const { passId } = await aPassHolder(app);
    expect(await anActivation(app, { passId })).toEqual(await anActivation(app, { passId }));
  });

  test('no secret lies in the database', async () => {
    const { passId } = await aPassHolder(app);
    const { secret } = await anActivation(app, { passId });
    const rows = await app.within((tx) => tx.query('select row_to_json(s)::text as row from activation_secret s'));
    expect(JSON.stringify(rows)).not.toContain(secret.replace('-', ''));
  });
});

describe('what is refused is refused alike, so that it tells a guesser nothing', () => {
  test('wrong number, secret or birth date', async () => {
    const { passId } = await aPassHolder(app);
    const good = await anActivation(app, { passId });
    const { number: other } = await anActivation(app, { passId: (await aPassHolder(app)).passId });
    const tries = [
      { ...good, number: other },
      { ...good, number: 'ZZZZZZZZZ' },
      { ...good, secret: '0000-0000' },
      { ...good, bornOn: '1948-03-03' },
    ];
    for (const wrong of tries) {
      later();
      const answer = await (await TestPhone.new(app)).activate(wrong);
      expect([answer.status, answer.body.code, answer.body.errors]).toEqual([409, 'activation_refused', undefined]);
    }
    later();
    expect((await (await TestPhone.new(app)).activate(good)).status).toBe(201);
  });

  test('a secret serves once; the phone that did not hear the answer gets the same again', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const good = await anActivation(app, { passId });
    const phone = await TestPhone.new(app);
    const first = await phone.activate(good);
    const again = await phone.activate(good);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await (await TestPhone.new(app)).activate(good)).body.code).toBe('activation_refused');
  });

  test('a secret lives thirty days', async () => {
    const { passId } = await aPassHolder(app);
    const good = await anActivation(app, { passId });
    app.clock.advance({ hours: 24 * 30 + 1 });
    expect((await (await TestPhone.new(app)).activate(good)).body.code).toBe('activation_refused');
  });

  test('a new secret takes the place of the one before', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const lost = await anActivation(app, { passId });
    const fresh = await anActivation(app, { passId, fresh: true });
    expect((await (await TestPhone.new(app)).activate(lost)).body.code).toBe('activation_refused');
    expect((await (await TestPhone.new(app)).activate(fresh)).status).toBe(201);
  });

  test('strangers who guess from elsewhere do not keep the holder out, and are slowed down by their network', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const good = await anActivation(app, { passId });
    const { publicJwk } = await TestPhone.new(app);
    const guess = async (address: string) => {
      const form = { number: good.number, secret: '0000-0000', bornOn: '1948-03-02', publicJwk };
      return (await client(app).post('/api/v1/activations', form, { 'x-forwarded-for': address })).status;
    };
    for (let i = 0; i < 6; i++) expect(await guess(`2001:db8:0:7::${i}`)).not.toBe(429);
    expect(await guess('2001:db8:0:7::ffff')).toBe(429);
    // Other networks of the same wide one: twenty-four together.
    for (let i = 0; i < 18; i++) expect(await guess(`2001:db8:0:${(16 + i).toString(16)}::1`)).not.toBe(429);
    expect(await guess('2001:db8:0:100::1')).toBe(429);
    expect(await guess('2001:db8:1::1')).not.toBe(429);
    expect((await (await TestPhone.new(app)).activate(good)).status).toBe(201);
  });

  test('guessing is slowed down for a number, from one network', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const good = await anActivation(app, { passId });
    for (let i = 0; i < 6; i++) {
      const wrong = await (await TestPhone.new(app)).activate({ ...good, secret: '0000-0000' });
      expect(wrong.body.code).toBe('activation_refused');
    }
    const answer = await (await TestPhone.new(app)).activate(good);
    expect([answer.status, answer.body.code]).toEqual([429, 'too_many_attempts']);
  });

  test('a key that is no point of the curve', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const { number, secret } = await anActivation(app, { passId });
    const publicJwk = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'B'.repeat(42) + 'A' };
    const answer = await client(app).post('/api/v1/activations', { number, secret, bornOn: '1948-03-02', publicJwk });
    expect([answer.status, answer.body.errors?.[0].field]).toEqual([400, 'publicJwk']);
  });

  test('another CCAS knows nothing of it', async () => {
    later();
    const other = await anotherCcas(app);
    const { passId } = await aPassHolder(app);
    const phone = await TestPhone.new(app, other.host);
    expect((await phone.activate(await anActivation(app, { passId }))).body.code).toBe('activation_refused');
  });
});

describe('several phones for one pass, up to the CCAS’s limit', () => {
  test('one secret, twenty phones at once: one gets it', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const good = await anActivation(app, { passId });
    const phones = await Promise.all(Array.from({ length: 5 }, () => TestPhone.new(app)));
    const answers = await Promise.all(phones.map((phone) => phone.activate(good)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
  });

  test('the fifth phone is refused until one is taken off', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const phones = [];
    for (let i = 0; i < 4; i++) phones.push(await TestPhone.carrying(app, { passId }));
    const fifth = await anActivation(app, { passId });
    const refused = await (await TestPhone.new(app)).activate(fifth);
    expect([refused.status, refused.body.code]).toEqual([409, 'too_many_phones']);
    expect((await phones[0]!.post(`/phones/${phones[3]!.id}/revocation`)).status).toBe(200);
    expect((await (await TestPhone.new(app)).activate(fifth)).status).toBe(201);
  });

  test('without the rule, the database itself refuses two phones in one place', async () => {
    const { passId } = await aPassHolder(app);
    const phone = await TestPhone.carrying(app, { passId });
    await expect(
      app.within((tx) =>
        tx.query(
          `insert into credential (id, pass_id, kind, jti, status_list, status_index, valid_from, valid_through, issued_at, public_jwk, phone_place)
           select gen_random_uuid(), pass_id, kind, 'AAAAAAAAAAA', status_list, 1, valid_from, valid_through, issued_at, public_jwk, phone_place from credential where id = $1`,
          [phone.id],
        ),
      ),
    ).rejects.toThrow(/one_phone_a_place/);
  });

  test('storage lost: the new secret takes the old phone’s pass away', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const old = await TestPhone.carrying(app, { passId });
    const next = await TestPhone.carrying(app, { passId, replacesCredentialId: old.id });
    expect((await old.get()).body.code).toBe('phone_revoked');
    expect((await next.get()).status).toBe(200);
  });

  test('a pass that is suspended goes on no phone', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const good = await anActivation(app, { passId });
    const nadia = await nadiaTheAgent(app);
    await nadia.post(`/api/v1/passes/${passId}/suspension`);
    expect((await (await TestPhone.new(app)).activate(good)).body.code).toBe('wrong_pass_state');
  });
});

describe('the phone signs each request', () => {
  test('a proof is good for this request, now, here', async () => {
    later();
    const { passId } = await aPassHolder(app);
    const phone = await TestPhone.carrying(app, { passId });
    const url = '/api/v1/my-pass';
    const ask = async (changes: Record<string, unknown>, method = 'GET') =>
      (await client(app).get(url, { authorization: await phone.proof(method, url, changes) })).status;
    expect(await ask({})).toBe(200);
    expect(await ask({ iat: phone.now() - 59 })).toBe(200);
    for (const wrong of [
      { iat: phone.now() - 130 },
      { iat: phone.now() + 130 },
      { aud: 'https://else.example' },
      { htu: '/api/v1/my-pass/data' },
    ])
      expect(await ask(wrong)).toBe(401);
    expect(await ask({}, 'POST')).toBe(401);
  });

  test('a phone whose clock is wrong reads the right time in the refusal', async () => {
    const { passId } = await aPassHolder(app);
    const phone = await TestPhone.carrying(app, { passId });
    const url = '/api/v1/my-pass';
    const answer = await client(app).get(url, { authorization: await phone.proof('GET', url, { iat: 0 }) });
    expect([answer.body.code, answer.body.serverTime]).toEqual(['proof_refused', app.clock.now().epochMilliseconds]);
  });

  test('another phone’s key proves nothing', async () => {
    const { passId } = await aPassHolder(app);
    const phone = await TestPhone.carrying(app, { passId });
    const thief = await TestPhone.new(app);
    thief.id = phone.id;
    expect((await thief.get()).status).toBe(401);
  });
});

describe('the credential renews itself quietly', () => {
  test('two more weeks, same place in the status list', async () => {
    const { passId } = await aPassHolder(app);
    const phone = await TestPhone.carrying(app, { passId });
    const claims = (credential: string) => JSON.parse(Buffer.from(credential.split('.')[1]!, 'base64url').toString());
    const before = claims(phone.credential);
    app.clock.advance({ hours: 24 * 20 });
    const { body } = await phone.post('/credential');
    const after = claims(body.credential);
    expect(after).toEqual({ ...before, exp: before.exp + 20 * 86_400 });
  });

  test('never past the pass', async () => {
    const { passId } = await aPassHolder(app);
    const phone = await TestPhone.carrying(app, { passId });
    await app.within((tx) =>
      tx.query(`update pass set valid_through = $2 where id = $1`, [
        passId,
        app.clock.today().add({ days: 3 }).toString(),
      ]),
    );
    await phone.post('/credential');
    const [row] = await app.within((tx) => tx.query('select valid_through from credential where id = $1', [phone.id]));
    expect(row.valid_through).toBe(app.clock.today().add({ days: 3 }).toString());
  });

  test('a phone taken off the pass gets nothing more', async () => {
    const { passId } = await aPassHolder(app);
    const phone = await TestPhone.carrying(app, { passId });
    await app.within((tx) => app.get(RevokeCredential).run(tx, systemActor(app.ccasId), passId, phone.id));
    expect((await phone.post('/credential')).body.code).toBe('phone_revoked');
  });
});

describe('carers', () => {
  test('a carer sees the pass and where it serves, not the dossier', async () => {
    const { passId } = await aPassHolder(app);
    const anne = await TestPhone.carrying(app, { passId, carerId: await aCarer(app, passId) });
    const { body } = await anne.get();
    expect(body.role).toBe('carer');
    expect(Object.keys(body).toSorted()).toEqual([
      'ccas',
      'holder',
      'offers',
      'pass',
      'phones',
      'renew',
      'role',
      'serverTime',
    ]);
    expect((await anne.get('/data')).status).toBe(403);
  });

  test('the holder allows one from their phone, and hands the activation on', async () => {
    const { passId } = await aPassHolder(app);
    const jeanne = await TestPhone.carrying(app, { passId });
    const { body } = await jeanne.post('/carers', { firstName: 'Paul', lastName: 'Petit' });
    const paul = await TestPhone.new(app);
    const [number] = body.activation.url.split('#')[1].split('.');
    expect((await paul.activate({ number, secret: body.activation.secret })).status).toBe(201);
    expect((await jeanne.get()).body.carers).toMatchObject([{ firstName: 'Paul', phones: 1, allowedBy: 'resident' }]);
  });

  test.each(['senior', 'carer'] as const)(
    'ended by the %s, the carer’s phone loses the pass and the secret serves no more',
    async (who) => {
      later();
      const { passId } = await aPassHolder(app);
      const carerId = await aCarer(app, passId);
      const jeanne = await TestPhone.carrying(app, { passId });
      const anne = await TestPhone.carrying(app, { passId, carerId });
      const unused = await anActivation(app, { passId, carerId });
      expect((await (who === 'senior' ? jeanne : anne).post(`/carers/${carerId}/end`)).status).toBe(204);
      expect((await anne.get()).body.code).toBe('phone_revoked');
      expect((await (await TestPhone.new(app)).activate(unused)).body.code).toBe('activation_refused');
      expect((await jeanne.get()).body.carers).toEqual([]);
    },
  );

  test('a carer takes no other phone off and ends no other carer', async () => {
    const { passId } = await aPassHolder(app);
    const jeanne = await TestPhone.carrying(app, { passId });
    const anne = await TestPhone.carrying(app, { passId, carerId: await aCarer(app, passId) });
    const other = await aCarer(app, passId);
    expect((await anne.post(`/phones/${jeanne.id}/revocation`)).status).toBe(404);
    expect((await anne.post(`/carers/${other}/end`)).status).toBe(404);
    expect((await anne.post(`/phones/${anne.id}/revocation`)).status).toBe(200);
  });
});
