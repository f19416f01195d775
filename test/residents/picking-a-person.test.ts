import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { parseHTML } from 'linkedom';
import { systemActor } from '../../src/kernel/access/actor.js';
import type { Tx } from '../../src/kernel/database/database.js';
import { ChangePassState } from '../../src/passes/change-pass-state.js';
import { MergeHolders } from '../../src/passes/merge-holders.js';
import { PassQuery } from '../../src/passes/pass.query.js';
import { EndDossier } from '../../src/residents/endings/end-dossier.js';
import { EraseResident } from '../../src/residents/erase-resident.js';
import { PickResident } from '../../src/residents/pick-resident.js';
import { RestrictResident } from '../../src/residents/restrict-resident.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder, aResident, anotherCcas } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { anAgreement } from '../support/mutuelle.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp({ poolSize: 6 });
  await anAgreement(app);
});
beforeEach(async () => {
  await app.startOver();
  nadia = await anAgentsConsole(app);
});
afterAll(() => app.close());

/** A form that asks for a person, among other things. */
const form = '/ccas/mutuelle/parcours/nouveau';
const pathOf = /^\/ccas\/mutuelle\/parcours\/([0-9a-f-]{36})$/;

interface Shown {
  /** Words of each person to choose, and whether they are chosen, or may not be. */
  people: { id: string; words: string; isChosen: boolean; isBarred: boolean }[];
  count: string;
  errors: string[];
  valueOf(name: string): string | undefined;
}

function shown(html: string): Shown {
  const { document } = parseHTML(html);
  return {
    people: Array.from(document.querySelectorAll('input[type="radio"][name="residentId"]'), (radio) => ({
      id: radio.getAttribute('value')!,
      words: radio.closest('label')!.textContent.replaceAll(/\s+/g, ' ').trim(),
      isChosen: radio.hasAttribute('checked'),
      isBarred: radio.hasAttribute('disabled'),
    })).filter(({ id }) => id !== 'aucun'),
    count: document.querySelector('[data-count]')?.textContent ?? '',
    errors: Array.from(document.querySelectorAll('.error'), (error) => error.id),
    valueOf: (name) => document.querySelector(`[name="${name}"]`)?.getAttribute('value') ?? undefined,
  };
}

const look = async (typed: string, more: Record<string, string> = {}) => {
  const { html, status } = await nadia.submit(form, {
    'residentId:cherche': typed,
    'residentId:demande': 'chercher',
    ...more,
  });
  return { ...shown(html), status };
};
const names = ({ people }: Shown) => people.map(({ words }) => words.split(' né·e')[0]);
const residentOf = async (location: string | undefined) => {
  const [, id] = pathOf.exec(location ?? '')!;
  const [row] = await app.within((tx) =>
    tx.query('select resident_id as "residentId" from enrolment where id = $1', [id]),
  );
  return row.residentId as string | null;
};
const pathsOpen = async () =>
  (await app.within((tx) => tx.query('select count(*)::int as n from enrolment')))[0].n as number;
const merge = (keptId: string, mergedId: string) =>
  app.within((tx) =>
    app.get(MergeHolders).run(tx, systemActor(app.ccasId), { keptId, mergedId, choices: {} as never }),
  );

