import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { ChangePassState } from '../../src/passes/change-pass-state.js';
import { IssuePass } from '../../src/passes/issue-pass.js';
import { MergeHolders, UndoHoldersMerge } from '../../src/passes/merge-holders.js';
import { ChangeResident } from '../../src/residents/change-resident.js';
import { DismissDouble } from '../../src/residents/dismiss-double.js';
import { readAddress } from '../../src/kernel/listing/list-request.js';
import { DoubleListRequest } from '../../src/residents/double-list-request.js';
import { type Likened, likeness } from '../../src/residents/likeness.js';
import { DoublePairsQuery } from '../../src/residents/double-pairs.query.js';
import { DossierParts } from '../../src/residents/dossier-parts.js';
import { EraseResident } from '../../src/residents/erase-resident.js';
import type { MergeChoices } from '../../src/residents/merged-values.js';
import { ResidentMergesQuery } from '../../src/residents/resident-merges.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aResident } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let nadia: Client;
let day = 0;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
});
afterAll(() => app.close());

const actor = () => systemActor(app.ccasId);
const merge = (keptId: string, mergedId: string, choices: MergeChoices = {}, stayingPassId?: string) =>
  app.within((tx) => app.get(MergeHolders).run(tx, actor(), { keptId, mergedId, choices }, stayingPassId));
const undo = (keptId: string, mergeId: string) =>
  app.within((tx) => app.get(UndoHoldersMerge).run(tx, actor(), keptId, mergeId));
const givePass = (residentId: string) => app.within((tx) => app.get(IssuePass).run(tx, actor(), residentId, 1));
const passesOf = (residentId: string): Promise<{ id: string; state: string }[]> =>
  app.within((tx) => tx.query('select id, state from pass where resident_id = $1 order by id', [residentId]));
const whole = (...ids: string[]) =>
  app.within((tx) =>
    tx.query(
      `select last_name, first_name, born_on, commune_code, address, postcode, phone, email, residence_proof_kind, residence_proof_seen_on,
         identity_key, search_text, merged_into from resident where id = any($1::uuid[]) order by id`,
      [ids],
    ),
  );

/** The same person twice, registered a minute apart. */
async function twins(): Promise<[string, string]> {
  const bornOn = `1947-0${(day % 9) + 1}-${10 + (day++ % 18)}`;
  const one = await aResident(app, { bornOn, address: '1 rue du Port', phone: '01 43 75 00 01' });
  app.clock.advance({ minutes: 1 });
  const other = await aResident(app, {
    bornOn,
    lastName: 'Lebras',
    email: 'jeanne@exemple.fr',
    phone: '01 43 75 00 02',
  });
  return [one, other];
}

