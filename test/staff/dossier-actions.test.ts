import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { PassQuery } from '../../src/passes/pass.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, aPassHolder, aResident, type PassHolder } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { TestPhone } from '../support/phone.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
});
afterAll(() => app.close());

let jeanne: PassHolder;
let dossier: string;
let passPath: string;
beforeEach(async () => {
  jeanne = await aPassHolder(app, { lastName: 'Marchand' });
  const { residentId } = await passOf(jeanne.passId);
  dossier = `/ccas/usagers/${residentId}`;
  passPath = `${dossier}/pass/${jeanne.passId}`;
});
const passOf = (id: string) => app.within((tx) => app.get(PassQuery).get(tx, id));
const errorsIn = (html: string) => [...html.matchAll(/id="champ-([^"]+)-erreur"/g)].map(([, field]) => field);

describe('a pass, from the dossier', () => {
  test('of each of the three categories can be issued, of no other', async () => {
    for (const category of ['1', '2', '3']) {
      const path = `/ccas/usagers/${await aResident(app, { lastName: `Catégorie${category}`, bornOn: `194${category}-01-01` })}`;
      expect(await nadia.submit(`${path}/pass`, { category })).toMatchObject({ status: 303, location: path });
      const [{ held }] = await app.within((tx) =>
        tx.query('select category as held from pass where resident_id = $1', [path.split('/').at(-1)]),
      );
      expect(held).toBe(Number(category));
    }
    for (const category of ['0', '4', '1.5', 'x', '']) {
      const path = `/ccas/usagers/${await aResident(app, { lastName: 'Autre', bornOn: '1940-01-01', firstName: `N${category}` })}`;
      expect((await nadia.submit(`${path}/pass`, { category })).status).toBe(404);
    }
  });

  test('a second one is refused there, on the dossier', async () => {
    const { status, words } = await nadia.submit(`${dossier}/pass`, { category: '1' });
    expect([status, words]).toEqual([409, expect.stringContaining('Marchand')]);
  });

  test('is suspended, resumed and withdrawn for a reason that is one', async () => {
    expect(await nadia.submit(`${passPath}/suspension`)).toMatchObject({ status: 303, location: dossier });
    expect((await passOf(jeanne.passId)).status).toBe('suspended');
    expect((await nadia.submit(`${passPath}/suspension`)).words).toContain('Seul un pass actif peut être suspendu.');
    await nadia.submit(`${passPath}/suspension/fin`);
    expect((await passOf(jeanne.passId)).status).toBe('active');
    expect((await nadia.submit(`${passPath}/suspension/fin`)).words).toContain('Ce pass n’est pas suspendu.');
    for (const reason of ['', 'toString', 'parce que'])
      expect((await nadia.submit(`${passPath}/retrait`, { reason })).status).toBe(404);
    expect((await passOf(jeanne.passId)).status).toBe('active');
    expect((await nadia.submit(`${passPath}/retrait`, { reason: 'fraud' })).status).toBe(303);
    const { status, words } = await nadia.submit(`${passPath}/retrait`, { reason: 'fraud' });
    expect([status, words]).toEqual([409, expect.stringContaining('Ce pass est déjà retiré.')]);
  });

  test.each(['deceased', 'moved'])(
    'withdrawn because its holder has %s: noted once, for the whole dossier',
    async (reason) => {
      expect(await nadia.submit(`${passPath}/retrait`, { reason })).toMatchObject({
        status: 303,
        location: `${dossier}/depart?nature=${reason}`,
      });
    },
  );

  test('what is no word of the page is not there', async () => {
    for (const verb of ['toString', 'constructor', 'supprimer'])
      expect((await nadia.submit(`${passPath}/${verb}`)).status).toBe(404);
    expect((await nadia.submit(`${dossier}/pass/${uuidv7()}/suspension`)).status).toBe(404);
  });

  test('gets a new card, and the one before no longer serves', async () => {
    const cards = async () => (await passOf(jeanne.passId)).credentials.filter(({ kind }) => kind === 'card');
    const [first] = await cards();
    expect((await nadia.submit(`${passPath}/carte`)).location).toBe(`${dossier}?fait=carte`);
    expect((await nadia.open(`${dossier}?fait=carte`)).words).toContain('La carte est remplacée.');
    const now = await cards();
    expect(now.find(({ id }) => id === first!.id)!.status).toBe('revoked');
    expect(now.filter(({ status }) => status === 'active')).toHaveLength(1);
  });
});

