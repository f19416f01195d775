import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { ChangePartnerState } from '../../src/partners/change-partner-state.js';
import { ChangeOfferState } from '../../src/offers/change-offer-state.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { aMember } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPartner, anOffer } from '../support/builders.js';
import { aPartnersBrowser } from '../support/console.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let anyone: Visitor;
let bakery: string;
beforeAll(async () => {
  // A Tuesday, ten in the morning in Paris.
  app = await startApp({ at: '2026-12-08T09:00:00Z' });
  bakery = await shop(
    'Boulangerie du Pont',
    {
      openingHours: [{ weekdays: [2], from: '07:00', to: '13:00' }],
      wheelchair: 'yes',
      neighbourhood: 'Bords de Seine',
    },
    [48.806, 2.416],
  );
  const optician = await shop(
    'Optique Hélène',
    { kind: 'optician', openingHours: [{ weekdays: [2], from: '14:00', to: '19:00' }], wheelchair: 'no' },
    [48.802, 2.419],
  );
  const cinema = await shop('Cinéma Œil', { kind: 'service' });
  await anOffer(app, bakery, { title: 'Une baguette pour deux' });
  await anOffer(app, optician, { title: 'Contrôle de la vue', benefit: { kind: 'service' } });
  await anOffer(app, cinema, { title: 'La séance à 5 €', benefit: { kind: 'fixed_price', value: 500 } });
});
afterAll(() => app.close());
beforeEach(() => {
  anyone = new Visitor(app);
});

async function shop(name: string, form: object, place?: [number, number]): Promise<string> {
  const id = await aPartner(app, { name, communeCode: '94002', ...form });
  if (place)
    await app.within((tx) =>
      tx.query('update partner set latitude = $2, longitude = $3 where id = $1', [id, ...place]),
    );
  return id;
}
const titles = async (query: string): Promise<string[]> =>
  [...(await anyone.get(`/offres${query}`)).text.matchAll(/<h2><a[^>]*>([^<]+)<\/a><\/h2>/g)].map((found) => found[1]!);

