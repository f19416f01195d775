import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { anApplication, odette } from '../support/asking.js';
import { anotherCcas, aPassHolder, aResident } from '../support/builders.js';
import { client, type Client } from '../support/http.js';
import { aToken, nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let nadia: Client;
let people = 0;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.advance({ minutes: 16 }));

const acceptance = { category: 1, residenceProof: { kind: 'tax', seenOn: '2026-12-08' } };
const names = [
  'Abel',
  'Basile',
  'Cyprien',
  'Damien',
  'Edmond',
  'Firmin',
  'Gaston',
  'Hubert',
  'Ignace',
  'Jules',
  'Kléber',
  'Lucien',
];

/** Somebody nobody in the register looks like. */
function somebody() {
  people++;
  return {
    lastName: `${names[people % names.length]}${names[(people * 5) % names.length]!.toLowerCase()}`,
    firstName: names[(people * 7) % names.length]!,
    bornOn: `1${(people % 9) + 1}/0${(people % 9) + 1}/19${40 + people}`.replace(/^19/, '18'),
  };
}
const mailsAbout = (id: string) =>
  app.within((tx) => tx.query('select subject, text_body as text from mail where about_id = $1 order by id', [id]));

describe('accepting', () => {
  test('makes the dossier and its pass at once', async () => {
    const id = await anApplication(app, { qui: somebody() });
    const { status, body } = await nadia.post(`/api/v1/applications/${id}/acceptance`, acceptance);
    expect([status, body.state]).toEqual([200, 'accepted']);
    const resident = (await nadia.get(`/api/v1/residents/${body.residentId}`)).body;
    expect(resident).toMatchObject({
      communeCode: '94002',
      postcode: '94140',
      phone: '+33143751234',
      residenceProof: { kind: 'tax' },
    });
    const [pass] = await app.within((tx) =>
      tx.query('select state, category from pass where resident_id = $1', [body.residentId]),
    );
    expect(pass).toEqual({ state: 'active', category: 1 });
    expect((await mailsAbout(id)).map((mail: { subject: string }) => mail.subject)).toContain(
      'Votre pass senior est prêt',
    );
  });

  test('a likely double is shown; the dossier chosen is completed, its name left as it is', async () => {
    const existing = await aResident(app, { lastName: 'Vasseur-Petit', firstName: 'Odette', bornOn: '1950-05-05' });
    const id = await anApplication(app, { qui: { ...odette.qui, lastName: 'Vasseur Petite' } });
    const refused = await nadia.post(`/api/v1/applications/${id}/acceptance`, acceptance);
    expect([refused.status, refused.body.code]).toEqual([409, 'likely_double']);
    expect(refused.body.candidates[0]).toMatchObject({ id: existing, why: ['similar_name'] });
    const { body } = await nadia.post(`/api/v1/applications/${id}/acceptance`, { ...acceptance, residentId: existing });
    expect(body.residentId).toBe(existing);
    expect((await nadia.get(`/api/v1/residents/${existing}`)).body).toMatchObject({
      lastName: 'Vasseur-Petit',
      address: '3 rue des Tilleuls',
      email: 'odette@exemple.fr',
    });
  });

  test('a confirmed namesake has a dossier of their own', async () => {
    await aResident(app, { lastName: 'Namesake', firstName: 'Rose', bornOn: '1949-09-09' });
    const id = await anApplication(app, { qui: { lastName: 'NAMESAKE', firstName: 'rose', bornOn: '09/09/1949' } });
    expect((await nadia.post(`/api/v1/applications/${id}/acceptance`, acceptance)).status).toBe(409);
    const { status } = await nadia.post(`/api/v1/applications/${id}/acceptance`, { ...acceptance, confirmedNew: true });
    expect(status).toBe(200);
  });

  test('whoever has a pass already does not get a second: nothing changes', async () => {
    await aPassHolder(app, { lastName: 'Déjà', firstName: 'Paule', bornOn: '1941-01-01' });
    const [{ id: residentId }] = await app.within((tx) => tx.query(`select id from resident where last_name = 'Déjà'`));
    const id = await anApplication(app, { qui: { lastName: 'Deja', firstName: 'Paule', bornOn: '01/01/1941' } });
    const { status, body } = await nadia.post(`/api/v1/applications/${id}/acceptance`, { ...acceptance, residentId });
    expect([status, body.code]).toEqual([409, 'pass_already_held']);
    expect((await nadia.get(`/api/v1/applications/${id}`)).body.state).toBe('submitted');
    expect((await nadia.get(`/api/v1/residents/${residentId}`)).body.address).toBeNull();
  });

  test('two agents at once: one pass, the other is told', async () => {
    const id = await anApplication(app, { qui: somebody() });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => nadia.post(`/api/v1/applications/${id}/acceptance`, acceptance)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const { residentId } = (await nadia.get(`/api/v1/applications/${id}`)).body;
    expect(await app.within((tx) => tx.query('select id from pass where resident_id = $1', [residentId]))).toHaveLength(
      1,
    );
  });

  test('accepted or refused, never both', async () => {
    const id = await anApplication(app, { qui: somebody() });
    const answers = await Promise.all([
      nadia.post(`/api/v1/applications/${id}/acceptance`, acceptance),
      nadia.post(`/api/v1/applications/${id}/refusal`, { reason: 'no_proof' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('refusing and asking for more', () => {
  test('a refusal says why, by mail', async () => {
    const id = await anApplication(app, { qui: somebody() });
    const { body } = await nadia.post(`/api/v1/applications/${id}/refusal`, {
      reason: 'no_proof',
      note: 'Revenez quand vous voulez.',
    });
    expect([body.state, body.refusalReason]).toEqual(['refused', 'no_proof']);
    const mail = (await mailsAbout(id)).at(-1);
    expect(mail.text).toContain('Le justificatif de domicile n’a pas été présenté.');
    expect(mail.text).toContain('Revenez quand vous voulez.');
    expect((await nadia.post(`/api/v1/applications/${id}/acceptance`, acceptance)).body.code).toBe(
      'wrong_application_state',
    );
  });

  test('what is missing is asked, answered, then examined again', async () => {
    const id = await anApplication(app, { qui: somebody() });
    const asked = await nadia.post(`/api/v1/applications/${id}/request-for-more`, {
      missing: 'Une facture plus récente',
    });
    expect([asked.body.state, asked.body.missing]).toEqual(['more_asked', 'Une facture plus récente']);
    expect((await mailsAbout(id)).at(-1).text).toContain('Une facture plus récente');
    expect((await nadia.post(`/api/v1/applications/${id}/acceptance`, acceptance)).status).toBe(409);
    expect((await nadia.delete(`/api/v1/applications/${id}/request-for-more`)).body.state).toBe('submitted');
    expect((await nadia.delete(`/api/v1/applications/${id}/request-for-more`)).status).toBe(409);
    expect((await nadia.post(`/api/v1/applications/${id}/acceptance`, acceptance)).status).toBe(200);
  });

  test('without e-mail nothing is sent: the letter says the same', async () => {
    const id = await anApplication(app, { qui: somebody(), contact: { answerBy: 'letter' } });
    await nadia.post(`/api/v1/applications/${id}/refusal`, {
      reason: 'other',
      note: 'Le logement est une résidence secondaire.',
    });
    expect(await mailsAbout(id)).toEqual([]);
  });

  test.each([
    ['refusal', { reason: 'other' }, 'note'],
    ['refusal', { reason: 'because' }, 'reason'],
    ['refusal', { reason: 'no_proof', note: 'x'.repeat(1001) }, 'note'],
    ['request-for-more', { missing: '  ' }, 'missing'],
    ['acceptance', { ...acceptance, category: 4 }, 'category'],
    ['acceptance', { category: 1 }, 'residenceProof'],
    ['acceptance', { ...acceptance, residentId: 'x' }, 'residentId'],
    ['acceptance', { ...acceptance, residenceProof: { kind: 'tax', seenOn: '2027-01-01' } }, 'residenceProof.seenOn'],
  ])('bad input: %s %j names %s', async (verb, body, field) => {
    const id = await anApplication(app, { qui: somebody() });
    const answer = await nadia.post(`/api/v1/applications/${id}/${verb}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });
});

describe('who sees it', () => {
  test('the oldest first, by state, page by page; never a draft', async () => {
    const { body } = await nadia.get('/api/v1/applications?state=submitted&limit=2');
    expect(body.items).toHaveLength(2);
    expect(body.items[0].submittedAt <= body.items[1].submittedAt).toBe(true);
    const rest = (await nadia.get(`/api/v1/applications?state=submitted&limit=200&after=${body.next}`)).body;
    const total = await app.within((tx) => tx.query(`select id from pass_application where state = 'submitted'`));
    expect(rest.items.length + 2).toBe(total.length);
    expect((await nadia.get('/api/v1/applications?state=draft')).status).toBe(400);
  });

  test('another CCAS neither sees nor decides', async () => {
    const id = await anApplication(app, { qui: somebody() });
    const other = await anotherCcas(app);
    const stranger = client(app, await aToken(app, 'agent', { ccasId: other.ccasId }), other.host);
    expect((await stranger.get('/api/v1/applications')).body.items).toEqual([]);
    expect((await stranger.get(`/api/v1/applications/${id}`)).status).toBe(404);
    expect((await stranger.post(`/api/v1/applications/${id}/acceptance`, acceptance)).status).toBe(404);
    expect((await nadia.get(`/api/v1/applications/${id}`)).body.state).toBe('submitted');
  });
});
