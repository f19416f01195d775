import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../../src/kernel/access/actor.js';
import { ChangeAgreement } from '../../../src/mutuelle/agreements/change-agreement.js';
import { CorrectAgreementDates } from '../../../src/mutuelle/agreements/correct-agreement-dates.js';
import { startApp, type TestApp } from '../../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';
import { client } from '../../support/http.js';
import { aDraftAgreement, anAgreement, aPermanence, aTransmittedPath, moveTo } from '../../support/mutuelle.js';
import { aToken } from '../../support/personas.js';

let app: TestApp;
let nadia: AgentsConsole;
let inForce: string;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  inForce = await anAgreement(app);
});
afterAll(() => app.close());

const year = (of: number) => ({ startsOn: `${of}-01-01`, endsOn: `${of}-12-31`, reviewOn: `${of}-06-15` });
const correct = (id: string, dates: ReturnType<typeof year>) =>
  app.within((tx) => app.get(CorrectAgreementDates).run(tx, systemActor(app.ccasId), id, dates));
const datesOf = async (id: string) =>
  (
    await app.within((tx) =>
      tx.query(
        `select starts_on::text as "startsOn", ends_on::text as "endsOn", review_on::text as "reviewOn" from agreement where id = $1`,
        [id],
      ),
    )
  )[0];
const sign = (id: string) =>
  app.within((tx) => app.get(ChangeAgreement).sign(tx, systemActor(app.ccasId), id, app.clock.today().toString()));

describe('a draft', () => {
  test('its dates are corrected on its page, and the journal says that they were', async () => {
    const draft = await aDraftAgreement(app, year(2030));
    const page = `/ccas/mutuelle/conventions/${draft}`;
    expect((await nadia.open(page)).words).toContain('Corriger les dates');
    expect((await nadia.submit(`${page}/dates`, year(2031))).status).toBe(303);
    expect(await datesOf(draft)).toEqual(year(2031));
    const [{ details }] = await app.within((tx) =>
      tx.query(`select details from audit_entry where action = 'agreement.dates_corrected' and subject_id = $1`, [
        draft,
      ]),
    );
    expect(details).toMatchObject(year(2031));
  });

  test('dates that contradict one another are refused at their field, and what was typed stays', async () => {
    const draft = await aDraftAgreement(app, year(2030));
    const { status, words, html } = await nadia.submit(`/ccas/mutuelle/conventions/${draft}/dates`, {
      ...year(2030),
      endsOn: '2029-12-31',
      reviewOn: '2029-06-15',
    });
    expect(status).toBe(400);
    expect(words).toContain('La fin vient avant le début');
    expect(words).toContain('Le bilan vient avant le début de la convention');
    expect(html).toMatch(/name="endsOn"[^>]*value="2029-12-31"/);
    expect(await datesOf(draft)).toEqual(year(2030));
  });

  test('it may lie over another one as long as nobody signed it; signing is then refused', async () => {
    const draft = await aDraftAgreement(app, year(2030));
    await correct(draft, year(2027));
    await expect(sign(draft)).rejects.toMatchObject({ code: 'agreement_overlaps' });
  });
});

describe('a signed agreement', () => {
  test('is corrected by the API too, when what was typed is not what was signed', async () => {
    const coming = await aDraftAgreement(app, year(2030));
    await sign(coming);
    const api = client(app, await aToken(app, 'agent'));
    const { status, body } = await api.post(`/api/v1/agreements/${coming}/dates`, year(2033));
    expect([status, body.status, body.startsOn]).toEqual([200, 'coming', '2033-01-01']);
  });

  test('two never cover the same day: the code says so, the database would not have it', async () => {
    const coming = await aDraftAgreement(app, year(2034));
    await sign(coming);
    await expect(correct(coming, year(2027))).rejects.toMatchObject({ code: 'agreement_overlaps', status: 409 });
    await expect(
      app.within((tx) => tx.query(`update agreement set starts_on = '2027-01-01' where id = $1`, [coming])),
    ).rejects.toThrow(/one_agreement_in_force/);
  });

  test('two corrected at once to the same year: one is, the other is told', async () => {
    const both = [await aDraftAgreement(app, year(2040)), await aDraftAgreement(app, year(2041))];
    for (const id of both) await sign(id);
    const outcomes = await Promise.allSettled(both.map((id) => correct(id, year(2045))));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['agreement_overlaps']);
  });

  test('leaves outside no day on which somebody is expected, and no member’s first day', async () => {
    const now = { ...(await datesOf(inForce)) };
    await aPermanence(app);
    await expect(correct(inForce, { ...now, endsOn: '2026-12-14' })).rejects.toMatchObject({
      errors: [{ field: 'endsOn', code: 'permanence_outside' }],
    });
    const path = await aTransmittedPath(app);
    const [{ id: planId }] = await app.within((tx) =>
      tx.query('select id from agreement_plan where agreement_id = $1 limit 1', [inForce]),
    );
    await moveTo(app, path, 'enrolled', { planId, effectiveOn: '2026-03-01' });
    await expect(correct(inForce, { ...now, startsOn: '2026-03-02' })).rejects.toMatchObject({
      errors: [{ field: 'startsOn', code: 'enrolment_before' }],
    });
    await correct(inForce, { ...now, startsOn: '2026-03-01' });
    expect((await datesOf(inForce)).startsOn).toBe('2026-03-01');
  });

  test('does not end in the past by a correction, and once told that it ends, keeps its dates', async () => {
    const now = { ...(await datesOf(inForce)) };
    await expect(correct(inForce, { ...now, endsOn: '2026-12-07' })).rejects.toMatchObject({
      errors: [{ field: 'endsOn', code: 'past' }],
    });
    await app.within((tx) => app.get(ChangeAgreement).end(tx, systemActor(app.ccasId), inForce, '2027-06-30'));
    await expect(correct(inForce, now)).rejects.toMatchObject({ code: 'wrong_agreement_state' });
    expect((await nadia.open(`/ccas/mutuelle/conventions/${inForce}`)).words).not.toContain('Corriger les dates');
  });
});
