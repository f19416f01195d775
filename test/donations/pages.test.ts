import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { FormToken } from '../../src/kernel/access/form-token.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { type OutsideServer, startOutsideServer } from '../support/outside-server.js';
import { wordsOfPdf } from '../support/pdf-words.js';
import { Visitor } from '../support/visitor.js';
import { aFund, anAcceptedGift, aPledge, aReceivedGift, aSiren, withSettings } from './giving.js';

let outside: OutsideServer;
let app: TestApp;
let nadia: AgentsConsole;
let fundId: string;
beforeAll(async () => {
  outside = await startOutsideServer();
  app = await startApp({ companiesUrl: outside.url });
  nadia = await anAgentsConsole(app);
  await withSettings(app);
  fundId = await aFund(app, { name: 'Bilans auditifs' });
});
afterAll(async () => {
  await app.close();
  await outside.close();
});
beforeEach(() => app.within((tx) => tx.query('delete from failed_attempt')));

const company = () => ({
  siren: aSiren(),
  name: 'Boulangerie du Pont',
  legalForm: 'SAS',
  street: '4 rue du Pont',
  postcode: '94140',
  commune: 'Alfortville',
  contactName: 'Chloé Martin',
  contactEmail: 'chloe@exemple.example',
  fundId,
  kind: 'money',
  amount: '1 500,50',
  geste: 'promettre',
});
const pledges = () => app.within((tx) => tx.query('select amount_cents::int as cents, kind from donation order by id'));

