import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { applicationLetter } from '../../src/applications/application-letter.js';
import { ApplicationQuery } from '../../src/applications/application.query.js';
import { Retention } from '../../src/kernel/retention/retention.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { startApp, type TestApp } from '../support/app.js';
import { anApplication, odette } from '../support/asking.js';
import { nadiaTheAgent } from '../support/personas.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const states = async () =>
  (await app.within((tx) => tx.query('select state from pass_application order by state'))).map(
    (row: { state: string }) => row.state,
  );

describe('how long an application is kept', () => {
  test('a draft thirty days, a refused one six months, one to examine as long as it waits', async () => {
    await new Visitor(app).post('/demande/qui', odette.qui);
    const refused = await anApplication(app);
    await (await nadiaTheAgent(app)).post(`/api/v1/applications/${refused}/refusal`, { reason: 'no_proof' });
    await anApplication(app, { qui: { ...odette.qui, firstName: 'Odile' } });
    expect(await states()).toEqual(['draft', 'refused', 'submitted']);

    app.clock.advance({ hours: 24 * 30 });
    await app.get(Retention).run('applications.purge', app.ccasId);
    expect(await states()).toEqual(['draft', 'refused', 'submitted']);
    app.clock.advance({ seconds: 1 });
    expect(await app.get(Retention).run('applications.purge', app.ccasId)).toEqual({
      drafts: 1,
      withdrawn: 0,
      refused: 0,
    });
    expect(await states()).toEqual(['refused', 'submitted']);

    app.clock.set('2027-06-08T08:00:00Z');
    await app.get(Retention).run('applications.purge', app.ccasId);
    expect(await states()).toEqual(['refused', 'submitted']);
    app.clock.set('2027-06-08T08:00:01Z');
    await app.get(Retention).run('applications.purge', app.ccasId);
    expect(await states()).toEqual(['submitted']);
    const [{ kept }] = await app.within((tx) =>
      tx.query('select count(*)::int as kept from mail where about_id = $1 and text_body is not null', [refused]),
    );
    expect(kept).toBe(0);
  });

  test('the daily job does it', async () => {
    await new Visitor(app).post('/demande/qui', odette.qui);
    await app.get(Jobs).tick();
    app.clock.advance({ hours: 24 * 32 });
    await app.get(Jobs).tick();
    expect(await states()).toEqual(['submitted']);
  });
});

describe('floods', () => {
  test('from one address, drafts are slowed down with a clear sentence, and what was typed stays', async () => {
    const answers = [];
    for (let count = 0; count < 21; count++) answers.push(await new Visitor(app).post('/demande/qui', odette.qui));
    expect(answers.slice(0, 20).every(({ status }) => status === 303)).toBe(true);
    expect(answers[20]!.status).toBe(429);
    expect(answers[20]!.text).toContain('Beaucoup de demandes viennent d’arriver de cette connexion.');
    expect(answers[20]!.text).toContain('value="Vasseur"');
    app.clock.advance({ minutes: 16 });
    expect((await new Visitor(app).post('/demande/qui', odette.qui)).status).toBe(303);
  });
});

describe('the letter', () => {
  test('says what the mail says, to the address that was given', async () => {
    app.clock.advance({ minutes: 16 });
    const id = await anApplication(app, { contact: { answerBy: 'letter' } });
    await (
      await nadiaTheAgent(app)
    ).post(`/api/v1/applications/${id}/request-for-more`, { missing: 'Une facture de moins de trois mois' });
    const application = await app.within((tx) => app.get(ApplicationQuery).get(tx, id));
    const ccas = { name: 'CCAS', address: null, phone: '+33143750000', communeCodes: ['94002'] };
    const letter = applicationLetter(application, ccas, '2026-12-09');
    expect(letter.recipient).toEqual(['Odette Vasseur', '3 rue des Tilleuls', '94140 ALFORTVILLE']);
    expect(letter.place).toBe('Alfortville');
    expect(letter.body).toContain('Une facture de moins de trois mois');
    expect(letter.body).toContain('Une question ? Appelez-nous au 01 43 75 00 00.');
  });
});

describe('the database holds by itself what must hold', () => {
  test.each([
    ['sent without an address', `state = 'submitted', address = null`],
    ['accepted into no dossier', `state = 'accepted', decided_at = now()`],
    ['refused without a reason', `state = 'refused', decided_at = now()`],
    ['decided without a day', `state = 'withdrawn'`],
    ['an appointment without a phone', `showing = 'appointment', phone = null`],
    ['by mail without an address', `answer_by = 'email', email = null`],
    ['asked for nothing', `state = 'more_asked', missing = null`],
    ['a draft with a number', `state = 'draft'`],
  ])('%s', async (_, change) => {
    const id = await anApplication(app, { qui: { ...odette.qui, firstName: 'Ondine' } });
    app.clock.advance({ minutes: 2 });
    await expect(
      app.within((tx) => tx.query(`update pass_application set ${change} where id = $1`, [id])),
    ).rejects.toThrow(/check constraint/);
  });
});
