import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { CloseRightsRequest, type Closing } from '../../src/holders/close-rights-request.js';
import { RightsLetters } from '../../src/holders/rights-letters.js';
import { letterPdf } from '../../src/kernel/print/letter.js';
import { PassQuery } from '../../src/passes/pass.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import { textOfPdf } from '../support/card-video.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { TestPhone } from '../support/phone.js';

let app: TestApp;
let nadia: Client;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
});
afterAll(() => app.close());

const canary = {
  lastName: 'Quétuhénnouc',
  firstName: 'Zéphyrine',
  address: '7 impasse du Canari',
  phone: '+33143751234',
  email: 'zephyrine@canari.example',
};

async function jeanne(form: object = {}) {
  const holder = await aPassHolder(app, form);
  const { residentId } = await app.within((tx) => app.get(PassQuery).get(tx, holder.passId));
  return { ...holder, residentId, phone: await TestPhone.carrying(app, { passId: holder.passId }) };
}

function close(residentId: string, requestId: string, closing: Closing): Promise<void> {
  return app.within((tx) =>
    app.get(CloseRightsRequest).run(tx, systemActor(app.ccasId), residentId, requestId, closing),
  );
}

describe('what the CCAS keeps about me', () => {
  test('as a file: identity, carers, requests, in French', async () => {
    const { phone, passId } = await jeanne({ email: 'jeanne@exemple.fr' });
    await aCarer(app, passId);
    await phone.post('/requests', { kind: 'correction', message: 'Mon prénom est Jeannette.' });
    const { status, body } = await phone.get('/data');
    expect(status).toBe(200);
    expect(body.Identité[0]).toMatchObject({
      Nom: 'Le Bràs',
      'Date de naissance': '2 mars 1948',
      Commune: 'Alfortville',
      Courriel: 'jeanne@exemple.fr',
    });
    expect(body['Aidants et demandes']).toEqual([
      { Quoi: 'Personne aidante', Depuis: '8 décembre 2026', Détail: 'Anne Le Bràs', Suite: 'en cours' },
      {
        Quoi: 'Demande de correction',
        Depuis: '8 décembre 2026',
        Détail: 'Mon prénom est Jeannette.',
        Suite: 'en attente',
      },
    ]);
  });

  test('on paper, printed by an agent', async () => {
    const { residentId } = await jeanne({ ...canary, lastName: 'Imprimée', firstName: 'Zoé' });
    const letter = await app.within((tx) => app.get(RightsLetters).ofData(tx, residentId));
    const text = await textOfPdf(await letterPdf([letter]));
    for (const expected of [
      'Vos informations personnelles',
      'Zoé',
      '7 impasse du Canari',
      '01 43 75 12 34',
      '2 mars 1948',
    ])
      expect(text).toContain(expected);
  });
});

