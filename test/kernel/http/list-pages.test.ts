import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.js';
import { anApplication } from '../../support/asking.js';
import { anOffer, aPartner, aResident } from '../../support/builders.js';
import type { Client } from '../../support/http.js';
import { anAgreement, aPath } from '../../support/mutuelle.js';
import { nadiaTheAgent } from '../../support/personas.js';
import { aCompany, aFund, aPledge, withSettings } from '../../donations/giving.js';
import { aStreet, driveByHand, requestBatch } from '../../printing/printing-support.js';

let app: TestApp;
let nadia: Client;
const five = async (make: (n: number) => Promise<unknown>) => {
  for (let n = 0; n < 5; n++) await make(n);
};
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
  await driveByHand(app);
});
afterAll(() => app.close());

const makers: Record<string, () => Promise<void>> = {
  residents: () => five((n) => aResident(app, { firstName: `Jeanne ${n}` })),
  partners: () => five(() => aPartner(app)),
  async offers() {
    const partnerId = await aPartner(app);
    await five(() => anOffer(app, partnerId));
  },
  donors: () => five(() => aCompany(app)),
  async donations() {
    await withSettings(app);
    const [donorId, fundId] = [await aCompany(app), await aFund(app)];
    await five(() => aPledge(app, { donorId, fundId }));
  },
  async enrolments() {
    await anAgreement(app);
    await five((n) => aPath(app, { firstName: `Yvonne ${n}` }));
  },
  async applications() {
    await five(async (n) => {
      app.clock.advance({ minutes: 16 });
      await anApplication(app, { qui: { lastName: `Vasseur ${n}`, firstName: 'Odette', bornOn: '05/05/1950' } });
    });
  },
  async 'card-batches'() {
    await aStreet(app, 1);
    await five(() => requestBatch(app, {}));
  },
};

describe('a list over the API, page by page', () => {
  test.each(Object.keys(makers))(
    '%s: each once, in pages that are full, and the last one says that it is',
    async (list) => {
      await makers[list]!();
      const whole: string[] = (await nadia.get(`/api/v1/${list}?limit=200`)).body.items.map(
        ({ id }: { id: string }) => id,
      );
      expect(whole.length).toBeGreaterThanOrEqual(5);
      const seen: string[][] = [];
      for (let after = ''; ;) {
        const { status, body } = await nadia.get(`/api/v1/${list}?limit=2${after && `&after=${after}`}`);
        expect(status).toBe(200);
        seen.push(body.items.map(({ id }: { id: string }) => id));
        if (!body.next) break;
        after = body.next;
      }
      expect(seen.flat()).toEqual(whole);
      expect(seen.slice(0, -1).every(({ length }) => length === 2)).toBe(true);
      // A page that is just full is the last one when nothing follows.
      expect((await nadia.get(`/api/v1/${list}?limit=${whole.length}`)).body.next).toBeNull();
    },
  );
});
