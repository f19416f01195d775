import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { systemActor } from '../../src/kernel/access/actor.js';
import { MergeHolders } from '../../src/passes/merge-holders.js';
import { EndDossier } from '../../src/residents/endings/end-dossier.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, aPassHolder, aResident } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { anAgreement } from '../support/mutuelle.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  await anAgreement(app);
});
afterAll(() => app.close());

/** Somebody of whom every slice holds something, merged once. */
async function somebody(): Promise<string> {
  const { passId } = await aPassHolder(app);
  const [{ id }] = await app.within((tx) => tx.query('select resident_id as id from pass where id = $1', [passId]));
  await aCarer(app, passId);
  const double = await aResident(app, { lastName: 'Lebras' });
  await app.within((tx) =>
    app.get(MergeHolders).run(tx, systemActor(app.ccasId), { keptId: id, mergedId: double, choices: {} as never }),
  );
  return id;
}

const end = (id: string) =>
  app.within((tx) =>
    app.get(EndDossier).run(tx, systemActor(app.ccasId), id, { kind: 'deceased', on: app.clock.today().toString() }),
  );

interface Act {
  action: string;
  fields: Record<string, string>;
}

/** Every form of the page, as it stands. */
function actsOf(html: string): Act[] {
  const { document } = parseHTML(html);
  return Array.from(document.querySelectorAll('main form[method="post"]'), (form) => ({
    action: form.getAttribute('action')!,
    fields: Object.fromEntries(
      Array.from(form.querySelectorAll('input, select, textarea'), (field) => [
        field.getAttribute('name')!,
        field.getAttribute('value') ?? field.querySelector('option')?.getAttribute('value') ?? 'Noté',
      ]),
    ),
  }));
}

/** What is refused where a death or a move is noted. */
const refused = [
  'Délivrer le pass',
  'Autoriser un aidant',
  'Intéressé·e par la mutuelle',
  'Annuler la fusion',
  'foyer',
];

test('the dossier of somebody who died offers nothing that would be refused because of it', async () => {
  const id = await somebody();
  const dossier = `/ccas/usagers/${id}`;
  const shown = async () => {
    const { words } = await nadia.open(dossier);
    return refused.filter((each) => words.includes(each));
  };
  expect(await shown()).toEqual(refused.slice(1));
  await end(id);
  expect(await shown()).toEqual([]);

  // The way back is the last: it opens the dossier.
  const back = `${dossier}/depart/annulation`;
  const acts = actsOf((await nadia.open(dossier)).html).filter(({ action }) => action !== back);
  expect(acts.length).toBeGreaterThan(3);
  for (const { action, fields } of acts) {
    const { status } = await nadia.submit(action, fields);
    expect([action, status < 400]).toEqual([action, true]);
  }
  expect((await nadia.submit(back)).status).toBe(303);
  expect(await shown()).toEqual(refused.slice(1));
});

test('of somebody who had no pass, no carer and no path, it names none', async () => {
  const id = await aResident(app, { lastName: 'Petit', firstName: 'Marthe', bornOn: '1940-01-01' });
  await end(id);
  const { words } = await nadia.open(`/ccas/usagers/${id}`);
  for (const heading of ['Pass senior ', 'Aidants', 'Mutuelle communale']) expect(words).not.toContain(` ${heading}`);
});
