import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { startApp, type TestApp } from '../support/app.js';
import { aResident } from '../support/builders.js';
import { type AgentsConsole, aManagersConsole, anAgentsConsole } from '../support/console.js';
import { anAgreement, anInsurer, aPath, aPermanence } from '../support/mutuelle.js';

let app: TestApp;
let nadia: AgentsConsole;
let agreement: string;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  agreement = `/ccas/mutuelle/conventions/${await anAgreement(app)}`;
});
afterAll(() => app.close());

/** The one form of the page that is sent there. */
const formOf = (html: string, action: string) => {
  const forms = html.match(/<form[^]*?<\/form>/g) ?? [];
  const [form, ...more] = forms.filter((each) => each.includes(`action="${action}"`));
  expect(more).toEqual([]);
  return form!;
};
const alerts = (html: string) => html.match(/role="alert"/g)?.length ?? 0;

describe('a form on the page of an agreement', () => {
  test.each([
    ['fin', { lastDay: '1999-01-01' }, 'Choisissez un jour entre', 'value="1999-01-01"'],
    ['bilans', { heldOn: '2099-01-01', summary: 'Bonne année', nextOn: '2100-01-01' }, 'dans le futur', 'Bonne année'],
    ['personnes', { name: 'Rémi', email: 'rémi' }, 'adresse', 'value="Rémi"'],
    ['dates', { startsOn: '2027-01-01', endsOn: '2026-01-01', reviewOn: '2026-06-01' }, 'avant', 'value="2027-01-01"'],
    ['tarifs', { from1: 'abc' }, 'Écrivez un âge', 'value="abc"'],
  ])('%s: refused, it says so itself and keeps what was typed', async (name, fields, said, kept) => {
    const { status, html } = await nadia.submit(`${agreement}/${name}`, fields);
    expect(status).toBe(400);
    expect(alerts(html)).toBe(1);
    const form = formOf(html, `${agreement}/${name}`);
    expect(form).toContain('role="alert"');
    expect(form).toContain(said);
    expect(form).toContain(kept);
  });

  test('a paper without its file keeps what it was called', async () => {
    const { status, html } = await nadia.send(`${agreement}/documents`, { label: 'Tableau des garanties' });
    expect(status).toBe(400);
    const form = formOf(html, `${agreement}/documents`);
    expect(form).toContain('value="Tableau des garanties"');
    expect(form).toContain('Choisissez un fichier PDF, PNG ou JPEG.');
  });

  test('somebody of the mutuelle who is no longer there is said above the page', async () => {
    const gone = await nadia.submit(`${agreement}/personnes/${uuidv7()}/retrait`);
    expect([gone.status, alerts(gone.html)]).toEqual([404, 1]);
    expect(gone.words).toContain('Cette personne');
    expect(gone.words).toContain('Mutuelle des Deux Rives');
  });

  test('a link for somebody of the mutuelle is the same page with a code to scan', async () => {
    const { id } = await anInsurer(app, agreement.split('/').at(-1)!);
    const { status, html, words } = await nadia.submit(`${agreement}/personnes/${id}/lien`);
    expect(status).toBe(200);
    expect(html).toContain('Code QR du lien personnel');
    expect(words).toContain('Tarifs devant les habitants');
  });
});

describe('a form on the page of a candidate', () => {
  let candidate: string;
  let criterion: string;
  beforeAll(async () => {
    const call = await nadia.submit('/ccas/mutuelle/appels/nouveau', {
      title: 'Appel 2027',
      closesOn: '2027-02-15',
      plans: 'Essentiel',
      bandStarts: '60, 70',
      costWeight: '50',
      criterion1: 'Optique',
      weight1: '50',
    });
    candidate = (await nadia.submit(`${call.location}/candidatures`, { name: 'Candidatrissime' })).location!;
    [{ id: criterion }] = await app.within((tx) => tx.query('select id from call_criterion'));
  });

  test('prices that are refused stay as typed, and the other two forms say nothing', async () => {
    const { status, html } = await nadia.submit(`${candidate}/tarifs`, { from1: '60', 'price1-1': 'douze' });
    expect([status, alerts(html)]).toEqual([400, 1]);
    expect(formOf(html, `${candidate}/tarifs`)).toContain('value="douze"');
  });

  test('a mark that is refused stays as typed, beside the bands of the call', async () => {
    const { status, html } = await nadia.submit(`${candidate}/notes`, { [`mark-${criterion}`]: '11' });
    expect([status, alerts(html)]).toEqual([400, 1]);
    expect(formOf(html, `${candidate}/notes`)).toContain('value="11"');
    expect(formOf(html, `${candidate}/tarifs`)).toContain('value="70"');
  });

  test('no file is said at the file', async () => {
    const { status, html } = await nadia.send(`${candidate}/fichier`, {});
    expect([status, alerts(html)]).toEqual([400, 1]);
    expect(formOf(html, `${candidate}/fichier`)).toContain('Choisissez un fichier CSV ou Excel.');
  });
});

describe('a form on the page of a path', () => {
  test('an appointment without an hour is refused at the hours; another step is said above the page', async () => {
    await aPermanence(app);
    const path = `/ccas/mutuelle/parcours/${await aPath(app)}`;
    const booked = await nadia.submit(`${path}/rendez-vous`);
    expect([booked.status, alerts(booked.html)]).toEqual([400, 1]);
    expect(formOf(booked.html, `${path}/rendez-vous`)).toContain('Choisissez une heure.');
    const agreed = await nadia.submit(`${path}/accords/autre/retrait`);
    expect([agreed.status, alerts(agreed.html)]).toEqual([404, 1]);
    expect(formOf(agreed.html, `${path}/rendez-vous`)).not.toContain('role="alert"');
  });

  test('a second path of the same person is not opened: the one that is open is', async () => {
    const residentId = await aResident(app);
    const first = await nadia.submit('/ccas/mutuelle/parcours/nouveau', { residentId });
    const second = await nadia.submit('/ccas/mutuelle/parcours/nouveau', { residentId });
    expect(first.location).toMatch(/^\/ccas\/mutuelle\/parcours\/[0-9a-f-]{36}$/);
    expect([second.status, second.location]).toEqual([303, first.location]);
  });

  test('who was begun from a dossier is still begun from it after a refusal', async () => {
    const residentId = await aResident(app);
    const { status, html } = await nadia.submit('/ccas/mutuelle/parcours/nouveau', { residentId, phone: 'abc' });
    expect(status).toBe(400);
    expect(html).toContain(`name="residentId" value="${residentId}"`);
  });
});

test('a correction of the C2S figures that is refused is still that correction', async () => {
  const manager = await aManagersConsole(app);
  const page = '/ccas/reglages/baremes/mutuelle.c2s';
  const { status, html } = await manager.submit(page, { source: 'Journal officiel' });
  expect(status).toBe(400);
  expect(formOf(html, page)).toContain('value="Journal officiel"');
});
