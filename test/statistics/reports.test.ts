import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aMember } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPartner, anOffer, aPassHolder, aTill, redeem } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole, aPartnersBrowser } from '../support/console.js';
import { client, type Client } from '../support/http.js';
import { aToken, nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let nadia: AgentsConsole;
let api: Client;
let chloe: AgentsConsole;
let bakery: string;
let silent: string;
const formula = '=SOMME(A1) <script>x</script>';
beforeAll(async () => {
  // A quarter to midnight in Paris, the last evening of November.
  app = await startApp({ at: '2026-11-30T22:45:00Z' });
  bakery = await aPartner(app);
  const optician = await aPartner(app, { name: 'Optique', kind: 'optician' });
  silent = await aPartner(app, { name: 'Librairie muette', phone: '01 55 00 10 50' });
  const bread = await anOffer(app, bakery, { title: formula });
  const coffee = await anOffer(app, bakery, {
    title: 'Un café',
    benefit: { kind: 'free_item', value: 180 },
    limit: { uses: 1, period: 'day' },
  });
  const glasses = await anOffer(app, optician, { title: 'Montures', benefit: { kind: 'amount', value: 2000 } });
  const [till, other] = [await aTill(app, bakery), await aTill(app, optician)];
  const { passCode } = await aPassHolder(app);
  await redeem(till, { passCode, offerId: bread, amountCents: 1000 });
  await redeem(till, { passCode, offerId: coffee });
  await redeem(till, { passCode, offerId: coffee });
  app.clock.advance({ minutes: 30 });
  await redeem(till, { passCode, offerId: bread, amountCents: 2000 });
  await redeem(other, { passCode, offerId: glasses, amountCents: 9000 });
  const taken = await redeem(till, { passCode, offerId: bread, amountCents: 50_000 });
  await till.post(`/api/v1/redemptions/${taken.body.id}/void`);
  const place = await anotherCcas(app);
  await anOffer(place, await aPartner(place), {});

  nadia = await anAgentsConsole(app);
  api = await nadiaTheAgent(app);
  chloe = await aPartnersBrowser(app, bakery, await aMember(app, bakery));
});
afterAll(() => app.close());

const words = (text: string) => text.replaceAll(/\s/g, ' ');

describe('what it brought a partner', () => {
  test('uses and discounts by day in Paris and by offer; what was taken back does not count', async () => {
    const { body } = await client(app, await aToken(app, 'partner', { partnerId: bakery })).get('/api/v1/reports/uses');
    expect(body).toMatchObject({
      uses: 3,
      savedCents: 480,
      byDay: [
        { day: '2026-11-30', uses: 2, savedCents: 280 },
        { day: '2026-12-01', uses: 1, savedCents: 200 },
      ],
      byOffer: [
        { title: formula, uses: 2, savedCents: 300 },
        { title: 'Un café', uses: 1, savedCents: 180 },
      ],
    });
  });

  test('on a page: a drawing with the table beside, the reasons of refusals, and no person', async () => {
    const page = await chloe.open('/partenaire/bilan');
    expect(words(page.words)).toMatch(/Utilisations 3 Remises accordées 4,80 €/);
    expect(words(page.words)).toMatch(/30 novembre 2026 2 1er décembre 2026 1/);
    expect(page.words).toContain('Cet avantage a déjà été utilisé autant de fois que prévu.');
    expect(page.html).toMatch(/role="img" aria-label="3 utilisations en tout ; le plus/);
    expect(page.html).toContain('<svg xmlns');
    expect(page.html).not.toMatch(/style=|<style|<script>x/);
    expect(page.words).not.toMatch(/Jeanne|Bràs|Optique/);
  });

  test('over another period: only that', async () => {
    expect(words((await chloe.open('/partenaire/bilan?du=2026-12-01&au=2026-12-01')).words)).toMatch(
      /Utilisations 1 Remises accordées 2,00 €/,
    );
    expect((await chloe.open('/partenaire/bilan?du=2026-11-01&au=2026-11-29')).words).toContain(
      'Aucune utilisation sur ces jours',
    );
  });

  test('over a year, month by month', async () => {
    expect(words((await chloe.open('/partenaire/bilan?du=2025-12-08&au=2026-12-01')).words)).toMatch(
      /Mois par mois.*novembre 2026 2 décembre 2026 1/,
    );
  });

  test('as a table for a spreadsheet, in which a title is never a formula', async () => {
    const { html } = await chloe.open('/partenaire/bilan.csv');
    expect(html.split('\r\n')).toEqual([
      '\ufeffJour;Avantage;Utilisations;Remises en euros',
      `2026-11-30;'${formula};1;1,00`,
      '2026-11-30;Un café;1;1,80',
      `2026-12-01;'${formula};1;2,00`,
      '',
    ]);
  });
});

describe('over all partners', () => {
  test('the CCAS sees uses by partner, refusals by reason and who was silent', async () => {
    const { body } = await api.get('/api/v1/reports/uses');
    expect(body).toMatchObject({
      uses: 4,
      savedCents: 2480,
      byPartner: [
        { partnerName: 'Boulangerie du Pont', uses: 3, savedCents: 480 },
        { partnerName: 'Optique', uses: 1, savedCents: 2000 },
      ],
    });
    expect((await api.get('/api/v1/reports/refusals')).body.byReason).toEqual([
      { verdict: 'limit_reached', refusals: 1 },
    ]);
    expect((await api.get('/api/v1/reports/silent-partners')).body.items).toMatchObject([
      { id: silent, name: 'Librairie muette', lastUseAt: null, offersOnLine: 0, tills: 0 },
    ]);
  });

  test('on one page', async () => {
    const page = words((await nadia.open('/ccas/bilan-partenaires')).words);
    expect(page).toMatch(/Boulangerie du Pont 3 4,80 € Optique 1 20,00 €/);
    expect(page).toMatch(/1 partenaire .*Librairie muette 01 55 00 10 50 jamais 0 0/);
    expect((await nadia.open('/ccas/partenaires-sans-passage.csv')).html).toContain(
      'Librairie muette;01 55 00 10 50;;0;0',
    );
    expect((await nadia.open('/ccas/bilan-partenaires.csv')).html).toContain('Optique;Montures;1;20,00');
  });

  test('a partner that was used long ago says when', async () => {
    const page = words((await nadia.open('/ccas/bilan-partenaires?du=2026-12-01&au=2026-12-01')).words);
    expect(page).not.toMatch(/Boulangerie du Pont [\d ]*jamais|Boulangerie du Pont [\d ]*\d+ décembre 2026/);
    app.clock.advance({ hours: 26 });
    nadia = await anAgentsConsole(app);
    expect(words((await nadia.open('/ccas/bilan-partenaires?du=2026-12-02&au=2026-12-02')).words)).toMatch(
      /Boulangerie du Pont ([\d ]{14} )?1er décembre 2026/,
    );
  });
});