describe('telephones, from the dossier', () => {
  test('a code is shown, the same until it is used; none for a pass that is not hers', async () => {
    const ask = (fields: Record<string, string>) => nadia.submit(`${dossier}/telephones/code`, fields);
    const codeIn = (html: string) => /activer#([0-9A-Z.]+)/.exec(html)?.[1];
    const first = await ask({ passId: jeanne.passId });
    expect(first.words).toContain('Code d’activation');
    const stranger = await aPassHolder(app, { lastName: 'Étranger', bornOn: '1941-05-05' });
    for (const passId of [stranger.passId, uuidv7(), 'x', '']) {
      const refused = await ask({ passId });
      expect([passId, refused.status]).toEqual([passId, 404]);
    }
    expect(codeIn((await ask({ passId: jeanne.passId })).html)).toBe(codeIn(first.html));
  });

  test('one is taken away; one of somebody else is not there', async () => {
    const phone = await TestPhone.carrying(app, { passId: jeanne.passId });
    const path = (id: string) => `${dossier}/telephones/${id}/retrait`;
    const other = await aPassHolder(app, { lastName: 'Voisin', firstName: 'Paul' });
    const theirs = await TestPhone.carrying(app, { passId: other.passId });
    expect((await nadia.submit(path(theirs.id))).status).toBe(404);
    expect((await nadia.submit(path(phone.id))).location).toBe(dossier);
    const { credentials } = await passOf(jeanne.passId);
    expect(credentials.find(({ id }) => id === phone.id)!.status).toBe('revoked');
  });
});

describe('carers, from the dossier', () => {
  const anne = { lastName: 'Marchand', firstName: 'Anne', formSeenOn: '2026-12-01' };

  test('one is allowed once the signed form was seen, and ended', async () => {
    expect((await nadia.submit(`${dossier}/aidants`, anne)).location).toBe(`${dossier}#aidants`);
    const [{ id }] = await app.within((tx) =>
      tx.query(`select id from carer where resident_id = $1`, [dossier.split('/').at(-1)]),
    );
    expect((await nadia.submit(`${dossier}/aidants/${id as string}/fin`)).location).toBe(dossier);
    expect((await nadia.submit(`${dossier}/aidants/${uuidv7()}/fin`)).status).toBe(404);
  });

  test.each([
    ['no day', { formSeenOn: '' }, 'formSeenOn'],
    ['no first name', { firstName: ' ' }, 'firstName'],
    ['a name of 101 letters', { firstName: 'a'.repeat(101) }, 'firstName'],
  ])('%s is refused at its field, and the rest stays as typed', async (_, fields, field) => {
    const { status, html } = await nadia.submit(`${dossier}/aidants`, { ...anne, ...fields });
    expect([status, errorsIn(html)]).toEqual([400, [field]]);
    expect(html).toContain('value="Marchand"');
  });

  test('a code for her phone is hers, not the holder’s', async () => {
    const carerId = await aCarer(app, jeanne.passId);
    await nadia.submit(`${dossier}/telephones/code`, { passId: jeanne.passId, carerId });
    await nadia.submit(`${dossier}/telephones/code`, { passId: jeanne.passId });
    const secrets = await app.within((tx) =>
      tx.query('select carer_id as carer from activation_secret where pass_id = $1 order by carer_id nulls last', [
        jeanne.passId,
      ]),
    );
    expect(secrets).toEqual([{ carer: carerId }, { carer: null }]);
  });
});

describe('a note', () => {
  test('too long or empty comes back as typed; a struck one is not struck again', async () => {
    for (const text of [' ', 'a'.repeat(2001)]) {
      const { status, html } = await nadia.submit(`${dossier}/notes`, { text });
      expect([status, errorsIn(html)]).toEqual([400, ['text']]);
    }
    expect((await nadia.submit(`${dossier}/notes`, { text: 'Rappeler jeudi.' })).location).toBe(`${dossier}#histoire`);
    const [{ id }] = await app.within((tx) =>
      tx.query('select id from resident_note where resident_id = $1', [dossier.split('/').at(-1)]),
    );
    const strike = () => nadia.submit(`${dossier}/notes/${id as string}/rature`);
    expect((await strike()).location).toBe(`${dossier}#histoire`);
    expect((await strike()).status).toBe(409);
  });
});
