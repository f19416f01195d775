import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { startApp, type TestApp } from '../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { agree, anAgreement, aPath, aPermanence, book, moveTo, type TestPermanence } from '../support/mutuelle.js';
import { wordsOfPdf } from '../support/pdf-words.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  await anAgreement(app);
});
afterAll(() => app.close());

const paths = '/ccas/mutuelle/parcours';
const days = '/ccas/mutuelle/permanences';
const plain = (words: string) => words.replaceAll(/\s+/g, ' ');
const errorsIn = (html: string) => [...html.matchAll(/id="champ-([^"]+)-erreur"/g)].map(([, field]) => field);
let people = 0;
const somebody = (more: object = {}) =>
  aPath(app, { lastName: `Personne${String.fromCodePoint(97 + people++)}`, email: 'yvonne@exemple.example', ...more });
const stateOf = async (id: string) =>
  (await app.within((tx) => tx.query('select state from enrolment where id = $1', [id])))[0].state as string;
const bookingOf = async (enrolmentId: string) =>
  (
    await app.within((tx) =>
      tx.query('select id, state, slot_id as slot from booking where enrolment_id = $1 order by id desc', [
        enrolmentId,
      ]),
    )
  )[0] as { id: string; state: string; slot: string | null };
const mailsSince = async (work: () => Promise<unknown>) => {
  const all = () => app.within((tx) => tx.query('select subject from mail order by id'));
  const before = (await all()).length;
  await work();
  return (await all())
    .slice(before)
    .map(({ subject }: { subject: string }) => subject.replaceAll(/\s/g, ' ')) as string[];
};