describe('to correct, to erase', () => {
  test('asked twice it is one request, with the latest words', async () => {
    const { phone } = await jeanne();
    await phone.post('/requests', { kind: 'correction', message: 'Premier texte' });
    const { body } = await phone.post('/requests', { kind: 'correction', message: 'Second texte' });
    expect(body.requests).toMatchObject([{ kind: 'correction', message: 'Second texte', state: 'waiting' }]);
  });

  test('a correction says what to write', async () => {
    const { phone } = await jeanne();
    const { status, body } = await phone.post('/requests', { kind: 'correction' });
    expect([status, body.errors[0].field]).toEqual([400, 'message']);
  });

  test('an answer is due within a month', async () => {
    const { phone } = await jeanne();
    const { body } = await phone.post('/requests', { kind: 'erasure' });
    const [{ askedAt, dueAt }] = body.requests;
    expect([askedAt.slice(0, 10), dueAt.slice(0, 10)]).toEqual(['2026-12-08', '2027-01-08']);
  });

  test('the person may take it back until it is answered', async () => {
    const { phone, residentId } = await jeanne();
    const { body } = await phone.post('/requests', { kind: 'erasure' });
    const [{ id }] = body.requests;
    expect((await phone.post(`/requests/${id}/withdrawal`)).body.requests).toEqual([]);
    await expect(close(residentId, id, { state: 'granted' })).rejects.toMatchObject({ code: 'request_closed' });
  });

  test('two agents answer at once: one answer counts', async () => {
    const { phone, residentId } = await jeanne();
    const { body } = await phone.post('/requests', { kind: 'correction', message: 'Autre adresse' });
    const { id } = body.requests[0];
    const answers = await Promise.allSettled([
      close(residentId, id, { state: 'granted' }),
      close(residentId, id, { state: 'refused', answer: 'Justificatif manquant' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('another person’s request is not found', async () => {
    const mine = await jeanne();
    const { body } = await (await jeanne()).phone.post('/requests', { kind: 'erasure' });
    expect((await mine.phone.post(`/requests/${body.requests[0].id}/withdrawal`)).status).toBe(404);
  });

  test('the answer on paper says what was decided, and whom to turn to', async () => {
    const { phone, residentId } = await jeanne();
    const { body } = await phone.post('/requests', { kind: 'correction', message: 'Je m’appelle Janne' });
    const { id } = body.requests[0];
    await close(residentId, id, { state: 'refused', answer: 'La pièce d’identité dit autre chose.' });
    const letter = await app.within((tx) => app.get(RightsLetters).ofAnswer(tx, residentId, id));
    const text = await textOfPdf(await letterPdf([letter]));
    expect(text).toContain('La pièce d’identité dit autre chose.');
    expect(text).toContain('CNIL');
  });
});

describe('an erasure', () => {
  test('leaves nothing of the person in any table but the journal’s ids, and keeps the ledger', async () => {
    const { phone, residentId, passId, passCode } = await jeanne(canary);
    const anne = await TestPhone.carrying(app, { passId, carerId: await aCarer(app, passId) });
    const bakery = await aPartner(app);
    const till = await aTill(app, bakery);
    const offerId = await anOffer(app, bakery);
    const { body: use } = await redeem(till, { passCode, offerId });
    await phone.post('/requests', { kind: 'correction', message: 'Zéphyrine sans accent' });
    const { body } = await phone.post('/requests', { kind: 'erasure' });
    const { id } = body.requests.find(({ kind }: { kind: string }) => kind === 'erasure');
    await close(residentId, id, { state: 'granted' });

    const tables: { name: string }[] = await app.within((tx) =>
      tx.query(
        `select table_name as name from information_schema.columns where column_name = 'ccas_id' and table_schema = 'public'`,
      ),
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = await app.within((tx) => tx.query(`select to_jsonb(t)::text as row from ${name} t`));
      const found = rows.filter(({ row }: { row: string }) =>
        /Zéphyrine|Quétuhénnouc|zephyrine sans|quetuhennouc/.test(row),
      );
      expect([name, found]).toEqual([name, []]);
    }
    const [kept] = await app.within((tx) => tx.query('select pass_id from redemption where id = $1', [use.id]));
    expect(kept.pass_id).toBe(passId);
    expect((await till.post('/api/v1/verifications', { passCode })).body.verdict).toBe('revoked');
    expect((await anne.get()).body.code).toBe('phone_revoked');
  });

  test('is done once', async () => {
    const { phone, residentId } = await jeanne();
    const { body } = await phone.post('/requests', { kind: 'erasure' });
    await close(residentId, body.requests[0].id, { state: 'granted' });
    await expect(close(residentId, body.requests[0].id, { state: 'granted' })).rejects.toMatchObject({
      code: 'request_closed',
    });
  });

  test('the dossier is then corrected by no one', async () => {
    const { phone, residentId } = await jeanne();
    const { body } = await phone.post('/requests', { kind: 'erasure' });
    await close(residentId, body.requests[0].id, { state: 'granted' });
    expect((await nadia.patch(`/api/v1/residents/${residentId}`, { lastName: 'Revenue' })).status).toBe(404);
  });
});
