import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aMember } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner, anOffer } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole, aPartnersBrowser } from '../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
let chloe: AgentsConsole;
let bakery: string;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  bakery = await aPartner(app);
  chloe = await aPartnersBrowser(app, bakery, await aMember(app, bakery));
});
afterAll(() => app.close());

const written = {
  kind: 'percent',
  'benefit.value': '10',
  title: '10 % le mardi matin',
  'limit.uses': '1',
  'limit.period': 'week',
  hours0Days: ['2'],
  hours0From: '9h',
  hours0To: '12h30',
  minimumCents: '12,50',
  quota: '200',
  // No field of the form: which passes it is for is the CCAS's choice.
  categories: ['1', '3'],
  startsOn: '2026-12-08',
  endsOn: '30/06/2027',
  closedOnHolidays: 'oui',
};
async function write(fields: Record<string, string | string[]> = {}) {
  const { status, location, words, html } = await chloe.submit('/partenaire/avantages/nouveau', {
    ...written,
    ...fields,
  });
  return { status, path: location ?? '', words, html };
}
const idOf = (path: string) => path.split('/').at(-1)!;

const mailsAbout = () =>
  app.within((tx) =>
    tx.query(`select subject, text_body from mail where about_kind = 'partner' and about_id = $1 order by id`, [
      bakery,
    ]),
  );

describe('a partner writes an offer', () => {
  test('hours without a day are every day, never lost', async () => {
    const { path } = await write({ hours0Days: [], hours0From: '14h', hours0To: '17h' });
    expect((await chloe.open(path)).words.replaceAll(/\s/g, ' ')).toContain('Tous les jours, de 14 h à 17 h');
    const { status, html } = await write({ hours0Days: [], hours0From: '17h', hours0To: '9h' });
    expect(status).toBe(400);
    expect(html).toContain('id="champ-hours0To-erreur"');
  });

  test('« 10 % » is read as it is written', async () => {
    expect((await write({ 'benefit.value': '10 %' })).status).toBe(303);
  });

  test('whatever the CCAS decides is told by mail, with its word', async () => {
    const { path } = await write({ title: 'Racontée' });
    await chloe.submit(`${path}/envoi`);
    const before = (await mailsAbout()).length;
    const id = idOf(path);
    await nadia.submit(`/ccas/avantages/${id}/publication`);
    await nadia.submit(`/ccas/avantages/${id}/pause`, { reason: 'Inventaire.', resumesOn: '2026-12-20' });
    await nadia.submit(`/ccas/avantages/${id}/pause/fin`);
    await nadia.submit(`/ccas/avantages/${id}/fin`, { reason: 'Fin de saison.' });
    const told = (await mailsAbout()).slice(before);
    expect(told.map(({ subject }: { subject: string }) => subject)).toEqual([
      '« Racontée » est en ligne',
      '« Racontée » est en pause',
      '« Racontée » est de nouveau en ligne',
      '« Racontée » est terminé',
    ]);
    expect(told[1].text_body).toMatch(/le 20 décembre 2026[^]*Inventaire\./);
    expect(told[3].text_body).toContain('Fin de saison.');
  });

  test('everything it said is kept, and read over as a senior will read it', async () => {
    const { path } = await write();
    const { words } = await chloe.open(path);
    for (const said of [
      '−10 %',
      '10 % le mardi matin',
      'Boulangerie du Pont',
      'du 8 décembre 2026 au 30 juin 2027',
      'Le mardi, de 9 h à 12 h 30',
      'Une fois par semaine',
      'Dès 12,50 € d’achat',
      'Hors jours fériés',
    ])
      expect(words.replaceAll(' ', ' ').replaceAll(' ', ' ')).toContain(said.replaceAll(' ', ' ').replaceAll(' ', ' '));
    expect(
      await app.within((tx) => tx.query('select state, quota, categories from offer where id = $1', [idOf(path)])),
    ).toEqual([{ state: 'draft', quota: 200, categories: [1, 2, 3] }]);
  });

  test.each([
    ['amount', { kind: 'amount', 'benefit.value': '2,50' }, '−2,50 €'],
    ['special price', { kind: 'fixed_price', 'benefit.value': '5' }, '5 €'],
    ['free item', { kind: 'free_item', 'benefit.value': '' }, 'Offert'],
    [
      'service with a number to call',
      { kind: 'service', 'benefit.value': '', bookingPhone: '01 55 00 10 30' },
      '01 55 00 10 30',
    ],
  ])('a %s', async (_, fields, shown) => {
    const { path } = await write(fields);
    expect((await chloe.open(path)).words.replaceAll(/\s/g, ' ')).toContain(shown);
  });

  test.each([
    ['more than everything', { 'benefit.value': '101' }, 'benefit.value'],
    ['no value', { 'benefit.value': '' }, 'benefit.value'],
    ['no title', { title: ' ' }, 'title'],
    ['a period without a number it means once, a number without a period', { 'limit.period': '' }, 'limit.period'],
    ['an end before the start', { endsOn: '2026-12-07' }, 'endsOn'],
    ['hours that end before they start', { hours0To: '8h' }, 'hours0To'],
    ['an amount that is none', { minimumCents: 'beaucoup' }, 'minimumCents'],
    ['a quota of nothing', { quota: '0' }, 'quota'],
  ])('%s is refused at its field, and the rest stays as typed', async (_, fields, field) => {
    const { status, html } = await write(fields);
    expect(status).toBe(400);
    expect(html).toContain(`id="champ-${field}-erreur"`);
    expect(html).toContain('name="hours0Days" value="2" checked');
  });

  test('sent, returned with a reason, corrected, sent again, published', async () => {
    const { path } = await write({ title: 'Une remise' });
    const id = idOf(path);
    await chloe.submit(`${path}/envoi`);
    expect((await chloe.open(path)).words).toContain('Le CCAS l’examine');
    expect((await chloe.submit(`${path}/modification`, written)).status).toBe(409);
    expect((await nadia.submit(`/ccas/avantages/${id}/renvoi`, { reason: ' ' })).status).toBe(400);
    await nadia.submit(`/ccas/avantages/${id}/renvoi`, { reason: 'Dites sur quoi.' });
    expect((await chloe.open('/partenaire')).words).toMatch(/À reprendre.*Une remise/);
    expect((await chloe.open(path)).words).toContain('Dites sur quoi.');
    expect((await chloe.submit(`${path}/modification`, { ...written, title: '10 % sur le pain' })).location).toBe(path);
    await chloe.submit(`${path}/envoi`);
    await nadia.submit(`/ccas/avantages/${id}/publication`);
    expect((await chloe.open(path)).words).toContain('Votre avantage est en ligne');
    expect((await chloe.open(`/offres/${id}`)).words).toContain('10 % sur le pain');
  });
});