describe('the directory finds', () => {
  test('everything on line, the newest first', async () => {
    expect(await titles('')).toEqual(['La séance à 5 €', 'Contrôle de la vue', 'Une baguette pour deux']);
  });

  test.each([
    ['a word of the offer', 'baguette', ['Une baguette pour deux']],
    ['a name without its accents', 'optique helene', ['Contrôle de la vue']],
    ['accents where there are none', 'bàguétte', ['Une baguette pour deux']],
    ['capitals', 'BOULANGERIE', ['Une baguette pour deux']],
    ['a ligature', 'oeil', ['La séance à 5 €']],
    ['what a trade is also called', 'lunettes', ['Contrôle de la vue']],
    ['a neighbourhood', 'bords de seine', ['Une baguette pour deux']],
    ['words in any order', 'pont boulangerie', ['Une baguette pour deux']],
    ['half a word', 'bague', ['Une baguette pour deux']],
    ['a typing error', 'bolangerie', ['Une baguette pour deux']],
    ['two of them', 'opticein helenne', ['Contrôle de la vue']],
    ['what costs nothing', 'gratuit', ['Contrôle de la vue']],
    ['a word that is nowhere left aside', 'lunettes piscine', ['Contrôle de la vue']],
    ['nothing for what is not there', 'piscine', []],
    [
      'everything for signs without letters',
      '%_;--',
      ['La séance à 5 €', 'Contrôle de la vue', 'Une baguette pour deux'],
    ],
  ])('%s: %s', async (_, words, found) => {
    expect(await titles(`?q=${encodeURIComponent(words)}`)).toEqual(found);
  });

  test('when nothing has these very words, it says that these only come near', async () => {
    expect((await anyone.get('/offres?q=bolangerie')).text).toContain('voici ce qui s’en approche');
    expect((await anyone.get('/offres?q=boulangerie')).text).not.toContain('approche');
  });

  test('by trade, by wheelchair, by what is open at this minute', async () => {
    expect(await titles('?activite=optician')).toEqual(['Contrôle de la vue']);
    expect(await titles('?fauteuil=oui')).toEqual(['Une baguette pour deux']);
    expect(await titles('?ouvert=oui')).toEqual(['Une baguette pour deux']);
    expect(await titles('?q=vue&activite=shop')).toEqual([]);
  });

  test('an address changed by hand shows the directory all the same', async () => {
    expect(await titles('?activite=banque&page=abc&autour=ici&x=1')).toHaveLength(3);
  });

  test('what is typed is text, never markup', async () => {
    expect((await anyone.get('/offres?q=<script>alert(1)</script>')).text).not.toContain('<script>alert');
  });

  test('nothing that is paused, over, or of a partner that is not approved', async () => {
    const closed = await shop('Fermée', {});
    const gone = await anOffer(app, closed, { title: 'Partie' });
    const paused = await anOffer(app, bakery, { title: 'En pause' });
    const over = await anOffer(app, bakery, { title: 'Finie', startsOn: '2026-12-01', endsOn: '2026-12-07' });
    await app.within((tx) => app.get(ChangePartnerState).run(tx, systemActor(app.ccasId), closed, 'suspend'));
    await app.within((tx) => app.get(ChangeOfferState).run(tx, systemActor(app.ccasId), paused, 'pause'));
    expect(await titles('')).toHaveLength(3);
    const answers = await Promise.all([gone, paused, over].map((id) => anyone.get(`/offres/${id}`)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(answers[0]!.text).toContain('Cet avantage est introuvable');
    expect(answers[1]!.text).toContain('« En pause » est en pause.');
    expect(answers[2]!.text).toContain('« Finie » est terminé.');
  });

  test('nothing of another CCAS', async () => {
    const other = await anotherCcas(app);
    await anOffer(other, await aPartner(other, { name: 'Ailleurs' }), { title: 'Une baguette ailleurs' });
    expect(await titles('?q=baguette')).toEqual(['Une baguette pour deux']);
  });

  test('new this month: since its first day in Paris', async () => {
    await app.within((tx) =>
      tx.query(`update offer set published_at = '2026-11-30T22:59:59Z' where title like 'Contr%'`),
    );
    await app.within((tx) =>
      tx.query(`update offer set published_at = '2026-11-30T23:00:00Z' where title like 'Une bag%'`),
    );
    expect(await titles('?nouveau=oui')).toEqual(['La séance à 5 €', 'Une baguette pour deux']);
  });
});

describe('near me', () => {
  const locate = async (form: Record<string, string>) => {
    await anyone.get('/offres/pres');
    return anyone.post('/offres/pres', form);
  };

  test('the nearest first, how far, and last what has no place', async () => {
    expect(await titles('?autour=48.802,2.420')).toEqual([
      'Contrôle de la vue',
      'Une baguette pour deux',
      'La séance à 5 €',
    ]);
    const { text } = await anyone.get('/offres?autour=48.802,2.420');
    expect(text).toMatch(/Opticien · Alfortville · tout près/);
    expect(text).toMatch(/Commerce · Bords de Seine · à \d{3}\u00a0m/);
  });

  test('without network, the middle of the commune; never an address in a link', async () => {
    const { status, location } = await locate({ adresse: '12 rue des Glycines', depuis: '94002' });
    expect([status, location]).toEqual([303, '/offres?autour=48.804,2.417&milieu=94002#resultats']);
    const { text } = await anyone.get(location!.replace('#resultats', ''));
    expect(text).toContain('depuis le centre de la commune (Alfortville)');
  });

  test('the middle is that of who is on line in this commune: not of another, nor of one that is suspended', async () => {
    await shop('Loin', { communeCode: '94028' }, [40, 3]);
    const suspended = await shop('Suspendu', {}, [40, 3]);
    await app.within((tx) =>
      app.get(ChangePartnerState).run(tx, systemActor(app.ccasId), suspended, 'suspend', 'Travaux'),
    );
    const { location } = await locate({ adresse: '', depuis: '94002' });
    expect(location).toBe('/offres?autour=48.804,2.417&milieu=94002#resultats');
  });

  test('what was looked for comes along', async () => {
    const { text } = await anyone.get('/offres?q=vue&activite=optician');
    expect(text).toContain('href="/offres/pres?q=vue&amp;activite=optician"');
    const { location } = await locate({ adresse: '', depuis: '94002', q: 'vue', activite: 'optician' });
    expect(location).toMatch(/^\/offres\?q=vue&activite=optician&autour=/);
  });

  test('neither address nor commune is said at the field', async () => {
    const { status, text } = await locate({ adresse: ' ', depuis: '75056' });
    expect(status).toBe(400);
    expect(text).toContain('id="champ-adresse-erreur"');
  });
});

describe('kept by browsers', () => {
  const ask = (path: string, headers: Record<string, string> = {}) =>
    supertest(app.nest.getHttpServer()).get(path).set('host', 'pass.alfortville.example').set(headers);

  test.each(['/offres', '/offres?q=vue', '/offres/livret.pdf'])(
    '%s is asked for again at the price of its tag',
    async (path) => {
      const first = await ask(path);
      expect(first.headers['cache-control']).toBe('public, max-age=60');
      expect(first.headers['set-cookie']).toBeUndefined();
      const second = await ask(path, { 'if-none-match': first.headers.etag! });
      expect([second.status, second.text ?? '']).toEqual([304, '']);
    },
  );

  test('a change of an offer changes the tag', async () => {
    const { etag } = (await ask('/offres')).headers;
    await app.within((tx) => tx.query(`update offer set title = 'La séance à 4 €' where title like 'La s%'`));
    expect((await ask('/offres', { 'if-none-match': etag! })).status).toBe(200);
  });

  test('the page of someone signed in is theirs alone', async () => {
    const chloe = await aPartnersBrowser(app, bakery, await aMember(app, bakery));
    expect((await chloe.open('/offres')).words).toContain('Se déconnecter');
    expect((await ask('/offres')).text).not.toContain('Se déconnecter');
    expect((await ask('/offres')).headers.vary).toContain('cookie');
  });
});
