import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CHARTER_VERSION } from '../../src/partners/charter.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner, anOffer, aTill } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole, aPartnersBrowser } from '../support/console.js';
import { client } from '../support/http.js';
import { type OutsideServer, startOutsideServer } from '../support/outside-server.js';
import { nadiaTheAgent } from '../support/personas.js';
import { Visitor } from '../support/visitor.js';

const siret = '73282932000074';
const fournil = {
  siret,
  name: 'Le Fournil',
  kind: 'shop',
  address: '12 rue du Pont',
  postcode: '94140',
  communeCode: '94002',
  wheelchair: 'yes',
  contactName: 'Chloé Martin',
  email: 'chloe@fournil.example',
  charter: 'oui',
};

let outside: OutsideServer;
let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  outside = await startOutsideServer();
});
afterAll(() => outside.close());
beforeAll(async () => {
  app = await startApp({ companiesUrl: outside.url });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
  nadia = await anAgentsConsole(app);
  outside.answer = { body: '{"results":[]}' };
  outside.asked.length = 0;
});

async function send(fields: Record<string, string | string[]> = {}, visitor = new Visitor(app)) {
  await visitor.get('/partenaires/rejoindre');
  return visitor.post('/partenaires/rejoindre/etablissement', { ...fournil, ...fields } as Record<string, string>);
}
const partners = () => app.within((tx) => tx.query('select * from partner order by joined_at'));
const mails = () => app.within((tx) => tx.query('select subject, recipient, text_body from mail order by id'));
async function aMemberOf(partnerId: string) {
  const [{ id }] = await app.within((tx) =>
    tx.query('select id from partner_member where partner_id = $1 and left_at is null', [partnerId]),
  );
  return aPartnersBrowser(app, partnerId, id);
}

describe('a shop asks to join', () => {
  test.each([
    ['letters', 'abc'],
    ['thirteen digits', '7328293200007'],
    ['a wrong check digit', '73282932000075'],
  ])('%s are no SIRET, said at the field, and what was typed stays', async (_, typed) => {
    const visitor = new Visitor(app);
    await visitor.get('/partenaires/rejoindre');
    const { status, text } = await visitor.post('/partenaires/rejoindre/recherche', { siret: typed });
    expect(status).toBe(400);
    expect(text).toContain(`value="${typed}"`);
    expect(text).toContain('id="champ-siret-erreur"');
    expect(outside.asked).toEqual([]);
  });

  test('La Poste’s establishments, which Luhn does not fit, are SIRETs too', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/partenaires/rejoindre');
    expect((await visitor.post('/partenaires/rejoindre/recherche', { siret: '356 000 000 49837' })).status).toBe(200);
  });

  test('name and address are filled where the directory of companies answers, and can be typed where it does not', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/partenaires/rejoindre');
    const place = {
      siret,
      adresse: '12 RUE DU PONT 94140 ALFORTVILLE',
      code_postal: '94140',
      commune: '94002',
      liste_enseignes: ['LE FOURNIL'],
    };
    outside.answer = { body: JSON.stringify({ results: [{ matching_etablissements: [place] }] }) };
    expect((await visitor.post('/partenaires/rejoindre/recherche', { siret })).text).toMatch(
      /value="LE FOURNIL"[^]*value="12 rue du Pont"/,
    );
    outside.answer = { status: 503 };
    const { status, text } = await visitor.post('/partenaires/rejoindre/recherche', { siret });
    expect(status).toBe(200);
    expect(text).toContain('Écrivez le nom et l’adresse');
  });

  test('it waits for the CCAS, with the charter it accepted, its hours, and a first member', async () => {
    const visitor = new Visitor(app);
    const { status, location } = await send(
      { hours0Days: '2', hours0From: '7h', hours0To: '13h30', closedOnHolidays: 'oui', phone: '01 55 00 10 01' },
      visitor,
    );
    expect([status, location]).toEqual([303, '/partenaires/rejoindre/merci']);
    expect((await visitor.get('/partenaires/rejoindre/merci')).text).toContain('01 43 75 00 00');
    expect(await partners()).toMatchObject([
      {
        state: 'waiting',
        name: 'Le Fournil',
        phone: '+33155001001',
        charter_version: CHARTER_VERSION,
        opening_hours: [{ weekdays: [2], from: '07:00', to: '13:30' }],
        closed_on_holidays: true,
        wheelchair: 'yes',
      },
    ]);
    expect(await mails()).toMatchObject([
      { subject: 'Inscription de Le Fournil : bien reçue', recipient: fournil.email },
    ]);
    expect((await nadia.open('/ccas')).words).toMatch(/1 partenaire à approuver/);
  });

  test('without the charter, a name or an address to write to, each is said at its field and nothing is lost', async () => {
    const { status, text } = await send({
      charter: '',
      contactName: ' ',
      email: 'chloe',
      hours0Days: '1',
      hours0From: '9:00',
      hours0To: '8:00',
    });
    expect(status).toBe(400);
    for (const field of ['charter', 'contactName', 'email', 'hours0To'])
      expect([field, text.includes(`id="champ-${field}-erreur"`)]).toEqual([field, true]);
    expect(text).toContain('value="Le Fournil"');
    expect(text).toContain('value="8:00"');
    expect(await partners()).toEqual([]);
  });

  test('a SIRET that is already there is refused without telling whose it is', async () => {
    await send();
    const { status, text } = await send({ email: 'autre@exemple.fr' });
    expect(status).toBe(409);
    expect(text).toContain('déjà celui d’un partenaire');
    expect(text).not.toContain('chloe@fournil.example');
    expect(await partners()).toHaveLength(1);
  });

  test('twenty identical forms at once make one partner and one member', async () => {
    const visitors = Array.from({ length: 10 }, () => new Visitor(app));
    const answers = await Promise.all(visitors.map((visitor) => send({}, visitor)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await partners()).toHaveLength(1);
    expect(await app.within((tx) => tx.query('select 1 from partner_member'))).toHaveLength(1);
  });

  test('one that left comes back with the same SIRET, as it is today', async () => {
    await send();
    const [{ id }] = await partners();
    await nadia.submit(`/ccas/partenaires/${id}/fin`);
    expect((await send({ name: 'Le Nouveau Fournil', email: 'neuf@fournil.example' })).status).toBe(303);
    expect(await partners()).toMatchObject([{ id, state: 'waiting', name: 'Le Nouveau Fournil' }]);
  });

  test('and reads nothing of the team it had: the SIRET is public, whoever joins under it is a newcomer', async () => {
    await send();
    const [{ id }] = await partners();
    await nadia.submit(`/ccas/partenaires/${id}/approbation`);
    const former = await aMemberOf(id);
    const till = await aTill(app, id);
    expect((await former.open('/partenaire')).status).toBe(200);
    expect((await till.get('/api/v1/till/bundle')).status).toBe(200);
    await nadia.submit(`/ccas/partenaires/${id}/fin`);
    expect((await former.open('/partenaire')).status).toBe(303);
    expect((await till.get('/api/v1/till/bundle')).status).toBe(401);
    await send({ contactName: 'Nouvelle', email: 'neuf@fournil.example' });
    const team = await app.within((tx) => tx.query('select name, email from partner_member where left_at is null'));
    expect(team).toEqual([{ name: 'Nouvelle', email: 'neuf@fournil.example' }]);
  });

  test('a flood from one address is slowed down', async () => {
    const statuses = [];
    for (let i = 0; i < 12; i++) statuses.push((await send()).status);
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });
});