describe('a person is found', () => {
  beforeEach(async () => {
    await aResident(app, { address: '12 rue Véron' });
    await aResident(app, { lastName: 'Dupont', firstName: 'Éloïse', bornOn: '1951-07-14' });
  });

  test.each([
    ['three letters of the name', 'dup', ['Dupont Éloïse']],
    ['three letters of the first name, without accents', 'ELO', ['Dupont Éloïse']],
    ['both, in any order', 'jeanne le bras', ['Le Bràs Jeanne']],
    ['a slip', 'dupond', ['Dupont Éloïse']],
    ['a birth date in figures', '02/03/1948', ['Le Bràs Jeanne']],
    ['a birth date in words', '2 mars 1948', ['Le Bràs Jeanne']],
    ['nobody’s name', 'zzz', []],
  ])('by %s', async (_, typed, found) => {
    expect(names(await look(typed))).toEqual(found);
  });

  test('by the number of a pass, and by its code as a reader types it: then they are chosen already', async () => {
    const { passId, passCode } = await aPassHolder(app, {
      lastName: 'Nguyen',
      firstName: 'Thi Hoa',
      bornOn: '1949-01-01',
    });
    const { number, residentId } = await app.within((tx) => app.get(PassQuery).get(tx, passId));
    for (const typed of [number, number.replaceAll('-', '').toLowerCase(), passCode, passCode.split('#')[1]!]) {
      const { people } = await look(typed);
      expect(people).toEqual([expect.objectContaining({ id: residentId, isChosen: true })]);
      expect(people[0]!.words).toContain(`pass ${number}, actif`);
    }
  });

  test('with what tells them from another, said aloud how many there are, and nothing is done', async () => {
    const { people, count, status } = await look('le bras');
    expect(people[0]!.words).toBe('Le Bràs Jeanne né·e le 2 mars 1948, Alfortville, 12 rue Véron');
    expect([count, status, await pathsOpen()]).toEqual(['1 personne trouvée.', 409, 0]);
  });

  test('twenty at most, and it is said how to find fewer', async () => {
    for (let at = 0; at < 21; at++)
      await aResident(app, { lastName: 'Martin', bornOn: `1940-01-${String(at + 1).padStart(2, '0')}` });
    const { people, count } = await look('martin');
    expect([people.length, count]).toEqual([20, expect.stringContaining('affinez')]);
  });

  test('everything else that was typed is kept', async () => {
    const { valueOf } = await look('dup', { lastName: 'Autre', phone: '01 43', 'residentId:vu': '' });
    expect([valueOf('lastName'), valueOf('phone'), valueOf('residentId:cherche')]).toEqual(['Autre', '01 43', 'dup']);
  });

  test('what no database holds finds nobody', async () => {
    expect(names(await look('a\0b\uD800'))).toEqual([]);
  });
});

describe('whoever is chosen', () => {
  test('is whom the form is about', async () => {
    const id = await aResident(app);
    const sent = { residentId: id, 'residentId:cherche': 'le bras', 'residentId:vu': 'le bras' };
    expect(await residentOf((await nadia.submit(form, sent)).location)).toBe(id);
  });

  test('is nobody until they are: what was looked for is shown, and it is said at the field', async () => {
    await aResident(app);
    const { html, status } = await nadia.submit(form, { 'residentId:cherche': 'le bras' });
    const page = shown(html);
    expect([status, names(page), page.errors]).toEqual([400, ['Le Bràs Jeanne'], ['champ-residentId-erreur']]);
  });

  test('is not whom another search is for', async () => {
    const id = await aResident(app);
    await aResident(app, { lastName: 'Dupont', firstName: 'Éloïse', bornOn: '1951-07-14' });
    const sent = { residentId: id, 'residentId:cherche': 'dupont', 'residentId:vu': 'le bras' };
    const { html, status } = await nadia.submit(form, sent);
    expect([status, names(shown(html)), await pathsOpen()]).toEqual([400, ['Dupont Éloïse'], 0]);
  });

  test('stays chosen while another answer is corrected', async () => {
    const id = await aResident(app);
    const { html } = await nadia.submit(form, {
      residentId: id,
      'residentId:cherche': 'le bras',
      'residentId:vu': 'le bras',
      email: 'personne',
    });
    const page = shown(html);
    expect([page.people, page.errors]).toEqual([
      [expect.objectContaining({ id, isChosen: true })],
      ['champ-email-erreur'],
    ]);
  });
});