describe('a partner improves an offer on line', () => {
  test('the form shows what is on line; sent without a change, nothing is proposed', async () => {
    const id = await anOffer(app, bakery, {
      limit: { uses: 1, period: 'week' },
      minimumCents: 1250,
      hours: [{ weekdays: [2], from: '09:00', to: '12:30' }],
    });
    const path = `/partenaire/avantages/${id}`;
    const { html } = await chloe.open(`${path}/modification`);
    for (const shown of ['value="12,50"', 'value="09:00"', 'value="12:30"', 'value="week" selected'])
      expect([shown, html.includes(shown)]).toEqual([shown, true]);
    const same = {
      kind: 'percent',
      'benefit.value': '10',
      title: '10 % sur le pain',
      'limit.uses': '1',
      'limit.period': 'week',
      minimumCents: '12,50',
      hours0Days: '2',
      hours0From: '09:00',
      hours0To: '12:30',
      startsOn: app.clock.today().toString(),
    };
    expect((await chloe.submit(`${path}/modification`, same)).status).toBe(303);
    expect(await app.within((tx) => tx.query('select 1 from offer_revision where offer_id = $1', [id]))).toEqual([]);

    expect((await chloe.submit(`${path}/modification`, { ...same, minimumCents: '20' })).status).toBe(409);
    expect((await chloe.submit(`${path}/modification`, { ...same, minimumCents: '', 'limit.uses': '2' })).status).toBe(
      303,
    );
    expect((await chloe.open(path)).words).toContain('Votre modification attend le CCAS');
    expect((await chloe.open('/partenaire')).words).toContain('Modification à l’examen');

    expect((await nadia.open('/ccas')).words).toMatch(/1 avantage à examiner/);
    const review = (await nadia.open(`/ccas/avantages/${id}`)).words.replaceAll(/\s/g, ' ');
    expect(review).toMatch(/Limite une fois par semaine deux fois par semaine/);
    expect(review).toMatch(/Achat minimum 12,50 € aucun/);
    await nadia.submit(`/ccas/avantages/${id}/modification/publication`);
    expect((await chloe.open(`/offres/${id}`)).words).toContain('Deux fois par semaine');
  });

  test('it pauses, resumes and ends, and what it may not do is refused in French', async () => {
    const id = await anOffer(app, bakery);
    const path = `/partenaire/avantages/${id}`;
    await chloe.submit(`${path}/pause`, { resumesOn: '24/12/2026' });
    expect((await chloe.open(path)).words).toContain('24 décembre 2026');
    await chloe.submit(`${path}/pause/fin`);
    await chloe.submit(`${path}/fin`);
    expect((await chloe.open(path)).words).toContain('Cet avantage est terminé');
    const again = await chloe.submit(`${path}/pause/fin`);
    expect(again.status).toBe(409);
    expect(again.words).toContain('n’est pas en pause');
  });

  test.each([
    ['a draft', [], 'Voir l’aperçu'],
    ['on line', ['publish'], 'Proposer au CCAS'],
    ['paused', ['publish', 'pause'], 'Proposer au CCAS'],
  ])('%s: the form says where it goes', async (_, verbs, label) => {
    const { path } = await write({ title: 'Selon son état' });
    if (verbs.length > 0) {
      await chloe.submit(`${path}/envoi`);
      await nadia.submit(`/ccas/avantages/${idOf(path)}/publication`);
    }
    if (verbs.includes('pause')) await chloe.submit(`${path}/pause`);
    expect((await chloe.open(`${path}/modification`)).words).toContain(label);
    const refused = await chloe.submit(`${path}/modification`, { ...written, title: ' ' });
    expect([refused.status, refused.words]).toEqual([400, expect.stringContaining(label)]);
  });

  test('a pause has no last day unless one was said, and a day that has passed is refused at its field', async () => {
    const id = await anOffer(app, bakery);
    const path = `/partenaire/avantages/${id}`;
    const refused = await chloe.submit(`${path}/pause`, { resumesOn: '1/12/2026' });
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining('id="champ-pause-resumesOn-erreur"')]);
    await chloe.submit(`${path}/pause`, { resumesOn: ' ' });
    const [row] = await app.within((tx) =>
      tx.query('select state, resumes_on as until from offer where id = $1', [id]),
    );
    expect(row).toEqual({ state: 'paused', until: null });
  });

  test('it takes a modification back while the CCAS examines it; what is no word of the page is not there', async () => {
    const id = await anOffer(app, bakery, { minimumCents: 1250 });
    const path = `/partenaire/avantages/${id}`;
    const fields = { kind: 'percent', 'benefit.value': '10', title: '10 % sur le pain', startsOn: '2026-12-08' };
    await chloe.submit(`${path}/modification`, fields);
    expect((await chloe.open(path)).words).toContain('Votre modification attend le CCAS');
    expect((await chloe.submit(`${path}/modification/retrait`)).location).toBe(path);
    expect((await chloe.open(path)).words).not.toContain('Votre modification attend le CCAS');
    for (const word of ['publication', 'toString']) expect((await chloe.submit(`${path}/${word}`)).status).toBe(404);
  });

  test('another partner’s offers are not there for it', async () => {
    const other = await aPartner(app, { name: 'Optique' });
    const id = await anOffer(app, other);
    for (const page of [`/partenaire/avantages/${id}`, `/partenaire/avantages/${id}/modification`])
      expect((await chloe.open(page)).status).toBe(404);
    expect((await chloe.submit(`/partenaire/avantages/${id}/fin`)).status).toBe(404);
    expect((await chloe.submit(`/partenaire/avantages/${id}/modification`, written)).status).toBe(404);
  });
});
