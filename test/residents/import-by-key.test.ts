import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { formatPassNumber } from '../../src/passes/pass-number.js';
import { ResidentQuery } from '../../src/residents/resident.query.js';
import { RestrictResident } from '../../src/residents/restrict-resident.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder, aResident } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { follow } from './import-support.js';

let app: TestApp;
let nadia: Client;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
});
afterAll(() => app.close());

async function load(content: string, query: string) {
  const { body } = await nadia.post(`/api/v1/residents/imports?${query}`, Buffer.from(content), {
    'content-type': 'text/csv',
  });
  return follow(nadia, body.id);
}

const read = (id: string) => app.within((tx) => app.get(ResidentQuery).get(tx, id));

describe('a list that finds people by its own reference', () => {
  test('updates the columns it names, the name too, and nothing else', async () => {
    const id = await aResident(app, { lastName: 'Morel', reference: 'U-1', phone: '01 43 75 00 01' });
    const report = await load('Référence;Nom;Adresse\nU-1;Morel-Petit;4 rue du Pont\n', 'matchBy=reference');
    expect(report).toMatchObject({ merged: 1, created: 0, refused: 0 });
    expect(await read(id)).toMatchObject({
      lastName: 'Morel-Petit',
      firstName: 'Jeanne',
      address: '4 rue du Pont',
      phone: '+33143750001',
    });
    // Found again under the new name.
    const twin = await nadia.get('/api/v1/residents?q=morel%20petit');
    expect(twin.body.items.map((each: { id: string }) => each.id)).toEqual([id]);
  });

  test('a person known by name is given the reference; a new one is registered with it', async () => {
    const id = await aResident(app, { lastName: 'Sansref', bornOn: '1941-01-01' });
    const list =
      'Référence;Nom;Prénom;Date de naissance\nU-2;Sansref;Jeanne;01/01/1941\nU-3;Nouvelle;Anne;02/02/1942\n';
    expect(await load(list, 'matchBy=reference')).toMatchObject({ merged: 1, created: 1 });
    expect((await read(id)).reference).toBe('U-2');
    expect(await load(list, 'matchBy=reference')).toMatchObject({ merged: 0, created: 0, unchanged: 2 });
  });

  test('says line by line what cannot be', async () => {
    await aResident(app, { lastName: 'Prise', firstName: 'Une', bornOn: '1940-05-05', reference: 'U-10' });
    await aResident(app, { lastName: 'Prise', firstName: 'Deux', bornOn: '1940-05-05', reference: 'U-11' });
    const list = [
      'Référence;Nom;Prénom;Date de naissance',
      ';Sans;Référence;01/01/1940',
      'INCONNUE;;;',
      'U-99;Prise;Une;05/05/1940',
      'U-11;;Une;',
      `${'x'.repeat(41)};Trop;Longue;01/01/1940`,
    ].join('\n');
    const { refusals } = await load(list, 'matchBy=reference');
    expect(refusals.map(({ line, code }) => [line, code])).toEqual([
      [2, 'required'],
      [3, 'unknown_reference'],
      [4, 'other_reference'],
      [5, 'identity_taken'],
      [6, 'too_long'],
    ]);
  });

  test('two lines about one person make one change, the last word counts', async () => {
    const id = await aResident(app, { lastName: 'Double', reference: 'U-20' });
    await load('Référence;Téléphone\nU-20;0143750001\nU-20;0143750002\n', 'matchBy=reference');
    expect((await read(id)).phone).toBe('+33143750002');
  });

  test('a dry run changes nothing', async () => {
    const id = await aResident(app, { lastName: 'Essai', reference: 'U-30' });
    expect(await load('Référence;Nom\nU-30;Autre\n', 'matchBy=reference&dryRun=true')).toMatchObject({ merged: 1 });
    expect((await read(id)).lastName).toBe('Essai');
  });
});

describe('a list that finds people by their pass', () => {
  test('as typed, with look-alikes; an unknown number is refused', async () => {
    const { passId } = await aPassHolder(app, { lastName: 'Passée' });
    const [{ number, id }] = await app.within((tx) =>
      tx.query('select p.number, p.resident_id as id from pass p where p.id = $1', [passId]),
    );
    const list = `N° de pass;Courriel\n${formatPassNumber(number).toLowerCase()};passee@exemple.fr\n00000000 0;x@y.example\nabc;x@y.example\n`;
    const report = await load(list, 'matchBy=pass_number');
    expect(report).toMatchObject({ merged: 1, refused: 2 });
    expect(report.refusals.map(({ code }) => code)).toEqual(['unknown_pass_number', 'wrong_form']);
    expect((await read(id)).email).toBe('passee@exemple.fr');
  });
});

describe('a dossier that is restricted', () => {
  test('is refused by name in the report, and stays as it is', async () => {
    const id = await aResident(app, { lastName: 'Limitée', bornOn: '1939-09-09' });
    await app.within((tx) => app.get(RestrictResident).run(tx, systemActor(app.ccasId), id));
    const list = 'Nom;Prénom;Date de naissance;Téléphone\nLimitée;Jeanne;09/09/1939;0143750009\n';
    const { refusals } = await load(list, 'matchBy=identity');
    expect(refusals.map(({ code }) => code)).toEqual(['dossier_restricted']);
    expect((await read(id)).phone).toBeNull();
  });
});