describe('a company promises a gift', () => {
  test('its SIREN is checked, and name and legal form come from the directory where it answers', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/dons/entreprise');
    const wrong = await visitor.post('/dons/entreprise', { siren: '732 829 321' });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('id="champ-siren-erreur"')]);
    expect(wrong.text).toContain('value="732 829 321"');
    outside.answer = {
      body: JSON.stringify({
        results: [
          {
            siren: '732829320',
            nom_raison_sociale: 'OPTIQUE DU PORT',
            nature_juridique: '5710',
            siege: {
              siret: '73282932000074',
              adresse: '8 PLACE SALVADOR ALLENDE 94140 ALFORTVILLE',
              code_postal: '94140',
              commune: '94002',
            },
          },
        ],
      }),
    };
    const found = await visitor.post('/dons/entreprise', { siren: '732 829 320' });
    for (const value of ['OPTIQUE DU PORT', 'SAS', '94140', 'Alfortville'])
      expect(found.text).toContain(`value="${value}"`);
    outside.answer = { silent: true };
    const typed = await visitor.post('/dons/entreprise', { siren: '732829320' });
    expect([typed.status, typed.text]).toEqual([200, expect.stringContaining('Écrivez le nom, la forme juridique')]);
    outside.answer = {};
  });

  test('gets a reference with check digits, the treasury’s IBAN, and a mail; nothing is paid', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/dons/entreprise');
    const { status, location } = await visitor.post('/dons/entreprise/promesse', company());
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/dons\/suivi\//)]);
    expect(await pledges()).toEqual([{ cents: 1_500_50, kind: 'money' }]);
    const { text } = await visitor.get(location!);
    expect(text).toMatch(/RF\d\d DON/);
    expect(text).toContain('FR76 3000 1007 9412 3456 7890 185');
    expect((await visitor.get(location!.slice(0, -1) + (location!.endsWith('A') ? 'B' : 'A'))).status).toBe(404);
    const paper = await nadia.open(`${location}/bilan.pdf`);
    expect((await wordsOfPdf(paper.body)).map(({ text: part }) => part).join(' ')).toContain(
      'Ce que votre don a permis',
    );
    const [mail] = await app.within((tx) => tx.query('select subject, text_body from mail order by id desc limit 1'));
    expect(mail.text_body).toMatch(/500,50\s€[^]*RF\d\d DON[^]*dons\/suivi/u);
    expect((await nadia.open('/ccas')).words).toMatch(/1 don à accepter/);
  });

  test('the estimate shows its ceiling, the 40 % part and the carry-over, and calls itself one; nothing is kept', async () => {
    const before = (await pledges()).length;
    const visitor = new Visitor(app);
    await visitor.get('/dons/entreprise');
    const estimate = await visitor.post('/dons/entreprise/promesse', {
      ...company(),
      amount: '30 000',
      turnover: '5 000 000',
      geste: 'estimer',
    });
    const words = estimate.text.replaceAll(/<[^>]+>/g, '').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
    for (const part of [
      '15 000,00 €',
      'Plafond de l’année : 25 000 €',
      '40 %',
      '5 000,00 € dépassent le plafond',
      '5 années suivantes',
      'C’est une estimation',
    ])
      expect(words).toContain(part);
    expect(words).not.toContain('75 %');
    expect(estimate.text).toContain('value="30 000"');
    const person = await visitor.post('/dons/estimation', { who: 'person', amount: '100', income: '20000' });
    expect(person.text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('66,00 €');
    expect(await pledges()).toHaveLength(before);
    expect(JSON.stringify(await app.within((tx) => tx.query('select * from audit_entry')))).not.toContain('20000');
  });

  test.each([
    ['-5', 'ôtez le signe moins'],
    ['0', 'supérieur à zéro'],
    ['0,00', 'supérieur à zéro'],
    ['mille', 'par exemple 1 500'],
    ['12€50', 'par exemple 1 500'],
    ['1,234', 'par exemple 1 500'],
    ['', 'Écrivez le montant'],
  ])('an amount of « %s » is refused at its field, and nothing typed is lost', async (amount, sentence) => {
    const before = (await pledges()).length;
    const visitor = new Visitor(app);
    await visitor.get('/dons/entreprise');
    const { status, text } = await visitor.post('/dons/entreprise/promesse', {
      ...company(),
      amount,
      contactEmail: 'non',
    });
    expect(status).toBe(400);
    expect(text).toContain(sentence);
    expect(text).toContain('id="champ-amount-erreur"');
    expect(text).toContain('id="champ-contactEmail-erreur"');
    expect(text).toContain('value="Boulangerie du Pont"');
    expect(await pledges()).toHaveLength(before);
  });

  test.each([
    ['1500', 1_500_00],
    ['1 500', 1_500_00],
    ['1\u00a0500,5', 1_500_50],
    ['1500.50 €', 1_500_50],
  ])('« %s » is an amount', async (amount, cents) => {
    const visitor = new Visitor(app);
    await visitor.get('/dons/entreprise');
    await visitor.post('/dons/entreprise/promesse', { ...company(), amount });
    expect((await pledges()).at(-1)).toMatchObject({ cents });
  });

  test('a known company is not changed by whoever knows its SIREN', async () => {
    const first = company();
    const visitor = new Visitor(app);
    await visitor.get('/dons/entreprise');
    await visitor.post('/dons/entreprise/promesse', first);
    await visitor.post('/dons/entreprise/promesse', { ...first, name: 'Autre', street: 'Ailleurs' });
    const donors = await app.within((tx) => tx.query('select name, street from donor where siren = $1', [first.siren]));
    expect(donors).toEqual([{ name: 'Boulangerie du Pont', street: '4 rue du Pont' }]);
  });

  test('what is typed is shown as text, and a flood from one address is slowed down', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/dons/entreprise');
    const { text } = await visitor.post('/dons/entreprise/promesse', {
      ...company(),
      amount: '0',
      description: '<script>alert(1)</script>',
    });
    expect(text).not.toContain('<script>alert');
    const statuses = [];
    for (let time = 0; time < 12; time++)
      statuses.push((await visitor.post('/dons/entreprise/promesse', company())).status);
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });
});

test('a person gives on a form of their own, and is the same person the second time', async () => {
  const jeanne = {
    firstName: 'Jeanne',
    name: 'Le Bras',
    street: '3 quai Blanqui',
    postcode: '94140',
    commune: 'Alfortville',
    email: 'jeanne@exemple.example',
  };
  const visitor = new Visitor(app);
  await visitor.get('/dons/particulier');
  for (let time = 0; time < 2; time++)
    expect(
      (await visitor.post('/dons/particulier', { ...jeanne, fundId, kind: 'money', amount: '50', geste: 'promettre' }))
        .status,
    ).toBe(303);
  expect(await app.within((tx) => tx.query(`select 1 from donor where email = 'jeanne@exemple.example'`))).toHaveLength(
    1,
  );
});