describe('a dossier that is not what it was', () => {
  test('merged meanwhile: the one that stands is chosen, said, and sent with a second press', async () => {
    const keptId = await aResident(app);
    const mergedId = await aResident(app, { lastName: 'Lebras' });
    await merge(keptId, mergedId);
    const refused = await nadia.submit(form, { residentId: mergedId });
    const page = shown(refused.html);
    expect([refused.status, page.people]).toEqual([409, [expect.objectContaining({ id: keptId, isChosen: true })]]);
    expect([page.count, page.errors]).toEqual([
      'Le dossier choisi a été fusionné avec celui-ci, qui le remplace.',
      ['champ-residentId-erreur'],
    ]);
    expect(await residentOf((await nadia.submit(form, { residentId: page.people[0]!.id })).location)).toBe(keptId);
  });

  test('merged at the same moment, twelve times: no path is ever of the dossier that is gone', async () => {
    for (let round = 0; round < 12; round++) {
      const bornOn = `1940-02-${String(round + 1).padStart(2, '0')}`;
      const keptId = await aResident(app, { bornOn });
      const mergedId = await aResident(app, { bornOn, lastName: 'Lebras' });
      const [sent] = await Promise.all([nadia.submit(form, { residentId: mergedId }), merge(keptId, mergedId)]);
      // First: it moved with everything else. Second: refused.
      if (sent.status === 303) expect(await residentOf(sent.location)).toBe(keptId);
      else expect(shown(sent.html).people).toEqual([expect.objectContaining({ id: keptId, isChosen: true })]);
    }
  });

  test('being merged at that moment: whoever picks it waits for that, and is told', async () => {
    const keptId = await aResident(app);
    const mergedId = await aResident(app, { lastName: 'Lebras' });
    const pick = (tx: Tx) =>
      app.get(PickResident).run(tx, systemActor(app.ccasId), 'residentId', { isComposed: true, id: mergedId });
    let [isMerged, goOn] = [() => {}, () => {}];
    const merged = new Promise<void>((resolve) => (isMerged = resolve));
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const merging = app.within(async (tx) => {
      await app.get(MergeHolders).run(tx, systemActor(app.ccasId), { keptId, mergedId, choices: {} as never });
      isMerged();
      await gate;
    });
    await merged;
    const picking = Promise.allSettled([app.within(pick)]);
    await setTimeout(300);
    goOn();
    await merging;
    expect(await picking).toMatchObject([{ status: 'rejected', reason: { code: 'person_merged' } }]);
  });

  test('erased: it is said at the field, with what to do', async () => {
    const id = await aResident(app);
    await app.within((tx) => app.get(EraseResident).run(tx, systemActor(app.ccasId), id));
    const { status, words, html } = await nadia.submit(form, { residentId: id });
    expect([status, shown(html).errors, shown(html).people]).toEqual([400, ['champ-residentId-erreur'], []]);
    expect(words).toContain('cherchez la personne de nouveau');
  });

  test('ended: it is seen, marked, and not chosen, whatever is sent', async () => {
    const { passId } = await aPassHolder(app);
    const { residentId } = await app.within((tx) => app.get(PassQuery).get(tx, passId));
    await app.within((tx) =>
      app.get(ChangePassState).run(tx, systemActor(app.ccasId), passId, { verb: 'revoke', reason: 'deceased' }),
    );
    const { people } = await look('le bras');
    expect(people).toEqual([expect.objectContaining({ isBarred: true, isChosen: false })]);
    expect(people[0]!.words).toContain('dossier terminé : décès');
    const { status, html } = await nadia.submit(form, { residentId });
    expect([status, shown(html).errors, await pathsOpen()]).toEqual([400, ['champ-residentId-erreur'], 0]);
  });

  test('ended, and the pass with it: it is said once, by the dossier', async () => {
    const { passId } = await aPassHolder(app);
    const { residentId } = await app.within((tx) => app.get(PassQuery).get(tx, passId));
    const on = app.clock.today().toString();
    await app.within((tx) =>
      app.get(EndDossier).run(tx, systemActor(app.ccasId), residentId, { kind: 'deceased', on }),
    );
    const { words, isBarred } = (await look('le bras')).people[0]!;
    expect([isBarred, words]).toEqual([true, expect.stringContaining(', décédé·e le 8 décembre 2026. Il ne')]);
    expect(words).not.toContain('terminé');
  });

  test('restricted: it is marked', async () => {
    const id = await aResident(app);
    await app.within((tx) => app.get(RestrictResident).run(tx, systemActor(app.ccasId), id));
    expect((await look('le bras')).people[0]!.words).toContain('dossier limité à sa demande');
  });

  test('of another CCAS: there is none', async () => {
    const there = await anotherCcas(app);
    const id = await aResident(there);
    expect((await look('le bras')).people).toEqual([]);
    expect((await nadia.submit(form, { residentId: id })).status).toBe(400);
  });
});

