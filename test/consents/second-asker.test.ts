import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { ConsentAsker, type TakenBack } from '../../src/consents/consent-asker.js';
import { ConsentKinds } from '../../src/consents/consent-kinds.js';
import { Consents, type GivenConsent } from '../../src/consents/consents.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import type { Tx } from '../../src/kernel/database/database.js';
import { ChangeConsent } from '../../src/mutuelle/enrolments/change-consent.js';
import { EraseResident } from '../../src/residents/erase-resident.js';
import { MergeResidents } from '../../src/residents/merge-residents.js';
import { ResidentFileQuery } from '../../src/residents/resident-file.query.js';
import { UndoMerge } from '../../src/residents/undo-merge.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aResident } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { anAgreement, anInsurer, aPath, aTransmittedPath } from '../support/mutuelle.js';
import { aSlice } from '../support/slice.js';

const NEIGHBOUR = '01900000-0000-7000-8000-00000000000a';

/** A slice that asks people of the register; visits by a neighbour, say. */
@ConsentAsker()
@Injectable()
class Visits implements ConsentAsker {
  readonly consentKinds = [
    {
      name: 'visit_shared',
      label: 'Adresse donnée à un voisin',
      wording: ({ ccas, recipient }: { ccas: string; recipient: string }) =>
        `J’accepte que le ${ccas} donne mon adresse à ${recipient}, pour une visite.`,
    },
    { name: 'visit_photo', label: 'Photo gardée', wording: () => 'J’accepte que ma photo soit gardée.' },
  ];
  readonly told: TakenBack[] = [];

  recipientNames(_: Tx, ids: string[]): Promise<Map<string, string>> {
    return Promise.resolve(new Map(ids.map((id) => [id, 'Inès Voisine'])));
  }

  takenBack(...[, , consent]: [unknown, unknown, TakenBack]): Promise<void> {
    this.told.push(consent);
    return Promise.resolve();
  }
}

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp({ slices: [aSlice([Visits])] });
  nadia = await anAgentsConsole(app);
});
afterAll(() => app.close());

const actor = () => systemActor(app.ccasId);
const give = (residentId: string, more: Partial<GivenConsent> = {}) =>
  app.within((tx) =>
    app.get(Consents).give(tx, actor(), {
      of: { residentId },
      kind: 'visit_shared',
      how: 'phone',
      recipientId: NEIGHBOUR,
      ...more,
    }),
  );
const rowOf = (id: string): Promise<Record<string, unknown>> =>
  app.within(async (tx) => (await tx.query('select * from consent where id = $1', [id]))[0]);
const agreed = async (residentId: string) => {
  const { words } = await nadia.open(`/ccas/usagers/${residentId}`);
  const [, section = ''] = /Accords donnés(.*?)(Vos données|Demandes|Journal|Rien|$)/.exec(words) ?? [];
  return section;
};

