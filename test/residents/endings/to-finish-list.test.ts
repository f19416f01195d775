import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../../src/kernel/access/actor.js';
import { EndDossier } from '../../../src/residents/endings/end-dossier.js';
import { EndingsQuery } from '../../../src/residents/endings/endings.query.js';
import { TickLine } from '../../../src/residents/endings/tick-line.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anotherCcas, aPassHolder, aResident } from '../../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
  nadia = await anAgentsConsole(app);
});

const residentOf = async (passId: string): Promise<string> => {
  const [row] = await app.within((tx) => tx.query('select resident_id from pass where id = $1', [passId]));
  return row.resident_id;
};
/** Somebody whose card is to be got back, and whose family is to be called. */
async function aDeparture(lastName: string, on: string, place = app): Promise<string> {
  const id =
    place === app
      ? await residentOf((await aPassHolder(app, { lastName })).passId)
      : await aResident(place, { lastName });
  await place.within((tx) =>
    place.get(EndDossier).run(tx, systemActor(place.ccasId), id, { kind: 'deceased', on: on as never }),
  );
  return id;
}
const names = (html: string) => [...html.matchAll(/(Zola|Arnaud|Moulin) Jeanne/g)].map(([, name]) => name);

describe('departures after which something remains', () => {
  test('are all there, counted, those first that were noted first, or sorted as asked; their file has the same rows', async () => {
    await aDeparture('Zola', '2026-12-03');
    await aDeparture('Arnaud', '2026-12-05');
    await aDeparture('Moulin', '2026-12-01');
    const { html, words } = await nadia.open('/ccas/departs');
    expect(words).toContain('3 départs');
    expect(names(html)).toEqual(['Zola', 'Arnaud', 'Moulin']);
    expect(names((await nadia.open('/ccas/departs?tri=nom')).html)).toEqual(['Arnaud', 'Moulin', 'Zola']);
    expect(names((await nadia.open('/ccas/departs?tri=depart&sens=decroissant')).html)).toEqual([
      'Arnaud',
      'Zola',
      'Moulin',
    ]);
    const file = (await nadia.open('/ccas/departs.csv?tri=depart')).html.trim().split('\r\n');
    expect(file[0]).toContain('Nom;Prénom;Quoi;Le;Lignes à faire');
    expect(file.slice(1)).toEqual([
      expect.stringMatching(/^Moulin;Jeanne;Décès;01\/12\/2026;\d$/),
      expect.stringMatching(/^Zola;Jeanne;Décès;03\/12\/2026;\d$/),
      expect.stringMatching(/^Arnaud;Jeanne;Décès;05\/12\/2026;\d$/),
    ]);
  });

  test('go once every line is done; those of another CCAS are not seen', async () => {
    await aDeparture('Moulin', '2026-12-01', await anotherCcas(app));
    const id = await aDeparture('Zola', '2026-12-03');
    expect(names((await nadia.open('/ccas/departs')).html)).toEqual(['Zola']);
    const { lines } = (await app.within((tx) => app.get(EndingsQuery).ofResident(tx, id)))!;
    for (const line of lines) await app.within((tx) => app.get(TickLine).run(tx, systemActor(app.ccasId), id, line.id));
    expect((await nadia.open('/ccas/departs')).words).toContain('Rien ne reste à faire après un départ.');
  });
});
