import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Retention } from '../../src/kernel/retention/retention.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { ChangeConsent } from '../../src/mutuelle/enrolments/change-consent.js';
import { EnrolmentQuery } from '../../src/mutuelle/enrolments/enrolment.query.js';
import { MatchEnrolment } from '../../src/mutuelle/enrolments/match-enrolment.js';
import { YearReportQuery } from '../../src/mutuelle/year-report.query.js';
import { EraseResident } from '../../src/residents/erase-resident.js';
import { MergeResidents } from '../../src/residents/merge-residents.js';
import { ResidentFileQuery } from '../../src/residents/resident-file.query.js';
import { UndoMerge } from '../../src/residents/undo-merge.js';
import { startApp, type TestApp } from '../support/app.js';
import { aResident } from '../support/builders.js';
import { textOfPdf } from '../support/card-video.js';
import { type AgentsConsole, aManagersConsole, anAgentsConsole } from '../support/console.js';
import { client } from '../support/http.js';
import {
  agree,
  anAgreement,
  aPath,
  aPermanence,
  aTransmittedPath,
  book,
  moveTo,
  type TestPermanence,
} from '../support/mutuelle.js';
import { aToken } from '../support/personas.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let nadia: AgentsConsole;
let planId: string;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
});
afterAll(() => app.close());

const actor = () => systemActor(app.ccasId);
const count = async (table: string): Promise<number> =>
  (await app.within((tx) => tx.query(`select count(*)::int as count from ${table}`)))[0].count;

describe('before any agreement', () => {
  test('the page says so, and what can be done', async () => {
    const visitor = new Visitor(app);
    expect((await visitor.get('/mutuelle')).text).toContain('Pas de convention en ce moment');
    expect((await visitor.get('/mutuelle/rendez-vous')).text).toContain('Aucune date pour le moment');
    expect((await nadia.open('/ccas/mutuelle')).status).toBe(200);
  });
});

describe('what residents read', () => {
  beforeAll(async () => {
    await anAgreement(app);
    [{ id: planId }] = await app.within((tx) => tx.query('select id from agreement_plan order by position limit 1'));
  });

  test('levels and tariffs of the one agreement, the legal line, on screen and on paper in large type', async () => {
    const { text } = await new Visitor(app).get('/mutuelle');
    for (const words of [
      'Mutuelle des Deux Rives',
      '54,80',
      '70 ans et plus',
      'travaillent dans la commune',
      'ne compare ni ne classe',
    ])
      expect(text.replaceAll('\u00a0', ' ')).toContain(words);
    const paper = await nadia.open('/mutuelle/papier.pdf');
    expect(paper.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await textOfPdf(paper.body)).toMatch(/Confort.*78,90.*ne classe|ne classe.*Confort.*78,90/s);
  });

  test('the comparison and the candidates are nowhere on a page of theirs', async () => {
    await nadia.submit('/ccas/mutuelle/appels/nouveau', {
      title: 'Appel 2027',
      closesOn: '2027-02-15',
      plans: 'Essentiel',
      bandStarts: '60, 70',
      costWeight: '50',
      criterion1: 'Optique',
      weight1: '50',
    });
    const [{ id }] = await app.within((tx) => tx.query('select id from mutuelle_call'));
    const added = await nadia.submit(`/ccas/mutuelle/appels/${id}/candidatures`, { name: 'Candidatrissime' });
    await nadia.submit(`${added.location}/tarifs`, {
      from1: '60',
      to1: '69',
      'price1-1': '50',
      from2: '70',
      'price2-1': '70',
    });
    const [{ id: criterion }] = await app.within((tx) => tx.query('select id from call_criterion'));
    await nadia.submit(`${added.location}/notes`, { [`mark-${criterion}`]: '7' });
    const comparison = await nadia.open(`/ccas/mutuelle/appels/${id}/comparaison`);
    expect(comparison.words).toMatch(/Candidatrissime.*8,5/);
    expect(await textOfPdf((await nadia.open(`/ccas/mutuelle/appels/${id}/comparaison.pdf`)).body)).toContain(
      'Candidatrissime',
    );
    for (const page of ['/mutuelle', '/mutuelle/rendez-vous', '/mutuelle/c2s', '/'])
      expect((await new Visitor(app).get(page)).text).not.toContain('Candidatrissime');
  });

  test('a hole in the tariff is refused at its band, and everything typed is kept', async () => {
    const [{ id }] = await app.within((tx) => tx.query('select id from agreement'));
    const refused = await nadia.submit(`/ccas/mutuelle/conventions/${id}/tarifs`, {
      from1: '60',
      to1: '64',
      'price1-1': '50',
      'price1-2': '60',
      from2: '66',
      'price2-1': '70',
      'price2-2': '80',
    });
    expect(refused.status).toBe(400);
    expect(refused.words).toContain('Il manque 65 à 65 ans');
    expect(refused.html).toMatch(/name="price2-2"[^>]*value="80"/);
  });
});

