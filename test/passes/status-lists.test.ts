import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { ChangePassState, type PassChange } from '../../src/passes/change-pass-state.js';
import { IssuePhoneCredential } from '../../src/passes/issue-phone-credential.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder } from '../support/builders.js';
import { client } from '../support/http.js';
import { getListFromStatusListJWT } from '@sd-jwt/jwt-status-list';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
});

const list = async () => (await client(app).get('/status/1')).text;
const change = (passId: string, verb: PassChange) =>
  app.within((tx) => app.get(ChangePassState).run(tx, systemActor(app.ccasId), passId, verb));
/** As an independent reader sees it: each credential of the pass, cards and phones. */
const statuses = async (passId: string) => {
  const read = getListFromStatusListJWT(await list());
  const places: { status_index: number }[] = await app.within((tx) =>
    tx.query('select status_index from credential where pass_id = $1', [passId]),
  );
  return places.map((place) => read.getStatus(place.status_index));
};
const publicJwk = { x: 'A'.repeat(43), y: 'B'.repeat(43) };

describe('a status list', () => {
  test('is signed anew as soon as something in it changed, cards and phones alike', async () => {
    const { passId } = await aPassHolder(app);
    await app.within((tx) =>
      app.get(IssuePhoneCredential).run(tx, systemActor(app.ccasId), { passId, publicJwk, carerId: null }),
    );
    expect(await statuses(passId)).toEqual([0, 0]);
    await change(passId, { verb: 'suspend' });
    expect(await statuses(passId)).toEqual([2, 2]);
    await change(passId, { verb: 'resume' });
    expect(await statuses(passId)).toEqual([0, 0]);
    await change(passId, { verb: 'revoke', reason: 'deceased' });
    expect(await statuses(passId)).toEqual([1, 1]);
  });

  test('that has not changed is not signed again for an hour', async () => {
    await aPassHolder(app);
    const first = await list();
    app.clock.advance({ minutes: 59 });
    expect(await list()).toBe(first);
    app.clock.advance({ minutes: 2 });
    expect(await list()).not.toBe(first);
  });

  test('never says it is older than the one before, though another process signs it by a clock that is behind', async () => {
    const { passId } = await aPassHolder(app);
    const iat = async () => decodeJwt(await list()).iat!;
    const first = await iat();
    for (const verb of ['suspend', 'resume', 'suspend'] as const) {
      app.clock.advance({ seconds: -2 });
      await change(passId, { verb });
      expect(await iat()).toBe(first);
    }
    // A clock that was an hour ahead is no reason to sign for the future.
    app.clock.advance({ hours: -1 });
    await change(passId, { verb: 'resume' });
    expect(await iat()).toBe(Math.floor(app.clock.now().epochMilliseconds / 1000));
  });

  test('nobody asks for is signed anew all the same, long before it lapses', async () => {
    await aPassHolder(app);
    await list();
    const kept = async () => {
      const [row] = await app.within((tx) => tx.query('select token from signed_status_list'));
      return decodeJwt(row.token);
    };
    for (let day = 0; day < 10; day++) {
      app.clock.advance({ hours: 24 });
      await app.get(Jobs).tick();
      const now = app.clock.now().epochMilliseconds / 1000;
      expect((await kept()).iat).toBe(now);
    }
  });
});