describe('a path, on its page', () => {
  let id: string;
  let at: string;
  beforeEach(async () => {
    id = await somebody();
    at = `${paths}/${id}`;
  });

  test('goes on by the steps there are, and says why not', async () => {
    expect((await nadia.submit(`${at}/etape`, { to: 'appointment' })).location).toBe(at);
    expect(await stateOf(id)).toBe('appointment');
    const refused = await nadia.submit(`${at}/etape`, { to: 'transmitted' });
    expect([refused.status, await stateOf(id)]).toEqual([409, 'appointment']);
    const noReason = await nadia.submit(`${at}/etape`, { to: 'declined' });
    expect([noReason.status, noReason.words.includes('Choisissez une raison')]).toEqual([400, true]);
    expect((await nadia.submit(`${at}/etape`, { to: 'declined', reason: 'price' })).status).toBe(303);
    expect(await stateOf(id)).toBe('declined');
  });

  test('an agreement is given and taken back, one of no kind is not there', async () => {
    const given = async () =>
      (await app.within((tx) =>
        tx.query('select kind, withdrawn_at is null as holds from consent where enrolment_id = $1', [id]),
      )) as { kind: string; holds: boolean }[];
    expect((await nadia.submit(`${at}/accords`, { kind: 'transmission', how: 'counter' })).location).toBe(at);
    expect(await given()).toEqual([{ kind: 'transmission', holds: true }]);
    expect((await nadia.submit(`${at}/accords`, { kind: 'tout', how: 'counter' })).status).toBe(400);
    expect((await nadia.submit(`${at}/accords/tout/retrait`)).status).toBe(404);
    expect((await nadia.submit(`${at}/accords/transmission/retrait`)).location).toBe(at);
    expect(await given()).toEqual([{ kind: 'transmission', holds: false }]);
  });

  test('an hour is booked, and given up', async () => {
    const { slots } = await aPermanence(app);
    const none = await nadia.submit(`${at}/rendez-vous`, { slotId: 'x' });
    expect([none.status, none.words.includes('Choisissez une heure.')]).toEqual([400, true]);
    const told = await mailsSince(async () => {
      expect((await nadia.submit(`${at}/rendez-vous`, { slotId: slots[0]! })).location).toBe(at);
    });
    expect(told).toHaveLength(1);
    const { id: bookingId, state } = await bookingOf(id);
    expect([state, await stateOf(id)]).toEqual(['booked', 'appointment']);
    const gone = await mailsSince(() => nadia.submit(`${at}/rendez-vous/${bookingId}/annulation`));
    expect([(await bookingOf(id)).state, gone]).toEqual(['cancelled', ['Votre rendez-vous est annulé']]);
    expect((await nadia.submit(`${at}/rendez-vous/${bookingId}/annulation`)).status).toBe(409);
  });

  test('a name on the list of the day is agreed to only when it is said', async () => {
    const { slots } = await aPermanence(app);
    const other = await somebody();
    await nadia.submit(`${at}/rendez-vous`, { slotId: slots[0]!, listAgreed: 'oui' });
    await nadia.submit(`${paths}/${other}/rendez-vous`, { slotId: slots[1]! });
    const consents = await app.within((tx) =>
      tx.query(`select enrolment_id as of from consent where kind = 'appointment_list' and enrolment_id = any($1)`, [
        [id, other],
      ]),
    );
    expect(consents).toEqual([{ of: id }]);
  });

  test('is found by its state, by its name, and among those to call', async () => {
    const shown = async (query: string) => (await nadia.open(`${paths}${query}`)).html.includes(`${paths}/${id}`);
    const [{ name }] = await app.within((tx) =>
      tx.query('select last_name as name from enrolment where id = $1', [id]),
    );
    expect([await shown(`?q=${name}`), await shown('?q=zzzz')]).toEqual([true, false]);
    expect([await shown('?etat=interested'), await shown('?etat=enrolled'), await shown('?etat=rien')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('somebody called back is called back once', async () => {
    const wanted = await somebody({ callWanted: 'morning' });
    expect((await nadia.submit(`${paths}/${wanted}/rappel`)).status).toBe(303);
    expect((await nadia.submit(`${paths}/${wanted}/rappel`)).status).toBe(404);
    expect((await nadia.submit(`${at}/rappel`)).status).toBe(404);
  });

  test('no dossier chosen is said; forgotten, it is gone from the list', async () => {
    const refused = await nadia.submit(`${at}/dossier`, { residentId: 'x' });
    expect([refused.status, refused.words.includes('Choisissez un dossier.')]).toEqual([400, true]);
    expect((await nadia.submit(`${at}/effacement`)).location).toBe(paths);
    expect((await nadia.open(`${paths}?q=personne`)).html).not.toContain(`${paths}/${id}"`);
    expect((await nadia.open(`${paths}/${uuidv7()}`)).status).toBe(404);
  });

  test('whom the mutuelle may have is in the file, and nobody else', async () => {
    await moveTo(app, id, 'appointment');
    const file = async () => (await nadia.open(`${paths}/transmission.csv`)).body.toString('utf8');
    const [{ name }] = await app.within((tx) =>
      tx.query('select last_name as name from enrolment where id = $1', [id]),
    );
    expect(await file()).not.toContain(name);
    await agree(app, id);
    await moveTo(app, id, 'transmitted');
    expect(await file()).toContain(name);
  });
});

describe('a half-day', () => {
  let day: TestPermanence;
  let at: string;
  beforeEach(async () => {
    day = await aPermanence(app, { from: '09:00', to: '10:00' });
    at = `${days}/${day.id}`;
  });
  const written = {
    kind: 'permanence',
    day: '2027-01-12',
    from: '09:00',
    to: '11:00',
    slotMinutes: '30',
    capacity: '2',
    place: 'Mairie, salle 2',
    isAccessible: 'oui',
  };

  test('is planned in whole slots', async () => {
    const { location } = await nadia.submit(`${days}/nouvelle`, written);
    const rows = await app.within((tx) =>
      tx.query(
        `select s.starts_at as at, s.capacity, p.is_accessible as accessible from permanence_slot s join permanence p on p.id = s.permanence_id where p.id = $1 order by 1`,
        [location!.split('/').at(-1)],
      ),
    );
    expect(rows.map(({ at: of }: { at: Date }) => of.toISOString().slice(11, 16))).toEqual([
      '08:00',
      '08:30',
      '09:00',
      '09:30',
    ]);
    expect(rows[0]).toMatchObject({ capacity: 2, accessible: true });
  });

  test.each([
    ['no place', { place: ' ' }, 'place'],
    ['an hour that is none', { from: '25:00' }, 'from'],
    ['nobody at a time', { capacity: '0' }, 'capacity'],
    ['more people than a hall holds', { capacity: '501' }, 'capacity'],
    ['four minutes each', { slotMinutes: '4' }, 'slotMinutes'],
    ['more than four hours each', { slotMinutes: '241' }, 'slotMinutes'],
    ['a day that is none', { day: '2027-02-30' }, 'day'],
    ['a note of 301 letters', { accessNote: 'a'.repeat(301) }, 'accessNote'],
  ])('with %s is refused at its field, and the rest stays as typed', async (_, fields, field) => {
    const { status, html } = await nadia.submit(`${days}/nouvelle`, { ...written, ...fields });
    expect([status, errorsIn(html)]).toEqual([400, [field]]);
    expect(html).toContain(field === 'place' ? 'value="2027-01-12"' : 'value="Mairie, salle 2"');
  });

  test('who waits is told so, gets the freed hour, and is told that too; whoever gave it up as well', async () => {
    const [first, second, third] = [await somebody(), await somebody(), await somebody()];
    await book(app, first, day.slots[0]!);
    await book(app, second, day.slots[1]!);
    const waiting = await mailsSince(() => book(app, third, day.slots[0]!));
    expect([waiting, (await bookingOf(third)).state]).toEqual([['Vous êtes sur la liste d’attente'], 'waiting']);
    const { id: given } = await bookingOf(first);
    const told = await mailsSince(() => nadia.submit(`${at}/annulations/${given}`));
    expect(told.toSorted()).toEqual([
      expect.stringMatching(/^Une place s’est libérée : /),
      'Votre rendez-vous est annulé',
    ]);
    expect(await bookingOf(third)).toMatchObject({ state: 'booked', slot: day.slots[0] });
  });

  test('that does not take place: everybody is told once, nobody gets a freed hour', async () => {
    const [first, second, third] = [await somebody(), await somebody(), await somebody({ email: undefined })];
    for (const [index, who] of [first, second].entries()) await book(app, who, day.slots[index]!);
    await book(app, third, day.slots[0]!);
    const told = await mailsSince(async () => {
      expect((await nadia.submit(`${at}/annulation`)).location).toBe(at);
    });
    expect(told).toEqual(Array.from({ length: 2 }, () => 'La permanence du 15 décembre 2026 n’a pas lieu'));
    for (const who of [first, second, third]) expect((await bookingOf(who)).state).toBe('cancelled');
    const { id: toCall } = await bookingOf(third);
    expect((await nadia.submit(`${at}/appels/${toCall}`)).location).toBe(at);
    expect((await nadia.submit(`${at}/appels/${uuidv7()}`)).status).toBe(404);
    expect((await nadia.submit(`${at}/annulation`)).status).toBe(409);
  });

  test('presence is noted on the day, not before, and put right by ticking again', async () => {
    const who = await somebody();
    await book(app, who, day.slots[0]!);
    const { id: bookingId } = await bookingOf(who);
    const tick = (presence: string) => nadia.submit(`${at}/presences/${bookingId}`, { presence });
    expect([(await tick('attended')).status, (await tick('peut-être')).status]).toEqual([400, 400]);
    const before = app.clock.now().toString();
    app.clock.set('2026-12-15T07:00:00Z');
    nadia = await anAgentsConsole(app);
    for (const presence of ['missed', 'attended']) {
      expect((await tick(presence)).location).toBe(at);
      expect((await bookingOf(who)).state).toBe(presence);
    }
    expect((await tick('peut-être')).words).toContain('Choisissez « venu·e » ou « absent·e ».');
    const walkIn = await nadia.submit(`${at}/sans-rendez-vous`, {
      lastName: 'Passante',
      firstName: 'Odile',
      bornOn: '1950-05-04',
      phone: '01 55 00 30 01',
      communeCode: '94002',
    });
    expect(walkIn.location).toBe(at);
    app.clock.set(before);
    nadia = await anAgentsConsole(app);
    expect(
      (await nadia.submit(`${at}/sans-rendez-vous`, { lastName: 'X', firstName: 'Y' })).status,
    ).toBeGreaterThanOrEqual(400);
  });

  test('its printed list names those who agreed and counts the others', async () => {
    const [named, unnamed, gone] = [await somebody(), await somebody(), await somebody()];
    await book(app, named, day.slots[0]!, true);
    await book(app, unnamed, day.slots[1]!);
    const { slots } = day;
    const text = async () =>
      plain((await wordsOfPdf((await nadia.open(`${at}/liste.pdf`)).body)).map((word) => word.text).join(' '));
    const [{ name }] = await app.within((tx) =>
      tx.query('select last_name as name from enrolment where id = $1', [named]),
    );
    const [{ other }] = await app.within((tx) =>
      tx.query('select last_name as other from enrolment where id = $1', [unnamed]),
    );
    const read = await text();
    expect(read).toMatch(new RegExp(`9 h Yvonne ${name}.*1 autre\\(s\\) viennent sans figurer`));
    expect(read).not.toContain(other);
    // Somebody who waits, or has given up, does not come.
    await book(app, gone, slots[0]!, true);
    expect(await text()).toBe(read);
    await nadia.submit(`${at}/annulations/${(await bookingOf(unnamed)).id}`);
    expect(await text()).not.toContain('autre(s)');
  });
});
