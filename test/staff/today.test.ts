import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Retention } from '../../src/kernel/retention/retention.js';
import { Tenants } from '../../src/kernel/tenancy/tenants.js';
import { ForgetCallTries } from '../../src/kernel/console/forget-call-tries.js';
import { startApp, type TestApp } from '../support/app.js';
import { aResident } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { anAgreement, aPath, aPermanence, agree, book } from '../support/mutuelle.js';

let app: TestApp;
let agent: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
  agent = await anAgentsConsole(app);
});

const wantsCall = (lastName: string) =>
  aPath(app, {
    lastName,
    firstName: 'Paul',
    phone: '06 12 34 56 78',
    callWanted: 'morning',
    email: `${lastName}@a.example`,
  });
const today = async () => (await agent.open('/ccas')).words.replaceAll('\u00a0', ' ');

describe('today', () => {
  // Without the ceilings of the C2S, which have run out by the day of the tests.
  beforeEach(async () => {
    await app.within((tx) => tx.run(`update ccas set modules = '{}' where id = current_ccas()`));
    app.get(Tenants).forget();
  });

  test('where nothing is: three calm sentences, and no list of zeros', async () => {
    const words = await today();
    expect(words).toContain('À faire Rien n’attend : tout est à jour.');
    expect(words).toContain('La journée Rien à heure fixe aujourd’hui.');
    expect(words).toContain('À appeler Personne n’attend votre appel.');
    expect(words).not.toMatch(/\b0 (demande|partenaire|avantage)/);
  });

  test('six lines at most, what is late first, the others folded; a backlog is no task of the day', async () => {
    for (const firstName of ['Ana', 'Luc', 'Zoé']) await aResident(app, { firstName });
    expect(await today()).toMatch(/Rien n’attend.*Au long cours : 3 usagers sans pass/);
  });
});

describe('the day', () => {
  test('shows the permanences of today with their hours, and the agenda those of two weeks', async () => {
    await anAgreement(app);
    const day = app.clock.today();
    await aPermanence(app, { day: day.toString(), from: '14:00', to: '16:00' });
    await aPermanence(app, { day: day.add({ days: 3 }).toString(), place: 'Salle des fêtes' });
    const words = await today();
    expect(words).toMatch(/La journée 14 h – 16 h.*Mairie, salle 2 · 0 sur 4/);
    expect(words).not.toContain('Salle des fêtes');
    const { words: agenda } = await agent.open('/ccas/agenda');
    expect(agenda).toContain('Salle des fêtes');
    const later = await agent.open(`/ccas/agenda?du=${day.add({ days: 14 }).toString()}`);
    expect(later.words).toContain('Rien de prévu dans les deux semaines');
  });

  test('has the last day on which an agreement may be denounced', async () => {
    await anAgreement(app, { endsOn: `${app.clock.today().year + 1}-12-31`, noticeMonths: 3 });
    const { words } = await agent.open(`/ccas/agenda?du=${app.clock.today().year + 1}-09-25`);
    expect(words).toContain('Dernier jour pour ne pas reconduire la convention');
  });

  test('of a day that is none is that of today', async () => {
    const wrong = await agent.open('/ccas/agenda?du=2026-02-31');
    expect([wrong.status, wrong.words.includes('La date demandée n’existe pas')]).toEqual([200, true]);
    expect((await agent.open('/ccas/agenda?du=')).words).not.toContain('La date demandée n’existe pas');
  });
});

describe('to call', () => {
  beforeEach(() => anAgreement(app));

  test('the number is in sight; « appelé » ends it', async () => {
    const id = await wantsCall('Duval');
    expect(await today()).toMatch(/À appeler Paul Duval – Mutuelle, le matin 06 12 34 56 78/);
    const { location } = await agent.submit(`/ccas/appels/enrolment/${id}/fin`);
    expect(location).toBe('/ccas?fait=appel#appels');
    expect((await agent.open('/ccas?fait=appel')).words).toContain('C’est noté : la personne a été appelée.');
    expect((await agent.open('/ccas?fait=n’importe')).words).not.toContain('C’est noté');
    expect(await today()).toContain('Personne n’attend votre appel.');
    expect((await agent.submit(`/ccas/appels/enrolment/${id}/fin`)).status).toBe(404);
  });

  test('nobody answered: whoever was not tried comes first, and two strokes are one try', async () => {
    const first = await wantsCall('Duval');
    await wantsCall('Zola');
    await Promise.all([1, 2].map(() => agent.submit(`/ccas/appels/enrolment/${first}/essais`)));
    await agent.submit(`/ccas/appels/enrolment/${first}/essais`);
    expect(await today()).toMatch(/Paul Zola.*Paul Duval.*Sans réponse 1 fois, la dernière à \d+ h/);
  });

  test('somebody without mail is told of their hour', async () => {
    const path = await aPath(app, { email: undefined, phone: '06 98 76 54 32' });
    await agree(app, path);
    const { slots } = await aPermanence(app, { day: app.clock.today().add({ days: 2 }).toString() });
    const { id } = await book(app, path, slots[0]!);
    await app.within((tx) => tx.run(`update booking set reminder = 'call' where id = $1`, [id]));
    expect(await today()).toMatch(/Rendez-vous, .* à 9 h 06 98 76 54 32/);
    await agent.submit(`/ccas/appels/booking/${id}/fin`);
    expect(await today()).toContain('Personne n’attend votre appel.');
  });

  test('of a kind there is not: 404', async () => {
    const id = await wantsCall('Duval');
    for (const what of ['fin', 'essais'])
      expect((await agent.submit(`/ccas/appels/piscine/${id}/${what}`)).status).toBe(404);
  });

  test('tries are forgotten after three months', async () => {
    const id = await wantsCall('Duval');
    await agent.submit(`/ccas/appels/enrolment/${id}/essais`);
    const count = () => app.within((tx) => app.get(ForgetCallTries).retention.due(tx));
    expect(await count()).toBe(0);
    app.clock.advance({ hours: 24 * 91 });
    expect(await count()).toBe(1);
    await app.get(Retention).run('calls.retention', app.ccasId);
    expect(await count()).toBe(0);
  });
});
