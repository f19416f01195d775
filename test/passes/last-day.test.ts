import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { ExtendPhoneCredential } from '../../src/passes/extend-phone-credential.js';
import { IssueCredential } from '../../src/passes/issue-credential.js';
import { IssuePhoneCredential } from '../../src/passes/issue-phone-credential.js';
import { RenewPass } from '../../src/passes/renew-pass.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder } from '../support/builders.js';
import { TestPhone } from '../support/phone.js';
import { aTuesday } from '../support/test-clock.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Valid from 8 December 2026 through 7 December 2028; both moments are of one evening and night in Paris. */
const lastEvening = '2028-12-07T22:59:00Z';
const midnight = '2028-12-07T23:00:00Z';
const wrongState = { code: 'wrong_pass_state' };

describe('a pass on the last evening it is valid, and a minute later', () => {
  let passId: string;
  let phone: TestPhone;
  beforeEach(async () => {
    app.clock.set(aTuesday);
    ({ passId } = await aPassHolder(app));
    phone = await TestPhone.carrying(app, { passId });
  });
  const publicJwk = { x: 'x'.repeat(43), y: 'y'.repeat(43) };

  const acts = {
    'gets a new card': () => app.within((tx) => app.get(IssueCredential).run(tx, systemActor(app.ccasId), passId)),
    'is put on a phone': () =>
      app.within((tx) =>
        app.get(IssuePhoneCredential).run(tx, systemActor(app.ccasId), { passId, publicJwk, carerId: null }),
      ),
    'is kept on the phone that has it': () =>
      app.within((tx) => app.get(ExtendPhoneCredential).run(tx, app.ccasId, phone.id)),
  };
  test.each(Object.keys(acts) as (keyof typeof acts)[])('%s, and then no longer', async (act) => {
    app.clock.set(lastEvening);
    await expect(acts[act]()).resolves.toBeDefined();
    app.clock.set(midnight);
    await expect(acts[act]()).rejects.toMatchObject(wrongState);
  });

  test('is not renewed the day it was issued: that would add nothing', async () => {
    const renew = () => app.within((tx) => app.get(RenewPass).run(tx, systemActor(app.ccasId), passId));
    await expect(renew()).rejects.toMatchObject(wrongState);
    app.clock.set('2026-12-09T09:00:00Z');
    await expect(renew()).resolves.toBeUndefined();
  });
});