describe('the C2S check', () => {
  const ask = async (form: Record<string, string>) => {
    const visitor = new Visitor(app);
    await visitor.get('/mutuelle/c2s');
    const { text, ...rest } = await visitor.post('/mutuelle/c2s', form);
    return { ...rest, text: text.replaceAll(/[\u00a0\u202f]/g, ' ') };
  };

  test('answers, and says in December 2026 that its figures are those of 2025–2026', async () => {
    const { status, text } = await ask({ household: '1', resources: '12 000', age: '74' });
    expect(status).toBe(200);
    expect(text).toContain('avec participation');
    expect(text).toContain('30 € par mois');
    expect(text).toContain('ces plafonds sont ceux de 2025–2026');
    expect(text).toContain('mesdroitssociaux.gouv.fr');
    const api = await client(app).post('/api/v1/c2s-checks', { household: 2, resourcesCents: 15508_00 });
    expect(api.body).toMatchObject({ answer: 'free', outdated: true, validThrough: '2026-03-31' });
  });

  test('a household of nobody is refused on the page and by the API, and nothing typed is lost', async () => {
    const { status, text } = await ask({ household: '0', resources: '12 000' });
    expect([status, text.includes('Comptez les personnes du foyer'), text.includes('value="12 000"')]).toEqual([
      400,
      true,
      true,
    ]);
    expect((await client(app).post('/api/v1/c2s-checks', { household: 0, resourcesCents: 1 })).status).toBe(400);
  });

  test('a manager enters the next ceilings, an agent may not, and the warning goes', async () => {
    const page = '/ccas/reglages/baremes/mutuelle.c2s';
    const fields = {
      validFrom: '2026-04-01',
      validThrough: '2027-03-31',
      source: 'Arrêté de test',
      'valeur-free1': '10 500',
      'valeur-free2': '15 800',
      'valeur-free3': '18 900',
      'valeur-free4': '22 000',
      'valeur-freeMore': '4 200',
      'valeur-paid1': '14 200',
      'valeur-paid2': '21 300',
      'valeur-paid3': '25 500',
      'valeur-paid4': '29 800',
      'valeur-paidMore': '5 600',
      'valeur-monthlyUnder30': '8',
      'valeur-monthlyFrom30': '14',
      'valeur-monthlyFrom50': '21',
      'valeur-monthlyFrom60': '25',
      'valeur-monthlyFrom70': '30',
      'valeur-territory': 'metropolitan',
    };
    expect((await nadia.submit(page, fields)).status).toBe(403);
    const serge = await aManagersConsole(app);
    expect((await serge.submit(page, { ...fields, validFrom: '2026-03-01' })).words).toContain(
      'Des valeurs existent déjà du 1er avril 2025',
    );
    expect((await serge.submit(page, { ...fields, 'valeur-free2': '9 000' })).words).toContain('monte avec le foyer');
    expect((await serge.submit(page, fields)).status).toBe(303);
    const { text } = await ask({ household: '1', resources: '10 400' });
    expect([text.includes('C2S gratuite'), text.includes('ces plafonds sont ceux de')]).toEqual([true, false]);
  });
});