describe('in the console', () => {
  test('each screen opens', async () => {
    const gift = await aReceivedGift(app, { fundId });
    const [{ donor_id: donorId }] = await app.within((tx) =>
      tx.query('select donor_id from donation where id = $1', [gift]),
    );
    for (const path of [
      '',
      '/nouveau',
      '/nouveau?qui=particulier',
      `/${gift}`,
      '/deliberation',
      '/banque',
      '/recus?annee=2026',
      '/actions',
      '/actions/nouvelle',
      `/actions/${fundId}`,
      `/actions/${fundId}/modification`,
      `/donateurs/${donorId}`,
      '/relance',
    ])
      expect([path, (await nadia.open(`/ccas/dons${path}`)).status]).toEqual([path, 200]);
    const letter = await nadia.open(`/ccas/dons/${gift}/remerciement.pdf`);
    expect((await wordsOfPdf(letter.body)).map(({ text }) => text).join(' ')).toContain('est bien arrivé');
  });

  test('a gift written down by an agent, goods described line by line, and a counterpart warned of above 25 %', async () => {
    const { contactEmail: _, ...typed } = company();
    const { location } = await nadia.submit('/ccas/dons/nouveau', { ...typed, kind: 'goods', amount: '900' });
    const refused = await nadia.submit(`${location}/detail`, {
      valuation: 'cost',
      label0: 'Fauteuil',
      quantity0: '2,5',
      unit0: '0',
    });
    expect(refused.status).toBe(400);
    for (const field of ['quantity0', 'unit0']) expect(refused.html).toContain(`id="champ-${field}-erreur"`);
    expect(refused.html).toContain('value="Fauteuil"');
    await nadia.submit(`${location}/detail`, {
      valuation: 'cost',
      label0: 'Fauteuil',
      quantity0: '3',
      unit0: '199,99',
      label1: 'Loupe',
      quantity1: '1',
      unit1: '0,03',
    });
    const page = (await nadia.open(location!)).words.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(page).toContain('600,00 €');
    await nadia.submit(`${location}/contrepartie`, { counterpart: 'Logo', counterpartAmount: '150' });
    expect((await nadia.open(location!)).words).not.toContain('dépasse 25 %');
    await nadia.submit(`${location}/contrepartie`, { counterpart: 'Logo', counterpartAmount: '150,01' });
    expect((await nadia.open(location!)).words).toContain('dépasse 25 %');
  });

  test('a receipt before its time is refused with the rule and what to do; a reason is needed to cancel', async () => {
    const gift = await aPledge(app, { fundId });
    const early = await nadia.submit(`/ccas/dons/${gift}/recu`);
    expect([early.status, early.words]).toEqual([409, expect.stringContaining('Enregistrez d’abord la délibération')]);
    const cancelled = await nadia.submit(`/ccas/dons/${gift}/annulation`, { reason: ' ' });
    expect([cancelled.status, cancelled.html]).toEqual([400, expect.stringContaining('id="champ-reason-erreur"')]);
    const receipted = await aReceivedGift(app, { fundId });
    await nadia.submit(`/ccas/dons/${receipted}/recu`);
    const [receipt] = await app.within((tx) => tx.query('select id from receipt where donation_id = $1', [receipted]));
    const silent = await nadia.submit(`/ccas/dons/recus/${receipt.id}/annulation`, { reason: '' });
    expect([silent.status, silent.html]).toEqual([
      400,
      expect.stringContaining(`id="champ-${receipt.id}-reason-erreur"`),
    ]);
    expect((await nadia.open(`/ccas/dons/recus/${receipt.id}/duplicata.pdf`)).status).toBe(200);
    expect((await nadia.submit(`/ccas/dons/recus/${receipt.id}/remplacement`, { reason: 'Adresse' })).status).toBe(303);
    expect((await nadia.open(`/ccas/dons/${receipted}`)).words).toMatch(/Remplacé par le n° 2026-\d+/);
  });

  test('one deliberation for two donations: its draft names both, their sum and the articles', async () => {
    const ids = [
      await anAcceptedGift(app, { fundId, amountCents: 100_10 }),
      await anAcceptedGift(app, { fundId, amountCents: 200_20 }),
    ];
    const draft = await sendFiles(
      app,
      '/ccas/dons/deliberation/projet',
      ids.map((id) => ['donation', id]),
    );
    const words = (await wordsOfPdf(draft.body as Buffer))
      .map(({ text }) => text)
      .join(' ')
      .replaceAll(/[\s\u00a0\u202f]+/g, ' ');
    for (const part of ['L. 123-8', 'Boulangerie du Pont', 'Bilans auditifs', '300,30 €', 'Article 4'])
      expect(words).toContain(part);
    const none = await sendFiles(app, '/ccas/dons/deliberation', [
      ['number', '2026-9'],
      ['decidedOn', '2026-12-08'],
    ]);
    expect(none.status).toBe(400);
    const done = await sendFiles(
      app,
      '/ccas/dons/deliberation',
      [...ids.map((id): [string, string] => ['donation', id]), ['number', '2026-9'], ['decidedOn', '08/12/2026']],
      ['act', Buffer.from('%PDF-1.7 acte')],
    );
    expect(done.status).toBe(303);
    const [row] = await app.within((tx) =>
      tx.query(
        `select count(*)::int as gifts, count(distinct l.document_id)::int as acts from donation d join deliberation l on l.id = d.deliberation_id where l.number = '2026-9'`,
      ),
    );
    expect(row).toEqual({ gifts: 2, acts: 1 });
  });

  test('an expense over the balance is refused at its field; one with its voucher is kept', async () => {
    const own = await aFund(app);
    await aReceivedGift(app, { fundId: own, amountCents: 100_00 });
    const fields: [string, string][] = [
      ['spentOn', '2026-12-08'],
      ['label', 'Bilans'],
      ['reference', 'Mandat 7'],
    ];
    const over = await sendFiles(app, `/ccas/dons/actions/${own}/depenses`, [...fields, ['amount', '100,01']]);
    expect([over.status, over.text]).toEqual([409, expect.stringContaining('id="champ-amount-erreur"')]);
    const kept = await sendFiles(
      app,
      `/ccas/dons/actions/${own}/depenses`,
      [...fields, ['amount', '100']],
      ['voucher', Buffer.from('%PDF-1.7 facture')],
    );
    expect(kept.status).toBe(303);
    const page = (await nadia.open(`/ccas/dons/actions/${own}`)).html;
    const voucher = /href="([^"]+\/piece)"/.exec(page)![1]!;
    expect((await nadia.open(voucher)).body.toString()).toBe('%PDF-1.7 facture');
  });
});

