import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let nadia: Client;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
});
afterAll(() => app.close());

const jeanne = {
  lastName: 'Le Bràs-Petit',
  firstName: 'Jeanne',
  bornOn: '1948-03-02',
  communeCode: '94002',
  phone: '01 43 75 12 34',
  residenceProof: { kind: 'energy', seenOn: '2026-12-01' },
};

describe('registering a resident', () => {
  test('answers with the dossier, the phone in E.164', async () => {
    const { status, body } = await nadia.post('/api/v1/residents', jeanne);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      lastName: 'Le Bràs-Petit',
      bornOn: '1948-03-02',
      phone: '+33143751234',
      residenceProof: { kind: 'energy', seenOn: '2026-12-01' },
    });
  });

  test('the same surname, first name and birth date, accents, hyphens and case aside, is offered to merge', async () => {
    const { status, body } = await nadia.post('/api/v1/residents', {
      ...jeanne,
      lastName: 'LE BRAS PETIT',
      firstName: 'jeanne',
    });
    expect([status, body.code]).toEqual([409, 'possible_duplicate']);
    expect(body.candidates).toHaveLength(1);
    expect(body.candidates[0]).toMatchObject({ lastName: 'Le Bràs-Petit', bornOn: '1948-03-02' });
  });

  test('a confirmed namesake is somebody else', async () => {
    const { status } = await nadia.post('/api/v1/residents', { ...jeanne, confirmedNew: true });
    expect(status).toBe(201);
  });

  test('two agents registering the same person at once: one is told', async () => {
    const twin = { ...jeanne, firstName: 'Odette' };
    const answers = await Promise.all([nadia.post('/api/v1/residents', twin), nadia.post('/api/v1/residents', twin)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  test('every wrong field is named, with a French sentence', async () => {
    const { status, body } = await nadia.post('/api/v1/residents', {
      ...jeanne,
      bornOn: '1948-02-30',
      communeCode: 'Alfort',
      phone: '12',
      income: 900,
      lastName: undefined,
    });
    expect([status, body.code]).toEqual([400, 'invalid_input']);
    expect(
      Object.fromEntries(body.errors.map((error: { field: string; code: string }) => [error.field, error.code])),
    ).toEqual({
      bornOn: 'invalid_day',
      communeCode: 'wrong_form',
      phone: 'invalid_phone',
      income: 'unknown_field',
      lastName: 'required',
    });
    for (const error of body.errors) expect(error.detail).toMatch(/^[A-ZÀ-Ý].*\.$/);
  });

  test('a commune the CCAS does not serve is refused', async () => {
    const { body } = await nadia.post('/api/v1/residents', { ...jeanne, communeCode: '75056' });
    expect(body.errors).toEqual([
      { field: 'communeCode', code: 'outside_communes', detail: 'Cette commune n’est pas desservie par ce CCAS.' },
    ]);
  });

  test('three letters find her', async () => {
    const { body } = await nadia.get('/api/v1/residents?q=bra');
    expect(body.items[0]).toMatchObject({ lastName: 'Le Bràs-Petit' });
  });
});