describe('somebody whom nobody found', () => {
  const typed = {
    residentId: 'nouveau',
    'residentId:cherche': 'petit anne marie',
    'residentId:vu': 'petit anne marie',
    'residentId:nouveau.lastName': 'Petit',
    'residentId:nouveau.firstName': 'Anne-Marie',
    'residentId:nouveau.bornOn': '5 mai 1950',
    'residentId:nouveau.communeCode': '94002',
    'residentId:nouveau.residenceProof.kind': 'rent',
    'residentId:nouveau.residenceProof.seenOn': '2026-12-08',
  };

  test('is registered in place: what was looked for stands in the short form, and all else is kept', async () => {
    const { html } = await nadia.submit(form, {
      'residentId:cherche': 'petit anne marie',
      'residentId:demande': 'inscrire',
      phone: '01 43',
    });
    const { valueOf } = shown(html);
    expect([
      valueOf('residentId'),
      valueOf('residentId:nouveau.lastName'),
      valueOf('residentId:nouveau.firstName'),
      valueOf('residentId:nouveau.residenceProof.seenOn'),
      valueOf('phone'),
    ]).toEqual(['nouveau', 'petit', 'anne marie', '2026-12-08', '01 43']);
  });

  test('enters the register with the form, and is whom it is about', async () => {
    const id = await residentOf((await nadia.submit(form, typed)).location);
    const [person] = await app.within((tx) =>
      tx.query('select last_name, born_on::text as born from resident where id = $1', [id]),
    );
    expect(person).toEqual({ last_name: 'Petit', born: '1950-05-05' });
  });

  test('does not when another answer is wrong: all of it or nothing', async () => {
    const { status, html } = await nadia.submit(form, { ...typed, email: 'personne' });
    const { valueOf } = shown(html);
    expect([status, valueOf('residentId:nouveau.lastName')]).toEqual([400, 'Petit']);
    expect((await app.within((tx) => tx.query('select 1 from resident'))).length).toBe(0);
  });

  test('says at each field what is wrong with them', async () => {
    const { html, status } = await nadia.submit(form, { ...typed, 'residentId:nouveau.bornOn': '31/02/1950' });
    expect([status, shown(html).errors]).toEqual([400, ['champ-residentId:nouveau.bornOn-erreur']]);
  });

  test('may be there already: the likely ones are to choose, or it is said that it is somebody else', async () => {
    const known = await aResident(app, { lastName: 'Petit', firstName: 'Anne Marie', bornOn: '1950-05-05' });
    const refused = await nadia.submit(form, typed);
    expect([refused.status, shown(refused.html).people.map(({ id }) => id)]).toEqual([409, [known, 'autre']]);
    expect(await pathsOpen()).toBe(0);
    expect(await residentOf((await nadia.submit(form, { ...typed, residentId: 'autre' })).location)).not.toBe(known);
    expect(await residentOf((await nadia.submit(form, { ...typed, residentId: known })).location)).toBe(known);
  });

  test.each([
    ['a name that is almost theirs', { firstName: 'Anne', phone: undefined }],
    ['their telephone', { lastName: 'Durand', firstName: 'Lucie', phone: '01 99 00 00 07' }],
  ])('may be there already under another: born the same day, with %s', async (_, known) => {
    const id = await aResident(app, { lastName: 'Petit', bornOn: '1950-05-05', ...known });
    const sent = { ...typed, 'residentId:nouveau.phone': '01 99 00 00 07' };
    const refused = await nadia.submit(form, sent);
    expect([refused.status, shown(refused.html).people.map((each) => each.id)]).toEqual([409, [id, 'autre']]);
    expect((await app.within((tx) => tx.query('select 1 from resident'))).length).toBe(1);
    expect(await residentOf((await nadia.submit(form, { ...sent, residentId: 'autre' })).location)).not.toBe(id);
  });
});

describe('who is proposed while one types', () => {
  const ask = (cherche: string) => nadia.submit('/ccas/personnes', { cherche });

  test('is the same as is found, kept by no browser, and written in no address', async () => {
    const id = await aResident(app);
    const answer = await ask('le bras');
    expect(JSON.parse(answer.html)).toEqual({
      people: [{ id, name: 'Le Bràs Jeanne', facts: ['né·e le 2 mars 1948', 'Alfortville'], isEnded: false }],
      isCut: false,
      isExact: false,
      hasLeftOut: false,
    });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  });

  test('is nobody of another CCAS', async () => {
    await aResident(await anotherCcas(app));
    expect(JSON.parse((await ask('le bras')).html).people).toEqual([]);
  });
});

describe('two dossiers that are compared by hand', () => {
  test('are picked, and stand side by side; one alone is not', async () => {
    const kept = await aResident(app);
    const merged = await aResident(app, { lastName: 'Dupont', bornOn: '1951-07-14' });
    expect((await nadia.submit('/ccas/doublons', { kept, merged })).location).toBe(`/ccas/doublons/${kept}/${merged}`);
    const { status, words } = await nadia.submit('/ccas/doublons', { kept, merged: kept });
    expect([status, words.includes('C’est le même dossier')]).toEqual([400, true]);
  });
});