describe('the CCAS decides', () => {
  let id: string;
  beforeEach(async () => {
    await send();
    [{ id }] = await partners();
  });

  test('approved: everyone of the team gets a link of their own, once; what follows is told too', async () => {
    expect((await nadia.submit(`/ccas/partenaires/${id}/approbation`)).status).toBe(303);
    expect((await mails()).map(({ subject }: { subject: string }) => subject)).toEqual([
      'Inscription de Le Fournil : bien reçue',
      'Le Fournil est partenaire du pass senior',
    ]);
    await nadia.submit(`/ccas/partenaires/${id}/suspension`, { reason: 'Travaux en cours.' });
    await nadia.submit(`/ccas/partenaires/${id}/approbation`);
    await nadia.submit(`/ccas/partenaires/${id}/fin`);
    const told = (await mails()).slice(2);
    expect(told.map(({ subject }: { subject: string }) => subject)).toEqual([
      'Le Fournil : partenariat suspendu',
      'Le Fournil : la suspension est levée',
      'Le Fournil : fin du partenariat',
    ]);
    expect(told[0].text_body).toContain('Travaux en cours.');
  });

  test('returned without a reason is refused; with one, the partner reads it, corrects, and sends again', async () => {
    expect((await nadia.submit(`/ccas/partenaires/${id}/renvoi`, { reason: ' ' })).status).toBe(400);
    await nadia.submit(`/ccas/partenaires/${id}/renvoi`, { reason: 'L’adresse est celle du siège.' });
    expect((await mails()).at(-1).text_body).toContain('L’adresse est celle du siège.');
    const chloe = await aMemberOf(id);
    expect((await chloe.open('/partenaire')).words).toContain('L’adresse est celle du siège.');
    const { charter: _, siret: __, ...fields } = fournil;
    expect(
      (await chloe.submit('/partenaire/etablissement', { ...fields, address: '3 quai Blanqui', wheelchair: '' }))
        .status,
    ).toBe(303);
    expect(await partners()).toMatchObject([
      { state: 'waiting', address: '3 quai Blanqui', wheelchair: null, return_reason: null },
    ]);
  });

  test('what it may not do from where it stands is refused', async () => {
    for (const verb of ['suspension']) expect((await nadia.submit(`/ccas/partenaires/${id}/${verb}`)).status).toBe(409);
    await nadia.submit(`/ccas/partenaires/${id}/fin`);
    for (const verb of ['approbation', 'renvoi', 'suspension', 'fin'])
      expect([verb, (await nadia.submit(`/ccas/partenaires/${id}/${verb}`, { reason: 'x' })).status]).toEqual([
        verb,
        409,
      ]);
  });

  test('the offers of a partner that left are nobody’s any more', async () => {
    const shop = await aPartner(app, { name: 'Ancienne' });
    await anOffer(app, shop);
    await nadia.submit(`/ccas/partenaires/${shop}/fin`);
    expect((await client(app).get('/api/v1/offers')).body.items).toEqual([]);
  });

  test('an agent corrects a file, and over the API; what is emptied is taken away, a name is not', async () => {
    await nadia.submit(`/ccas/partenaires/${id}/modification`, {
      name: 'Le Fournil',
      kind: 'shop',
      neighbourhood: 'Centre',
    });
    expect(await partners()).toMatchObject([{ neighbourhood: 'Centre', address: null, contact_name: null }]);
    const api = await nadiaTheAgent(app);
    const { status, body } = await api.patch(`/api/v1/partners/${id}`, { neighbourhood: null, wheelchair: 'help' });
    expect([status, body.neighbourhood, body.wheelchair]).toEqual([200, null, 'help']);
    expect((await api.patch(`/api/v1/partners/${id}`, { name: null })).status).toBe(400);
    expect((await api.patch(`/api/v1/partners/${id}`, { siret: '73282932000074' })).status).toBe(400);
  });
});