describe('booking on line', () => {
  let permanence: TestPermanence;
  beforeAll(async () => {
    permanence = await aPermanence(app);
    await aResident(app, { lastName: 'Connue', firstName: 'Jeanne', bornOn: '1948-03-02' });
  });
  const typed = (more: Record<string, string> = {}) => ({
    slotId: permanence.slots[0]!,
    lastName: 'Connue',
    firstName: 'Jeanne',
    bornOn: '02/03/1948',
    communeCode: '94002',
    phone: '01 55 00 30 09',
    email: '',
    ...more,
  });
  const send = async (form: Record<string, string>) => {
    const visitor = new Visitor(app);
    await visitor.get('/mutuelle/rendez-vous');
    return { visitor, ...(await visitor.post('/mutuelle/rendez-vous', form)) };
  };

  test('answers the same whether there is a dossier or not, and shows no name', async () => {
    const pages = [];
    for (const form of [typed(), typed({ slotId: permanence.slots[1]!, lastName: 'Personne' })]) {
      const { visitor, location, status } = await send(form);
      expect(status).toBe(303);
      const { text } = await visitor.get(location!);
      expect(text).not.toMatch(/Connue|Personne|Jeanne/);
      pages.push(text.replaceAll(/\d\d? h( \d\d)?|rdv=[^"]+|value="[^"]+"/g, ''));
    }
    expect(pages[0]).toBe(pages[1]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['no hour', { slotId: '' }, 'Choisissez une heure'],
    ['no birth date', { bornOn: '' }, 'date de naissance'],
    ['a birth date that is none', { bornOn: '31/02/1948' }, 'n’existe pas'],
    ['no way to reach them', { phone: '' }, 'un téléphone ou un courriel'],
    ['a commune of elsewhere', { communeCode: '75056' }, 'commune du CCAS'],
    [
      'a dossier chosen by hand',
      { residentId: '01a21361-79a6-74c4-95a1-d0cb7985816e', lastName: '' },
      'Écrivez le nom',
    ],
  ])('%s: refused, kept, explained', async (_, form, words) => {
    const { status, text } = await send(typed(form));
    expect([status, text.includes(words)]).toEqual([400, true]);
    expect(text).toContain('value="Jeanne"');
  });

  test('the link of an appointment opens that one: an id alone, or another seal, opens nothing', async () => {
    const { visitor, location } = await send(typed({ slotId: permanence.slots[2]! }));
    const key = new URL(location!, 'https://x').searchParams.get('rdv')!;
    const [id, seal] = key.split('.');
    for (const wrong of [id!, `${id}.${'A'.repeat(32)}`, `${permanence.id}.${seal}`, '', `${id}.${seal}x`])
      expect((await visitor.get(`/mutuelle/mon-rendez-vous?rdv=${wrong}`)).status).toBe(404);
    expect((await visitor.get(`/mutuelle/mon-rendez-vous.ics?rdv=${key}`)).text).toContain('BEGIN:VEVENT');
    await visitor.get(location!);
    expect((await visitor.post('/mutuelle/mon-rendez-vous/annulation', { rdv: key })).status).toBe(303);
    expect((await visitor.get(location!)).text).toContain('Ce rendez-vous est annulé');
    // The same button once more leads where it first led; another page's finds nothing to cancel.
    expect((await visitor.post('/mutuelle/mon-rendez-vous/annulation', { rdv: key })).status).toBe(303);
    await visitor.get('/mutuelle/rappel');
    expect((await visitor.post('/mutuelle/mon-rendez-vous/annulation', { rdv: key })).status).toBe(409);
  });

  test('an agent finds the dossier; a path it had already takes the appointment', async () => {
    const residentId = await aResident(app, { lastName: 'Deuxfois', firstName: 'Paul', bornOn: '1950-01-01' });
    const known = await aPath(app, { residentId });
    const online = await aPath(app, { lastName: 'Deuxfois', firstName: 'Paul', bornOn: '1950-01-01' });
    await book(app, online, permanence.slots[3]!, true);
    expect((await nadia.open(`/ccas/mutuelle/parcours/${online}`)).words).toContain('C’est cette personne');
    const kept = await app.within((tx) => app.get(MatchEnrolment).run(tx, actor(), online, residentId));
    expect(kept).toBe(known);
    const page = await nadia.open(`/ccas/mutuelle/parcours/${known}`);
    expect(page.words).toMatch(/Rendez-vous pris.*Nom sur la liste du jour/);
    expect((await nadia.open(`/ccas/mutuelle/parcours/${online}`)).status).toBe(404);
  });

  test('a path already handed to the insurer stays its own, whatever else is open', async () => {
    const residentId = await aResident(app, { lastName: 'Transmise', firstName: 'Paule', bornOn: '1950-01-01' });
    const open = await aPath(app, { residentId });
    const sent = await aTransmittedPath(app, { lastName: 'Transmise', firstName: 'Paule', bornOn: '1950-01-01' });
    expect(await app.within((tx) => app.get(MatchEnrolment).run(tx, actor(), sent, residentId))).toBe(sent);
    const paths = await app.within((tx) =>
      tx.query('select id, state from enrolment where resident_id = $1 and joined_into is null order by state', [
        residentId,
      ]),
    );
    expect(paths).toEqual([
      { id: open, state: 'interested' },
      { id: sent, state: 'transmitted' },
    ]);
  });

  test('somebody who asks to be called is on the agents’ day until it is done', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/mutuelle/rappel');
    const form = {
      lastName: 'Appelle',
      firstName: 'Moi',
      communeCode: 'travaille',
      phone: '01 55 00 30 10',
      callWanted: 'morning',
    };
    expect((await visitor.post('/mutuelle/rappel', form)).text).toContain('C’est noté');
    expect((await nadia.open('/ccas')).words).toContain('Moi Appelle – Mutuelle, le matin');
    const list = await nadia.open('/ccas/mutuelle/parcours?a=rappeler');
    const [, id] = /parcours\/([0-9a-f-]{36})/.exec(list.html)!;
    await nadia.submit(`/ccas/mutuelle/parcours/${id}/rappel`);
    expect((await nadia.open('/ccas')).words).not.toContain('Moi Appelle');
  });
});

describe('a dossier', () => {
  test('its file tells the paths, the consents word for word, the appointments', async () => {
    const residentId = await aResident(app, { lastName: 'Fichier', bornOn: '1949-01-01' });
    await aTransmittedPath(app, { residentId });
    const file = await app.within((tx) => app.get(ResidentFileQuery).get(tx, residentId));
    const words = JSON.stringify(file['Mutuelle communale']);
    expect(words).toMatch(/Coordonnées transmises le 8 décembre 2026.*J’accepte que le CCAS d’Alfortville transmette/);
    expect(words).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  test('merged, its paths move; undone, they come back', async () => {
    const [keptId, mergedId] = [
      await aResident(app, { lastName: 'Garde', bornOn: '1947-01-01' }),
      await aResident(app, { lastName: 'Fond', bornOn: '1947-01-01' }),
    ];
    await aPath(app, { residentId: mergedId });
    const holder = async () =>
      (
        await app.within((tx) =>
          tx.query('select resident_id from enrolment where resident_id = any($1)', [[keptId, mergedId]]),
        )
      )[0].resident_id;
    const mergeId = await app.within((tx) =>
      app.get(MergeResidents).run(tx, actor(), { keptId, mergedId, choices: {} as never }, null),
    );
    expect(await holder()).toBe(keptId);
    await app.within((tx) => app.get(UndoMerge).run(tx, actor(), keptId, mergeId));
    expect(await holder()).toBe(mergedId);
  });

  test('erased: consents end, what was ahead is free again, nothing of theirs is left, the count is', async () => {
    const residentId = await aResident(app, {
      lastName: 'Effacable',
      bornOn: '1946-01-01',
      email: 'effacable@exemple.fr',
    });
    const path = await aPath(app, { residentId });
    const { slots } = await aPermanence(app, { from: '14:00', to: '14:30' });
    await book(app, path, slots[0]!, true);
    await agree(app, path);
    await app.within((tx) => app.get(EraseResident).run(tx, actor(), residentId));
    const [row] = await app.within((tx) =>
      tx.query(
        `select e.state, e.phone, e.email, e.age_band, e.erased_at is not null as erased, (select count(*)::int from consent c where c.enrolment_id = e.id and withdrawn_at is null) as consents,
           (select taken from permanence_slot where id = $2) as taken from enrolment e where id = $1`,
        [path, slots[0]],
      ),
    );
    expect(row).toEqual({
      state: 'withdrawn',
      phone: null,
      email: null,
      age_band: '80_over',
      erased: true,
      consents: 0,
      taken: 0,
    });
    const [{ left }] = await app.within((tx) =>
      tx.query(
        `select count(*)::int as left from mail where recipient = 'effacable@exemple.fr' or text_body like '%Effacable%'`,
      ),
    );
    expect(left).toBe(0);
  });

  test('somebody without a dossier is forgotten on their word; with one, the dossier is where to ask', async () => {
    const path = await aPath(app, { firstName: 'Oubliable', email: 'oubliable@exemple.fr' });
    expect((await nadia.submit(`/ccas/mutuelle/parcours/${path}/effacement`)).location).toBe('/ccas/mutuelle/parcours');
    const [row] = await app.within((tx) =>
      tx.query('select first_name, email, state from enrolment where id = $1', [path]),
    );
    expect(row).toEqual({ first_name: null, email: null, state: 'withdrawn' });
    const known = await aPath(app, { residentId: await aResident(app, { lastName: 'Dossiere' }) });
    expect((await nadia.submit(`/ccas/mutuelle/parcours/${known}/effacement`)).status).toBe(409);
  });

  test('the C2S answer is kept alone, with consent, and goes when that is withdrawn', async () => {
    const path = await aPath(app);
    await app.within((tx) => app.get(ChangeConsent).keepC2sAnswer(tx, actor(), path, 'paid', 'counter'));
    const answer = async () =>
      (await app.within((tx) => tx.query('select c2s_answer from enrolment where id = $1', [path])))[0].c2s_answer;
    expect(await answer()).toBe('paid');
    await app.within((tx) => app.get(ChangeConsent).withdraw(tx, actor(), path, 'c2s_answer'));
    expect(await answer()).toBeNull();
  });
});

describe('time that passes', () => {
  test('after 30 days somebody left waiting comes up on the agents’ day, and no earlier', async () => {
    const path = await aPath(app, { firstName: 'Patiente' });
    const isUp = async () => (await nadia.open('/ccas/mutuelle/parcours?a=attente')).words.includes('Patiente');
    app.clock.advance({ hours: 30 * 24 - 1 });
    expect(await isUp()).toBe(false);
    app.clock.advance({ hours: 2 });
    nadia = await anAgentsConsole(app);
    expect(await isUp()).toBe(true);
    const file = async (query: string) => (await nadia.open(`/ccas/parcours-mutuelle.csv?${query}`)).html;
    expect(await file('a=attente')).toMatch(
      /Parcours;Nom;Prénom;Étape;Depuis le;Téléphone;À rappeler;Dossier\r\n[^]*;Patiente;/,
    );
    expect(await file('etat=declined')).not.toContain('Patiente');
    expect((await nadia.open('/ccas')).words).toMatch(/attend(ent)? la mutuelle ou la C2S depuis 30 jours/);
    await moveTo(app, path, 'declined', { reason: 'keeps_contract' });
    expect(await isUp()).toBe(false);
  });

  test('who was sent to the C2S and not heard of for 30 days is counted too, and the list says what to ask them', async () => {
    const leftWaiting = async () => (await app.within((tx) => app.get(EnrolmentQuery).waiting(tx))).leftWaiting;
    app.clock.set('2026-12-08T09:00:00Z');
    const path = await aPath(app, { firstName: 'Ayant-Droit' });
    app.clock.advance({ hours: 20 * 24 });
    await moveTo(app, path, 'oriented_c2s');
    app.clock.advance({ hours: 30 * 24 - 1 });
    nadia = await anAgentsConsole(app);
    const others = await leftWaiting();
    const list = async () => (await nadia.open('/ccas/mutuelle/parcours?a=attente')).words;
    expect(await list()).not.toContain('Ayant-Droit');
    app.clock.advance({ hours: 2 });
    expect(await list()).toMatch(/Ayant-Droit.{0,200}Sans nouvelles : demandez-lui où en est sa C2S/);
    expect(await leftWaiting()).toBe(others + 1);
    expect((await nadia.open('/ccas/mutuelle')).words).toMatch(/attend(ent)? la mutuelle ou la C2S depuis 30 jours/);
    expect((await nadia.open('/ccas/mutuelle/parcours')).words).not.toContain('Sans nouvelles');
    await moveTo(app, path, 'declined', { reason: 'c2s' });
    expect(await list()).not.toContain('Ayant-Droit');
  });

  test('who was never a dossier is forgotten after two years; a tacit agreement is renewed on its last day', async () => {
    expect(await count('agreement_reminder')).toBe(0);
    app.clock.set('2027-12-31T09:00:00Z');
    await app.get(Jobs).tick();
    const [{ ends_on: endsOn }] = await app.within((tx) => tx.query('select ends_on::text from agreement'));
    expect(endsOn).toBe('2028-12-31');
    expect(await count('agreement_reminder')).toBe(1);
    app.clock.set('2029-02-01T09:00:00Z');
    const rule = app
      .get(Retention)
      .all()
      .find(({ job }) => job === 'mutuelle.forgetting')!;
    const due = await app.within((tx) => rule.due(tx));
    expect(due).toBeGreaterThan(0);
    await app.get(Jobs).tick();
    expect(await app.within((tx) => rule.due(tx))).toBe(0);
    const [{ names }] = await app.within((tx) =>
      tx.query(`select count(*)::int as names from enrolment where last_name is not null and state <> 'enrolled'`),
    );
    expect(names).toBe(0);
    app.clock.set('2026-12-08T09:00:00Z');
  });
});

describe('what came of it', () => {
  test('counts people once a step, covers what would tell of somebody, and every table has the same totals', async () => {
    app.clock.set('2029-06-01T09:00:00Z');
    nadia = await anAgentsConsole(app);
    for (let index = 0; index < 7; index++)
      await aTransmittedPath(app, { bornOn: index < 5 ? '1955-01-01' : '1980-01-01' });
    const [one] = await app.within((tx) =>
      tx.query(`select id from enrolment where state = 'transmitted' and state_since >= '2029-05-01' limit 1`),
    );
    await moveTo(app, one.id, 'enrolled', { planId, effectiveOn: '2029-06-01' });
    const report = await app.within((tx) => app.get(YearReportQuery).get(tx, 2029));
    expect(report.byMonth.rows[5]!.counts.interested).toBe(7);
    expect(report.byAge.rows.map(({ counts }) => counts.interested)).toEqual([0, null, 0, 0, null, 0, 0]);
    for (const table of [report.byMonth, report.byAge, report.byCommune])
      expect([table.totals.interested, table.totals.enrolled]).toEqual([7, null]);
    expect(report.delays.at(-1)!.days).toBeNull();
    const page = await nadia.open('/ccas/mutuelle/bilan?annee=2029');
    expect(page.words).toContain('masqué');
    expect(await textOfPdf((await nadia.open('/ccas/mutuelle/bilan.pdf?annee=2029')).body)).toMatch(
      /bilan 2029.*masqué/,
    );
    expect((await nadia.open('/ccas/mutuelle/bilan.csv?annee=2029')).html).toContain('Ensemble;7;0;0;masqué');
  });
});

describe('the API', () => {
  test('writes an agreement, a half-day, a path and its steps; refusals have a code and a next step', async () => {
    const api = client(app, await aToken(app, 'agent'));
    const open = await api.post('/api/v1/enrolments', { lastName: 'Par', firstName: 'Api', communeCode: '94002' });
    expect(open.status).toBe(201);
    const at = `/api/v1/enrolments/${open.body.id}`;
    expect((await api.post(`${at}/transitions`, { to: 'transmitted' })).body).toMatchObject({
      code: 'wrong_enrolment_state',
    });
    await api.post(`${at}/transitions`, { to: 'appointment' });
    expect((await api.post(`${at}/transitions`, { to: 'transmitted' })).body).toMatchObject({
      code: 'consent_needed',
      nextStep: expect.any(String),
    });
    await api.post(`${at}/consents`, { kind: 'transmission', how: 'paper' });
    expect((await api.post(`${at}/transitions`, { to: 'transmitted' })).body.state).toBe('transmitted');
    expect((await api.delete(`${at}/consents/transmission`)).body.state).toBe('withdrawn');
    const plans = [
      {
        name: 'A',
        cover: 'x',
        tariff: [
          { fromAge: 60, toAge: 69, monthlyCents: 1 },
          { fromAge: 69, toAge: null, monthlyCents: 2 },
        ],
      },
    ];
    const form = {
      insurerName: 'M',
      startsOn: '2031-01-01',
      endsOn: '2031-12-31',
      isRenewedTacitly: false,
      noticeMonths: 0,
      reviewOn: '2031-06-01',
      isOpenToWorkers: false,
      plans,
    };
    expect((await api.post('/api/v1/agreements', form)).body.errors).toMatchObject([
      { field: 'plans.0.tariff.1.fromAge', code: 'age_overlap' },
    ]);
    const past = {
      kind: 'permanence',
      day: '2026-01-01',
      from: '09:00',
      to: '10:00',
      slotMinutes: 30,
      capacity: 1,
      place: 'Ici',
      isAccessible: true,
    };
    expect((await api.post('/api/v1/permanences', past)).body.errors).toMatchObject([{ field: 'day', code: 'past' }]);
    expect((await api.get('/api/v1/permanences')).status).toBe(200);
  });
});
