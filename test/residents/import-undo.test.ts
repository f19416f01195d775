import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AddNote } from '../../src/residents/add-note.js';
import { ChangeResident } from '../../src/residents/change-resident.js';
import { Retention } from '../../src/kernel/retention/retention.js';
import { ResidentImportQuery } from '../../src/residents/resident-import.query.js';
import { ResidentQuery } from '../../src/residents/resident.query.js';
import { UndoImport } from '../../src/residents/undo-import.js';
import { startApp, type TestApp } from '../support/app.js';
import { aResident } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { frenchList } from './french-list.js';
import { anAgentsConsole } from '../support/console.js';
import { countResidents, load } from './import-support.js';

let app: TestApp;
let nadia: Client;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
});
afterAll(() => app.close());

const words = (text: string) => text.replaceAll(/\s+/g, ' ');
const header = 'Nom;Prénom;Date de naissance;Téléphone\n';
const idOf = async (lastName: string): Promise<string> => {
  const [row] = await app.within((tx) => tx.query('select id from resident where last_name = $1', [lastName]));
  return row?.id;
};
const read = (id: string) => app.within((tx) => app.get(ResidentQuery).get(tx, id));
const undo = (id: string) => app.within((tx) => app.get(UndoImport).run(tx, systemActor(app.ccasId), id));
const snapshot = () =>
  app.within((tx) => tx.query(`select to_jsonb(r) - 'version' - 'updated_at' as row from resident r order by id`));

describe('a list taken back', () => {
  test('leaves every dossier as it was before: those it made go, those it changed are restored', async () => {
    await aResident(app, { lastName: 'Avant', bornOn: '1940-01-01', phone: '01 43 75 00 01' });
    const before = await snapshot();
    const { id } = await load(nadia, `${header}Avant;Jeanne;01/01/1940;0143750099\nNeuve;Anne;02/02/1942;\n`);
    expect(await idOf('Neuve')).toBeDefined();
    const { body } = await nadia.post(`/api/v1/residents/imports/${id}/undo`);
    expect(body).toMatchObject({ removed: 1, restored: 1, undoable: false });
    expect(await snapshot()).toEqual(before);
  });

  test('leaves alone what somebody touched since, and names it', async () => {
    await aResident(app, { lastName: 'Corrigée', bornOn: '1940-03-03' });
    const list = `${header}Corrigée;Jeanne;03/03/1940;0143750001\nRetouchée;Anne;04/04/1944;\nAnnotée;Anne;05/05/1945;\nIntacte;Anne;06/06/1946;\n`;
    const { id } = await load(nadia, list);
    const change = async (lastName: string) => {
      const residentId = await idOf(lastName);
      await app.within((tx) =>
        app.get(ChangeResident).run(tx, systemActor(app.ccasId), residentId, { address: '1 rue Neuve' }),
      );
    };
    await change('Corrigée');
    await change('Retouchée');
    const noted = await idOf('Annotée');
    await app.within((tx) => app.get(AddNote).run(tx, systemActor(app.ccasId), noted, { text: 'Vue au guichet.' }));
    expect(await undo(id)).toEqual({ removed: 1, restored: 0, kept: 3 });
    const kept = await app.within((tx) => app.get(ResidentImportQuery).kept(tx, id));
    expect(kept.map(({ lastName, because }) => [lastName, because]).toSorted()).toEqual([
      ['Annotée', 'used'],
      ['Corrigée', 'changed'],
      ['Retouchée', 'changed'],
    ]);
    expect((await read(await idOf('Corrigée'))).phone).toBe('+33143750001');
    expect(await idOf('Intacte')).toBeUndefined();
  });

  test('a later list that changed the same dossier keeps it', async () => {
    await aResident(app, { lastName: 'Suivie', bornOn: '1940-07-07' });
    const first = await load(nadia, `${header}Suivie;Jeanne;07/07/1940;0143750001\n`);
    const second = await load(nadia, `${header}Suivie;Jeanne;07/07/1940;0143750002\n`);
    expect(await undo(first.id)).toMatchObject({ restored: 0, kept: 1 });
    expect(await undo(second.id)).toMatchObject({ restored: 1, kept: 0 });
    expect((await read(await idOf('Suivie'))).phone).toBe('+33143750001');
  });

  test('5 000 lines at once', async () => {
    const before = await countResidents(app);
    const { id, created } = await load(nadia, frenchList(5000));
    expect(created).toBe(5000);
    expect(await undo(id)).toEqual({ removed: 5000, restored: 0, kept: 0 });
    expect(await countResidents(app)).toBe(before);
  });

  test('once, within a day, and only what was recorded', async () => {
    const list = (name: string) => `${header}${name};Anne;08/08/1948;\n`;
    const twice = await load(nadia, list('Une'));
    const both = await Promise.allSettled([undo(twice.id), undo(twice.id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const rehearsal = await load(nadia, list('Essai'), { dryRun: true });
    await expect(undo(rehearsal.id)).rejects.toMatchObject({ code: 'import_not_undoable' });

    const late = await load(nadia, list('Tard'));
    const view = () => app.within((tx) => app.get(ResidentImportQuery).get(tx, late.id));
    app.clock.advance({ hours: 24 });
    expect((await view()).undoable).toBe(true);
    app.clock.advance({ seconds: 1 });
    expect((await view()).undoable).toBe(false);
    await expect(undo(late.id)).rejects.toMatchObject({ code: 'import_not_undoable' });
    expect(await idOf('Tard')).toBeDefined();
    await app.get(Retention).run('import-rows.forget', app.ccasId);
    const [{ count }] = await app.within((tx) => tx.query('select count(*)::int as count from resident_import_row'));
    expect(count).toBe(0);
  });

  test('the names of refused lines are told for as long, and then forgotten', async () => {
    // The token from before has run out meanwhile.
    const again = await nadiaTheAgent(app);
    const { id } = await load(again, `${header}Illisible;Rose;le 3;\n;Sansnom;03/03/1940;\n`);
    const told = async () => (await app.within((tx) => app.get(ResidentImportQuery).get(tx, id))).refusals;
    expect((await told()).map(({ line, name }) => [line, name])).toEqual([
      [2, 'Illisible Rose'],
      [3, 'Sansnom'],
    ]);
    expect(words((await (await anAgentsConsole(app)).open(`/ccas/usagers/import/${id}`)).words)).toMatch(
      /2 Illisible Rose/,
    );
    await app.get(Retention).run('import-rows.forget', app.ccasId);
    expect((await told())[0]).toHaveProperty('name');
    app.clock.advance({ hours: 24, seconds: 1 });
    await app.get(Retention).run('import-rows.forget', app.ccasId);
    const after = await told();
    expect(after.map(({ line }) => line)).toEqual([2, 3]);
    for (const each of after) expect(each).not.toHaveProperty('name');
  });
});
