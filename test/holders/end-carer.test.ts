import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EndCarer } from '../../src/holders/end-carer.js';
import type { Actor } from '../../src/kernel/access/actor.js';
import { PassQuery } from '../../src/passes/pass.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, aPassHolder } from '../support/builders.js';
import { anActivation, TestPhone } from '../support/phone.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test.each([
  ['senior', 'resident'],
  ['carer', 'carer'],
  ['agent', 'agent'],
  ['manager', 'agent'],
  ['system', 'system'],
] as [Actor['kind'], string][])(
  'a carer whom a %s ends: « %s » is kept, and no letter nor phone serves',
  async (kind, by) => {
    const { passId } = await aPassHolder(app);
    const { residentId } = await app.within((tx) => app.get(PassQuery).get(tx, passId));
    const carerId = await aCarer(app, passId);
    const phone = await TestPhone.carrying(app, { passId, carerId });
    const letter = await anActivation(app, { passId, carerId });
    await app.within((tx) => app.get(EndCarer).run(tx, { kind, ccasId: app.ccasId }, residentId, carerId));
    const [carer] = await app.within((tx) => tx.query('select ended_by from carer where id = $1', [carerId]));
    expect(carer.ended_by).toBe(by);
    expect((await phone.get()).status).toBe(401);
    expect((await (await TestPhone.new(app)).activate(letter)).status).toBeGreaterThanOrEqual(400);
    // Withdrawn itself too: the person may be made a carer again one day, and the old letter must not serve then.
    const waiting = await app.within((tx) =>
      tx.query('select 1 from activation_secret where carer_id = $1 and used_at is null and withdrawn_at is null', [
        carerId,
      ]),
    );
    expect(waiting).toEqual([]);
    app.clock.advance({ minutes: 16 });
  },
);