describe('merging two dossiers', () => {
  test('keeps the most recent value that is not empty, unless told otherwise', async () => {
    const [kept, merged] = await twins();
    await merge(kept, merged, { lastName: 'kept' });
    expect((await nadia.get(`/api/v1/residents/${kept}`)).body).toMatchObject({
      lastName: 'Le Bràs',
      phone: '+33143750002',
      email: 'jeanne@exemple.fr',
      address: '1 rue du Port',
    });
  });

  test('moves the pass; the merged dossier leads to the kept one and is found nowhere', async () => {
    const [kept, merged] = await twins();
    const passId = await givePass(merged);
    await merge(kept, merged);
    expect(await passesOf(kept)).toEqual([{ id: passId, state: 'active' }]);
    const answer = await nadia.get(`/api/v1/residents/${merged}`);
    expect([answer.status, answer.body.code, answer.body.keptId]).toEqual([409, 'resident_merged', kept]);
    expect((await nadia.patch(`/api/v1/residents/${merged}`, { phone: null })).body.code).toBe('resident_merged');
    expect((await nadia.post('/api/v1/passes', { residentId: merged, category: 1 })).body.code).toBe('resident_merged');
    const ids = (await nadia.get('/api/v1/residents?limit=200')).body.items.map(({ id }: { id: string }) => id);
    expect(ids).toContain(kept);
    expect(ids).not.toContain(merged);
  });

  test('a list loaded afterwards completes the kept dossier, under either name', async () => {
    const [kept, merged] = await twins();
    await merge(kept, merged, { lastName: 'merged' });
    const [{ born_on: bornOn }] = await whole(kept);
    const again = {
      firstName: 'Jeanne',
      bornOn,
      communeCode: '94002',
      residenceProof: { kind: 'tax', seenOn: '2026-12-01' },
    };
    const known = await nadia.post('/api/v1/residents', { ...again, lastName: 'Lebras' });
    expect(known.body.candidates.map(({ id }: { id: string }) => id)).toEqual([kept]);
  });

  test('both have an active pass: the agent chooses, the other is suspended and cannot be resumed beside it', async () => {
    const [kept, merged] = await twins();
    const [ours, theirs] = [await givePass(kept), await givePass(merged)];
    await expect(merge(kept, merged)).rejects.toMatchObject({ errors: [{ field: 'stayingPassId' }] });
    expect(await passesOf(merged)).toEqual([{ id: theirs, state: 'active' }]);
    await merge(kept, merged, {}, theirs);
    expect(await passesOf(kept)).toEqual([
      { id: ours, state: 'suspended' },
      { id: theirs, state: 'active' },
    ]);
    await expect(
      app.within((tx) => app.get(ChangePassState).run(tx, actor(), ours, { verb: 'resume' })),
    ).rejects.toMatchObject({ code: 'pass_already_held' });
  });

  test('two agents merging the same pair: once', async () => {
    const [kept, merged] = await twins();
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => merge(kept, merged)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'resident_merged', keptId: kept });
  });

  test('A into B while B into A: one of them, and one dossier stays', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = await twins();
      const outcomes = await Promise.allSettled([merge(one, other), merge(other, one)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const rows: { merged_into: string | null }[] = await whole(one, other);
      expect(rows.filter((row) => row.merged_into === null)).toHaveLength(1);
    }
  });

  test('a dossier with itself, or with another CCAS’s, is not found', async () => {
    const [kept] = await twins();
    const elsewhere = await aResident(await anotherCcas(app));
    await expect(merge(kept, kept)).rejects.toMatchObject({ code: 'not_found' });
    await expect(merge(kept, elsewhere)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('undoing a merge', () => {
  test('gives back fields, rows and pass states exactly', async () => {
    const [kept, merged] = await twins();
    const [ours, theirs] = [await givePass(kept), await givePass(merged)];
    const before = await whole(kept, merged);
    const mergeId = await merge(kept, merged, { lastName: 'merged' }, theirs);
    expect(await whole(kept, merged)).not.toEqual(before);
    await undo(kept, mergeId);
    expect(await whole(kept, merged)).toEqual(before);
    expect(await passesOf(kept)).toEqual([{ id: ours, state: 'active' }]);
    expect(await passesOf(merged)).toEqual([{ id: theirs, state: 'active' }]);
  });

  test('what was corrected since stays corrected', async () => {
    const [kept, merged] = await twins();
    const mergeId = await merge(kept, merged);
    await app.within((tx) => app.get(ChangeResident).run(tx, actor(), kept, { phone: '01 43 75 99 99' }));
    await undo(kept, mergeId);
    const [row] = await whole(kept);
    expect([row.phone, row.last_name, row.email]).toEqual(['+33143759999', 'Le Bràs', null]);
  });

  test.each([
    ['a street', { address: '9 quai Blanqui' }, { address: '9 quai Blanqui', postcode: null }],
    ['a postcode', { postcode: '94140' }, { address: '4 rue du Pont', postcode: '94140' }],
  ])('%s corrected since stays corrected, and the place with it: never half of one', async (_, correction, home) => {
    const [kept, merged] = await twins();
    await app.within((tx) =>
      app.get(ChangeResident).run(tx, actor(), merged, { address: '4 rue du Pont', postcode: null }),
    );
    const mergeId = await merge(kept, merged);
    await app.within((tx) => app.get(ChangeResident).run(tx, actor(), kept, correction));
    await undo(kept, mergeId);
    const [row] = await whole(kept);
    expect({ address: row.address, postcode: row.postcode }).toEqual(home);
    expect([row.phone, row.email]).toEqual(['+33143750001', null]);
  });

  test('once, even by two at a time; the pass put aside and withdrawn since stays withdrawn', async () => {
    const [kept, merged] = await twins();
    const [ours, theirs] = [await givePass(kept), await givePass(merged)];
    const mergeId = await merge(kept, merged, {}, ours);
    await app.within((tx) => app.get(ChangePassState).run(tx, actor(), theirs, { verb: 'revoke', reason: 'error' }));
    const outcomes = await Promise.allSettled([undo(kept, mergeId), undo(kept, mergeId)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await passesOf(merged)).toEqual([{ id: theirs, state: 'revoked' }]);
  });

  test('the latest first, and only from a dossier that stands', async () => {
    const [kept, merged] = await twins();
    const [third, fourth] = await twins();
    const first = await merge(kept, merged);
    const second = await merge(kept, third);
    await expect(undo(kept, first)).rejects.toMatchObject({ code: 'cannot_undo_merge' });
    const chained = await merge(fourth, kept);
    await expect(undo(kept, second)).rejects.toMatchObject({ code: 'resident_merged', keptId: fourth });
    await undo(fourth, chained);
    await undo(kept, second);
    await undo(kept, first);
    const rows: { merged_into: string | null }[] = await whole(kept, merged, third, fourth);
    expect(rows.map((row) => row.merged_into)).toEqual([null, null, null, null]);
  });

  test('not once the person was erased: the reason is said, and nothing personal is left in either dossier', async () => {
    const [kept, merged] = await twins();
    const mergeId = await merge(kept, merged);
    await app.within((tx) => app.get(EraseResident).run(tx, actor(), kept));
    await expect(undo(kept, mergeId)).rejects.toMatchObject({ code: 'cannot_undo_merge' });
    const [dump] = await app.within((tx) =>
      tx.query(
        `select (select jsonb_agg(r) from resident r where id in ($1, $2))::text || (select jsonb_agg(m) from resident_merge m where kept_id = $1)::text as rows`,
        [kept, merged],
      ),
    );
    expect(dump.rows).not.toMatch(/Bras|Bràs|Jeanne|exemple\.fr|Port|1947/i);
  });

  test('the dossier names what was merged into it, until it is undone', async () => {
    const [kept, merged] = await twins();
    const mergeId = await merge(kept, merged, { lastName: 'kept' });
    const merges = () => app.within((tx) => app.get(ResidentMergesQuery).of(tx, kept));
    expect(await merges()).toMatchObject([{ id: mergeId, lastName: 'Lebras', undoable: true }]);
    await undo(kept, mergeId);
    expect(await merges()).toEqual([]);
  });

  test('every slice moves its rows and takes them back', async () => {
    const [kept, merged] = await twins();
    await givePass(merged);
    await app.within(async (tx) => {
      for (const part of app.get(DossierParts).all()) {
        const moved = await part.move(tx, merged, kept);
        await part.giveBack(tx, moved, merged);
      }
    });
    expect(await passesOf(merged)).toHaveLength(1);
  });
});

describe('likely doubles', () => {
  const pairs = async (place: Pick<TestApp, 'within'> = app) =>
    (await place.within((tx) => app.get(DoublePairsQuery).find(tx, new DoubleListRequest()))).rows;

  test('a pair is listed with why, until it is merged or said to be two people', async () => {
    const elsewhere = await anotherCcas(app, 'creteil');
    const make = (lastName: string) => aResident(elsewhere, { lastName, bornOn: '1939-09-01' });
    const [one, other] = [await make('Le Bras'), await make('Lebras')];
    await make('Vasseur-Quignon');
    expect(await pairs(elsewhere)).toMatchObject([{ one: { id: one }, other: { id: other }, why: ['similar_name'] }]);
    await elsewhere.within((tx) => app.get(DismissDouble).run(tx, systemActor(elsewhere.ccasId), [other, one]));
    expect(await pairs(elsewhere)).toEqual([]);
  });

  test('page by page, each pair once', async () => {
    const elsewhere = await anotherCcas(app, 'vincennes');
    for (let count = 0; count < 11; count++) await aResident(elsewhere, { bornOn: '1938-08-08' });
    const page = (number: number) =>
      elsewhere.within((tx) =>
        app.get(DoublePairsQuery).find(tx, readAddress(DoubleListRequest, { page: String(number) })),
      );
    const [first, second] = [await page(1), await page(2)];
    expect([first.total, first.rows.length, second.rows.length]).toEqual([55, 50, 5]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(55);
  });

  test('whom the database finds alike, `likeness` finds alike, and nobody else', async () => {
    const elsewhere = await anotherCcas(app, 'nogent');
    const names = [
      ['Le Bràs', 'Jeanne'],
      ['LE BRAS', 'jeanne'],
      ['Jeanne', 'Le Bras'],
      ['Lebras', 'Jeanne'],
      ['Le Bras', 'Jeanne-Marie'],
      ['Le Bras-Dupont', 'J.'],
      ['Vasseur', 'Odette'],
      ['Œuvrard', 'Noëlle'],
      ['Oeuvrard', 'Noelle-Anne'],
      ['Brasseur', 'Jeannine'],
    ] as const;
    const people: (Likened & { id: string })[] = [];
    for (const [lastName, firstName] of names) {
      const phone = lastName === 'Vasseur' || firstName === 'Jeannine' ? '01 43 75 12 34' : undefined;
      const email = firstName === 'Noëlle' ? 'N@exemple.fr' : firstName === 'J.' ? 'n@exemple.fr' : undefined;
      const person = { lastName, firstName, bornOn: '1938-08-08', phone, email };
      const id = await aResident(elsewhere, person);
      people.push({ ...person, id, phone: phone ? '+33143751234' : null, email: email ?? null });
    }
    const expected = people.flatMap((one, place) =>
      people.slice(place + 1).flatMap((other) => (likeness(one, other).length > 0 ? [`${one.id}_${other.id}`] : [])),
    );
    const found = await pairs(elsewhere);
    expect(found.map(({ id }) => id).sort()).toEqual(expected.sort());
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter(({ why }) => why.length === 0)).toEqual([]);
  });
});