describe('a consent of a dossier', () => {
  test('is in the journal once, as what it was and never as whose; the second press is the first', async () => {
    const residentId = await aResident(app);
    expect(await give(residentId)).toBe(await give(residentId));
    const lines = await app.within((tx) =>
      tx.query(`select action, details from audit_entry where subject_id = $1 and action like 'consent.%'`, [
        residentId,
      ]),
    );
    expect(lines).toEqual([{ action: 'consent.given', details: { kind: 'visit_shared', how: 'phone' } }]);
  });

  test('is not given by somebody who was erased', async () => {
    const residentId = await aResident(app);
    await app.within((tx) => app.get(EraseResident).run(tx, actor(), residentId));
    await expect(give(residentId)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is in the person’s own file however many there are, and all end with the dossier', async () => {
    const residentId = await aResident(app);
    for (let neighbour = 0; neighbour < 101; neighbour++) await give(residentId, { recipientId: randomUUID() });
    await app.within((tx) => app.get(EraseResident).run(tx, actor(), residentId));
    const [left] = await app.within((tx) =>
      tx.query('select count(*)::int as n from consent where resident_id = $1 and withdrawn_at is null', [residentId]),
    );
    expect(left).toEqual({ n: 0 });
  });

  test('is kept in the words that were read, and is in the dossier with whom it was given to', async () => {
    const residentId = await aResident(app);
    const id = await give(residentId);
    expect(await rowOf(id)).toMatchObject({
      resident_id: residentId,
      subject_id: null,
      enrolment_id: null,
      wording: 'J’accepte que le CCAS d’Alfortville donne mon adresse à Inès Voisine, pour une visite.',
      given_how: 'phone',
    });
    expect(await agreed(residentId)).toMatch(
      /Adresse donnée à un voisin \(Inès Voisine\) *Depuis le 8 décembre 2026, par téléphone.*« J’accepte que le CCAS/,
    );
  });

  test('is one while it holds, however many ask at once', async () => {
    const residentId = await aResident(app);
    const ids = await Promise.all([give(residentId), give(residentId), give(residentId)]);
    expect(new Set(ids).size).toBe(1);
  });

  test('given to one is not given to another', async () => {
    const residentId = await aResident(app);
    const another = '01900000-0000-7000-8000-00000000000b';
    expect(await give(residentId, { recipientId: another })).not.toBe(await give(residentId));
    const holding = (recipientId?: string | null) =>
      app.within((tx) => app.get(Consents).holding(tx, { residentId }, 'visit_shared', recipientId));
    expect([Boolean(await holding(another)), await holding(null), Boolean(await holding())]).toEqual([
      true,
      undefined,
      true,
    ]);
  });

  test('is taken back from the dossier: whoever asked is told in the same breath; it stays as what was', async () => {
    const residentId = await aResident(app);
    const id = await give(residentId);
    const path = `/ccas/usagers/${residentId}/accords/${id}/retrait`;
    const refused = await nadia.submit(path, { how: 'un pigeon' });
    expect([refused.status, refused.words]).toEqual([400, expect.stringContaining('ne fait pas partie de la liste')]);
    expect((await rowOf(id)).withdrawn_at).toBeNull();
    expect((await nadia.submit(path, { how: 'paper' })).location).toBe(`/ccas/usagers/${residentId}`);
    expect(app.get(Visits).told.at(-1)).toEqual({
      id,
      kind: 'visit_shared',
      residentId,
      subjectId: null,
      recipientId: NEIGHBOUR,
      reference: null,
    });
    expect(await rowOf(id)).toMatchObject({ withdrawn_how: 'paper', withdrawal_noted_by: 'agent' });
    expect(await agreed(residentId)).toMatch(
      /Du 8 décembre 2026 au 8 décembre 2026, par téléphone, retiré sur papier signé/,
    );
    expect((await nadia.submit(path, { how: 'paper' })).status).toBe(404);
    const [told] = await app.within((tx) =>
      tx.query(`select subject_kind, details from audit_entry where action = 'consent.withdrawn' and subject_id = $1`, [
        residentId,
      ]),
    );
    expect(told).toEqual({ subject_kind: 'resident', details: { kind: 'visit_shared', how: 'paper' } });
    expect(await give(residentId)).not.toBe(id);
  });

  test('is nobody else’s: not another dossier’s, not another CCAS’s', async () => {
    const id = await give(await aResident(app));
    const other = await aResident(app, { firstName: 'Ana' });
    expect((await nadia.submit(`/ccas/usagers/${other}/accords/${id}/retrait`, { how: 'paper' })).status).toBe(404);
    const place = await anotherCcas(app);
    expect(await place.within((tx) => tx.query('select id from consent where id = $1', [id]))).toEqual([]);
  });

  test('stays without a trace when what stood on it could not be stopped', async () => {
    const residentId = await aResident(app);
    const id = await give(residentId);
    const visits = app.get(Visits);
    const { takenBack } = visits;
    visits.takenBack = () => Promise.reject(new Error('the visit is under way'));
    try {
      expect((await nadia.submit(`/ccas/usagers/${residentId}/accords/${id}/retrait`, { how: 'paper' })).status).toBe(
        500,
      );
    } finally {
      visits.takenBack = takenBack;
    }
    expect((await rowOf(id)).withdrawn_at).toBeNull();
  });
});

describe('what happens to the dossier', () => {
  test('its file tells each, word for word; erased, they end, whoever asked is told, the proof stays', async () => {
    const residentId = await aResident(app);
    const id = await give(residentId);
    const file = await app.within((tx) => app.get(ResidentFileQuery).get(tx, residentId));
    expect(file.Accords).toMatchObject([
      { Accord: 'Adresse donnée à un voisin (Inès Voisine)', Comment: 'par téléphone', 'Retiré le': null },
    ]);
    await app.within((tx) => app.get(EraseResident).run(tx, actor(), residentId));
    expect(app.get(Visits).told.at(-1)).toMatchObject({ id });
    expect(await rowOf(id)).toMatchObject({ withdrawn_how: null, withdrawal_noted_by: actor().kind });
  });

  test('erased after a merge, what was agreed to twice ends once', async () => {
    const [kept, merged] = [await aResident(app), await aResident(app, { firstName: 'Bea' })];
    const ids = [await give(kept), await give(merged)];
    await app.within((tx) =>
      app.get(MergeResidents).run(tx, actor(), { keptId: kept, mergedId: merged, choices: {} as never }, null),
    );
    const told = app.get(Visits).told.length;
    await app.within((tx) => app.get(EraseResident).run(tx, actor(), kept));
    for (const id of ids) expect((await rowOf(id)).withdrawn_at).not.toBeNull();
    expect(app.get(Visits).told).toHaveLength(told + 1);
  });

  test('merged, both histories are one, and come apart again', async () => {
    const [kept, merged] = [await aResident(app), await aResident(app, { firstName: 'Bea' })];
    const ids = [await give(kept), await give(merged)];
    const mergeId = await app.within((tx) =>
      app.get(MergeResidents).run(tx, actor(), { keptId: kept, mergedId: merged, choices: {} as never }, null),
    );
    for (const id of ids) expect((await rowOf(id)).resident_id).toBe(kept);
    expect(ids).toContain(await give(kept));
    expect((await nadia.submit(`/ccas/usagers/${kept}/accords/${ids[0]}/retrait`, { how: 'paper' })).status).toBe(303);
    for (const id of ids) expect((await rowOf(id)).withdrawn_at).not.toBeNull();
    await app.within((tx) => app.get(UndoMerge).run(tx, actor(), kept, mergeId));
    expect(await Promise.all(ids.map(async (id) => (await rowOf(id)).resident_id))).toEqual([kept, merged]);
  });
});

describe('beside the mutuelle', () => {
  test('one section of the dossier has those of both; taken back there, a path ends as on its own page', async () => {
    await anAgreement(app);
    const residentId = await aResident(app, { firstName: 'Flo' });
    const path = await aPath(app, { residentId });
    await app.within((tx) => app.get(ChangeConsent).give(tx, actor(), path, 'c2s_answer', 'counter'));
    await app.within((tx) => app.get(ChangeConsent).give(tx, actor(), path, 'transmission', 'counter'));
    await give(residentId);
    expect(await agreed(residentId)).toMatch(/Adresse donnée à un voisin.*Coordonnées transmises à la mutuelle \(/);
    const [{ id }] = await app.within((tx) =>
      tx.query(`select id from consent where subject_id = $1 and kind = 'c2s_answer'`, [path]),
    );
    await app.within((tx) => tx.query(`update enrolment set c2s_answer = 'free' where id = $1`, [path]));
    await nadia.submit(`/ccas/usagers/${residentId}/accords/${id}/retrait`, { how: 'phone' });
    const [row] = await app.within((tx) =>
      tx.query('select e.c2s_answer, c.withdrawn_how from enrolment e join consent c on c.id = $2 where e.id = $1', [
        path,
        id,
      ]),
    );
    expect(row).toEqual({ c2s_answer: null, withdrawn_how: 'phone' });
  });

  test('the details that a mutuelle has had: it is told a number to forget, and the path is over', async () => {
    const residentId = await aResident(app, { firstName: 'Eve' });
    const path = await aTransmittedPath(app, { residentId });
    const rows = (sql: string): Promise<Record<string, unknown>[]> => app.within((tx) => tx.query(sql, [path]));
    const [consent] = await rows(`select id from consent where subject_id = $1`);
    const address = `/ccas/usagers/${residentId}/accords/${String(consent!.id)}/retrait`;
    const mails = async () =>
      (await app.within((tx) => tx.query(`select 1 from mail where recipient = 'remi@mutuelle.example'`))).length;
    const [own] = await rows('select agreement_id from enrolment where id = $1');
    await anInsurer(app, String(own!.agreement_id), { name: 'Rémi', email: 'remi@mutuelle.example' });
    const before = await mails();
    expect((await nadia.submit(address, { how: 'counter' })).status).toBe(303);
    expect(await mails()).toBe(before + 1);
    expect(await rows('select state from enrolment where id = $1')).toEqual([{ state: 'withdrawn' }]);
    const [told] = await rows(`select details from audit_entry where action = 'consent.withdrawn' and subject_id = $1`);
    expect(told).toEqual({ details: { kind: 'transmission', how: 'counter' } });
  });

  test('two slices cannot ask for one thing under one name', () => {
    const twice = new ConsentKinds({ of: () => [app.get(Visits), app.get(Visits)] } as never);
    expect(() => twice.onModuleInit()).toThrow('There is a consent called visit_shared already.');
    expect(() => app.get(ConsentKinds).of('nothing')).toThrow('Nobody asks for the consent nothing.');
  });
});