test('settings are a manager’s: a wrong IBAN is refused, a rule may be added with its source', async () => {
  const manager = await signedIn(app, 'manager');
  const wrong = await manager('/ccas/dons/reglages', { iban: 'FR76 3000 1007 9412 3456 7890 186', siren: '269400024' });
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('id="champ-iban-erreur"')]);
  const added = await manager('/ccas/reglages/baremes/pmss', {
    'valeur-month': '4 100',
    validFrom: '2027-01-01',
    validThrough: '2027-12-31',
    source: 'Arrêté',
  });
  expect(added.status).toBe(303);
  const twice = await manager('/ccas/reglages/baremes/pmss', {
    'valeur-month': 'x',
    validFrom: '2027-01-01',
    source: 'Arrêté',
  });
  expect([twice.status, twice.text]).toEqual([400, expect.stringContaining('id="champ-valeur-month-erreur"')]);
  expect((await nadia.open('/ccas/dons/reglages')).status).toBe(403);
});

async function signedIn(place: TestApp, actorKind: 'agent' | 'manager') {
  const secret = await place.within((tx) =>
    place
      .get(AccessTokens)
      .create(tx, { carrier: 'cookie', label: 'test', hours: 24, actorKind, actorId: crypto.randomUUID() }),
  );
  const jeton = place.get(FormToken).issue({ cookies: { [SESSION_COOKIE]: secret } } as never, {} as never);
  return (url: string, fields: Record<string, string>) =>
    supertest(place.nest.getHttpServer())
      .post(url)
      .set('host', 'pass.alfortville.example')
      .set('cookie', `${SESSION_COOKIE}=${secret}`)
      .type('form')
      .send({ jeton, ...fields });
}

/** An agent's form that may carry a file. */
async function sendFiles(place: TestApp, url: string, fields: [string, string][], file?: [string, Buffer]) {
  const secret = await place.within((tx) =>
    place
      .get(AccessTokens)
      .create(tx, { carrier: 'cookie', label: 'test', hours: 24, actorKind: 'agent', actorId: crypto.randomUUID() }),
  );
  const jeton = place.get(FormToken).issue({ cookies: { [SESSION_COOKIE]: secret } } as never, {} as never);
  const request = supertest(place.nest.getHttpServer())
    .post(url)
    .set('host', 'pass.alfortville.example')
    .set('origin', 'https://pass.alfortville.example')
    .set('cookie', `${SESSION_COOKIE}=${secret}`)
    .field('jeton', jeton);
  for (const [name, value] of fields) request.field(name, value);
  if (file) request.attach(file[0], file[1], `${file[0]}.pdf`);
  return request.buffer(true).parse((stream, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const body = Buffer.concat(chunks);
      Object.assign(stream, { text: body.toString('utf8') });
      done(null, body);
    });
  });
}
