import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AskRight } from '../../src/holders/ask-right.js';
import { CloseRightsRequest } from '../../src/holders/close-rights-request.js';
import { startApp, type TestApp } from '../support/app.js';
import { aResident } from '../support/builders.js';
import { anAgentsConsole, type AgentsConsole } from '../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  const by = systemActor(app.ccasId);
  // As many as make a second page, of whom the last one asked first.
  for (let each = 52; each > 0; each--) {
    const residentId = await aResident(app, { lastName: `Numéro${String(each).padStart(2, '0')}` });
    const id = await app.within((tx) => app.get(AskRight).run(tx, by, residentId, { kind: 'access' }));
    if (each > 51)
      await app.within((tx) => app.get(CloseRightsRequest).run(tx, by, residentId, id, { state: 'granted' }));
    app.clock.advance({ hours: 1 });
  }
  nadia = await anAgentsConsole(app);
});
afterAll(() => app.close());

test('those that wait, the first due first, counted and by pages', async () => {
  const { words } = await nadia.open('/ccas/droits');
  expect(words).toMatch(/51 demandes, de 1 à 50/);
  expect(words.indexOf('Numéro51')).toBeLessThan(words.indexOf('Numéro02'));
  expect(words).not.toMatch(/Numéro52|Numéro01/);
  expect((await nadia.open('/ccas/droits?page=2')).words).toContain('Numéro01');
});

test('those answered, and all of them, by name, and as a file of the same rows', async () => {
  expect((await nadia.open('/ccas/droits?etat=repondues')).words).toMatch(/1 demande .*Numéro52/s);
  const { html } = await nadia.open('/ccas/droits.csv?etat=toutes&tri=personne');
  const lines = html.trim().split('\n');
  expect(lines).toHaveLength(53);
  expect(lines.at(-1)).toMatch(/^Numéro52;.*;Faite;\d\d\/\d\d\/2026/);
});
