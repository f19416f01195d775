import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import type { Browser, Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import { CreateAccount } from '../../src/accounts/create-account.js';
import { nadia, signIn } from '../support/accounts.js';
import {
  desk,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  keepScreenshot,
  openBrowser,
  openPage,
  phone,
  looksRight,
} from '../support/browser.js';
import { anOffer, aPartner, aPassHolder } from '../support/builders.js';
import { textOfPdf } from '../support/card-video.js';
import { eventually } from '../support/eventually.js';
import { startServer, type TestServer } from '../support/server.js';

const mireille = { email: 'mireille@ccas.example', password: 'cerfeuil-horloge-17-marais' };

/** Two neighbourhoods of Alfortville, roughly. */
const quartiers = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    ['Nord', 48.803],
    ['Sud', 48.783],
  ].map(([nom, south]) => ({
    type: 'Feature',
    properties: { nom },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [2.405, south],
          [2.43, Number(south) + 0.004],
          [2.426, Number(south) + 0.02],
          [2.41, Number(south) + 0.018],
          [2.405, south],
        ],
      ],
    },
  })),
});

journey('a manager sets the CCAS up, and reads what the pass did', () => {
  let server: TestServer;
  let browser: Browser;
  let manager: Page;
  let agent: Page;
  let anyone: Page;
  let problems: string[][];

  beforeAll(async () => {
    server = await startServer();
    await server.within(async (tx) => {
      const actor = systemActor(server.ccasId);
      await server.get(CreateAccount).run(tx, actor, { kind: 'manager', name: 'Mireille', ...mireille });
      await server.get(CreateAccount).run(tx, actor, { kind: 'agent', name: 'Nadia', ...nadia });
    });
    const shop = await aPartner(server);
    const bread = await anOffer(server, shop);
    for (let n = 0; n < 14; n++) {
      const { passId, credentialId } = await aPassHolder(server, {
        firstName: `Ana ${String.fromCodePoint(97 + n)}`,
        bornOn: n < 8 ? '1948-03-02' : '1958-03-02',
        postcode: n % 2 ? '94140' : '94700',
        phone: '06 55 00 10 04',
      });
      // Months ago, as no use case can say it.
      if (n > 4)
        await server.within((tx) =>
          tx.query(
            `insert into redemption (id, offer_id, partner_id, pass_id, credential_id, actor_kind, counted_in_quota, saved_cents, redeemed_at)
             select gen_random_uuid(), $1, $2, $3, $4, 'till', false, 150, now() - m * interval '1 month' from generate_series(1, 5) m`,
            [bread, shop, passId, credentialId],
          ),
        );
    }
    browser = await openBrowser();
    const open = async (device: typeof desk | typeof phone) =>
      openPage(await browser.newContext(device), server.origin);
    const windows = [await open(desk), await open(desk), await open(phone)];
    [manager, agent, anyone] = windows.map(({ page }) => page) as [Page, Page, Page];
    problems = windows.map((window) => window.problems);
    await signIn(manager, server.origin, mireille);
    await signIn(agent, server.origin, nadia);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const go = (page: Page, path: string) => page.goto(server.origin + path);

  test('the menu stands beside the page, folds to its pictures and stays so; / leads to the search', async () => {
    await go(manager, '/ccas');
    const menu = manager.getByRole('navigation', { name: 'Principale' });
    await manager.keyboard.press('Tab');
    await manager.locator('h1').click();
    await manager.keyboard.press('/');
    expect(await manager.evaluate('document.activeElement.name')).toBe('q');
    await manager.getByRole('button', { name: 'Replier le menu' }).focus();
    await manager.keyboard.press('Enter');
    await manager.getByRole('button', { name: 'Déplier le menu' }).waitFor();
    await expectAccessible(manager);
    await menu.getByRole('link', { name: 'Réglages' }).press('Enter');
    await manager.getByRole('heading', { name: 'Réglages', level: 1 }).waitFor();
    expect((await menu.locator('a[aria-current=page]').textContent())?.trim()).toBe('Réglages');
    expect((await menu.boundingBox())!.width).toBeLessThan(100);
    await keepScreenshot(manager, 'menu-replie');
    await manager.getByRole('button', { name: 'Déplier le menu' }).click();
    expect((await menu.boundingBox())!.width).toBe(240);
    await looksRight(manager, 'reglages');
  });

  test('what is begun anywhere opens by keyboard, one list at a time, and Escape closes it', async () => {
    await manager.locator('summary', { hasText: 'Nouveau' }).press('Enter');
    await manager.getByRole('link', { name: 'Pass au guichet' }).waitFor();
    await expectAccessible(manager);
    await manager.locator('summary', { hasText: 'Compte' }).click();
    expect(await manager.getByRole('link', { name: 'Pass au guichet' }).isVisible()).toBe(false);
    await manager.getByRole('link', { name: 'Mon compte' }).focus();
    await manager.keyboard.press('Escape');
    expect(await manager.getByRole('link', { name: 'Mon compte' }).isVisible()).toBe(false);
    expect(await manager.evaluate('document.activeElement.tagName')).toBe('SUMMARY');
  });

  test('on a phone four places lie at the foot, and « Menu » opens all of it', async () => {
    await manager.setViewportSize({ width: 375, height: 740 });
    await go(manager, '/ccas');
    const places = manager.getByRole('navigation', { name: 'Raccourcis' });
    expect(await places.getByRole('link').allInnerTexts()).toEqual(['Aujourd’hui', 'Chercher', 'Agenda', 'Menu']);
    const menu = manager.getByRole('navigation', { name: 'Principale' });
    expect(await menu.isVisible()).toBe(false);
    await places.getByRole('link', { name: 'Menu' }).click();
    await menu.getByRole('link', { name: 'Usagers' }).waitFor();
    await expectAccessible(manager);
    await menu.getByRole('link', { name: 'Fermer le menu' }).click();
    expect(await menu.isVisible()).toBe(false);
    await places.getByRole('link', { name: 'Chercher' }).click();
    await manager.getByRole('heading', { name: 'Recherche' }).waitFor();
    await places.getByRole('link', { name: 'Agenda' }).click();
    await looksRight(manager, 'agenda');
    await manager.setViewportSize(desk.viewport);
  });

  test('an age that is none is told at its field; corrected with the keyboard alone, it is saved', async () => {
    await go(manager, '/ccas/reglages/pass');
    await looksRight(manager, 'reglages-pass');
    await manager.getByLabel('Âge minimum').fill('cinquante');
    await manager.keyboard.press('Enter');
    await manager.getByRole('alert').waitFor();
    expect(await manager.evaluate('document.activeElement.id')).toBe('champ-minimumAge');
    await expectAccessible(manager);
    await manager.keyboard.press('Control+A');
    await manager.keyboard.type('65');
    await manager.keyboard.press('Enter');
    await manager.getByRole('status').waitFor();
    await go(anyone, '/demande');
    await anyone.getByText('Vous avez 65 ans ou plus').waitFor();
  });

  test('a second manager’s window is told what was saved meanwhile', async () => {
    await go(manager, '/ccas/reglages/contact');
    const second = await manager.context().newPage();
    await go(second, '/ccas/reglages/contact');
    await second.getByLabel('Téléphone').fill('01 55 00 30 00');
    await second.getByRole('button', { name: 'Enregistrer' }).click();
    await second.getByRole('status').waitFor();
    await second.close();
    await manager.getByLabel('Courriel').fill('ccas@alfortville.example');
    await manager.getByRole('checkbox', { name: 'lundi' }).first().check();
    await manager.getByRole('button', { name: 'Enregistrer' }).click();
    await manager.getByText('Enregistré entre-temps').waitFor();
    await looksRight(manager, 'reglages-deux-versions');
    await manager.getByLabel('Téléphone').fill('01 55 00 30 00');
    await manager.getByRole('button', { name: 'Enregistrer' }).click();
    await manager.getByRole('status').waitFor();
  });

  test('pale colours are refused with what was measured; good ones and the logo are on the pages', async () => {
    await go(manager, '/ccas/reglages/apparence');
    await expectAccessible(manager);
    await manager.getByLabel('Couleur principale').fill('#e0b0ff');
    await manager.getByRole('button', { name: 'Enregistrer' }).click();
    await manager
      .getByText(/Contraste trop faible : 1,\d\d pour 1/)
      .first()
      .waitFor();
    await expectAccessible(manager);
    await keepScreenshot(manager, 'reglages-couleur-refusee');
    await manager.getByLabel('Couleur principale').fill('#5a2d82');
    await manager.getByLabel('Couleur d’accent').fill('#b35c00');
    const canvas = createCanvas(240, 160);
    const context = canvas.getContext('2d');
    context.fillStyle = '#5a2d82';
    context.fillRect(0, 40, 240, 120);
    context.fillStyle = '#b35c00';
    context.arc(120, 50, 44, 0, 7);
    context.fill();
    const logo = { name: 'logo.png', mimeType: 'image/png', buffer: canvas.toBuffer('image/png') };
    await manager.getByLabel('Choisir un logo').setInputFiles(logo);
    await manager.getByRole('button', { name: 'Enregistrer' }).click();
    await manager.getByRole('status').waitFor();
    await manager.getByRole('img', { name: 'Logo actuel' }).waitFor();
    // What a process knows of a CCAS it keeps five seconds.
    await eventually(async () => {
      await manager.reload();
      const colour = await manager.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('--lagoon')`);
      return colour;
    }, '#5a2d82');
    await looksRight(manager, 'reglages-apparence');
    await manager.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(manager);
    await keepScreenshot(manager, 'reglages-apparence-sombre');
    await manager.emulateMedia({ colorScheme: 'light' });
    await go(anyone, '/');
    await looksRight(anyone, 'accueil-couleurs');
  });

  test('the words of the card are seen on the real one before they are saved', async () => {
    await go(manager, '/ccas/reglages/textes');
    await looksRight(manager, 'reglages-textes');
    await manager.getByLabel('Titre').fill('Carte Or');
    await manager.getByLabel('Fin et signature').fill('La présidente, Mme Exemple');
    const answer = manager.context().waitForEvent('response', (response) => response.url().endsWith('/apercu/carte'));
    await manager.getByRole('button', { name: 'Voir la carte (PDF)' }).click();
    expect((await answer).status()).toBe(200);
    const form = { ...(await formOf(manager)), letterClosing: 'La présidente, Mme Exemple' };
    const letter = await manager.context().request.post(`${server.origin}/ccas/reglages/textes/apercu/lettre`, {
      form,
      headers: { origin: server.origin },
    });
    expect(await textOfPdf(await letter.body())).toContain('La présidente, Mme Exemple');
    await manager.getByRole('button', { name: 'Enregistrer' }).click();
    await manager.getByRole('status').waitFor();
  });

  test('communes, periods, legal mentions, keys, figures of the law: each page says what it is for', async () => {
    for (const [path, name] of [
      ['communes?q=maisons', 'communes'],
      ['conservation', 'conservation'],
      ['publication', 'publication'],
      ['cles', 'cles'],
      ['baremes', 'baremes'],
      ['baremes/pmss', 'bareme'],
    ] as const) {
      await go(manager, `/ccas/reglages/${path}`);
      await looksRight(manager, `reglages-${name}`);
    }
    await go(agent, '/ccas/reglages/cles');
    await agent.getByText('Vous pouvez lire ces réglages.').waitFor();
    expect(await agent.getByRole('button', { name: /clé/ }).count()).toBe(0);
  });

  test('neighbourhoods are loaded and drawn', async () => {
    await go(manager, '/ccas/reglages/quartiers');
    await expectAccessible(manager);
    const file = { name: 'quartiers.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(quartiers) };
    await manager.getByLabel('Fichier GeoJSON').setInputFiles(file);
    await manager.getByRole('button', { name: 'Charger ces contours' }).click();
    await manager.getByRole('img', { name: 'Contours de 2 quartiers' }).waitFor();
    await looksRight(manager, 'reglages-quartiers');
  });

  test('a neighbourhood is drawn on the map by keyboard alone, then another by hand; what is open is not lost', async () => {
    await go(manager, '/ccas/reglages/quartiers');
    await manager.getByRole('link', { name: 'Changer les contours sur le plan' }).click();
    const plan = manager.getByRole('application', { name: 'Plan où dessiner les quartiers' });
    await plan.locator('.district-name', { hasText: 'Nord' }).waitFor();
    await plan.focus();
    const pane = plan.locator('.leaflet-map-pane');
    const placeOfMap = () => pane.evaluate((element) => getComputedStyle(element).transform);
    const isGliding = () => pane.evaluate((element) => element.classList.contains('leaflet-pan-anim'));
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await manager.keyboard.press('Enter');
      // The map glides to where an arrow sends it.
      const before = await placeOfMap();
      await manager.keyboard.press(key);
      await eventually(async () => (await isGliding()) || (await placeOfMap()) === before, false);
    }
    await manager.getByRole('status').getByText('3 angles posés.').waitFor();
    await manager.keyboard.press('Tab');
    await plan.getByTitle('Angle 1').focus();
    await manager.keyboard.press('ArrowUp');
    expect(await manager.evaluate('document.activeElement.title')).toBe('Angle 1');
    await manager.getByRole('button', { name: 'Enregistrer les quartiers' }).click();
    await manager.getByText('Un contour reste ouvert').waitFor();
    await eventually(() => manager.evaluate('document.activeElement.id'), 'nom-du-quartier');
    await manager.keyboard.press('Enter');
    await manager.getByText('Donnez un nom à ce quartier').waitFor();
    await expectAccessible(manager);
    await manager.keyboard.type('Écluse');
    await expectNoSidewaysScroll(manager);
    await keepScreenshot(manager, 'reglages-dessin');
    await manager.keyboard.press('Enter');
    await manager.getByText('Quartier « Écluse » fermé').waitFor();
    await manager.getByRole('button', { name: 'Retirer Sud' }).click();
    // Where the map is by then: a field may have been scrolled to.
    const onPlan = async (right: number, down: number) => {
      await plan.scrollIntoViewIfNeeded();
      const { x, y } = (await plan.boundingBox())!;
      await manager.mouse.click(x + right, y + down);
    };
    for (const [right, down] of [
      [60, 300],
      [160, 300],
      [160, 380],
    ])
      await onPlan(right!, down!);
    await manager.getByLabel('Nom du quartier').fill('Quais <img src=x onerror=alert(1)>');
    await onPlan(62, 302);
    await manager.getByText('Quartier « Quais <img src=x onerror=alert(1)> » fermé').waitFor();
    // Text on the map as well, whatever it looks like.
    await plan.locator('.district-name', { hasText: '<img src=x' }).waitFor();
    expect(await plan.locator('.district-name img').count()).toBe(0);
    await manager.getByRole('button', { name: 'Reprendre Quais' }).click();
    await manager.getByRole('button', { name: 'Retirer le dernier angle' }).click();
    await manager.getByRole('status').getByText('2 angles posés.').waitFor();
    await onPlan(160, 420);
    await manager.getByRole('button', { name: 'Fermer le contour' }).click();
    await manager.getByRole('button', { name: 'Enregistrer les quartiers' }).click();
    await manager.getByRole('img', { name: 'Contours de 3 quartiers' }).waitFor();
    for (const name of ['Nord', 'Écluse', 'Quais']) await manager.getByRole('listitem').getByText(name).waitFor();
  });

  test('reports: who has the pass, what it brought, and the names behind one number for whoever may', async () => {
    await go(agent, '/ccas/bilans');
    await agent.getByText('Ont un pass en cours').waitFor();
    await looksRight(agent, 'bilans');
    for (const summary of await agent.getByText('Voir en tableau').all()) await summary.click();
    await expectAccessible(agent);
    await go(agent, '/ccas/bilans/jamais-vus');
    await agent.getByText('Demandez à un responsable').waitFor();
    await go(manager, '/ccas/bilans/jamais-vus');
    await looksRight(manager, 'jamais-vus');
    await manager.getByRole('button', { name: 'Donner le droit à Nadia' }).click();
    await manager.getByText('Peut lire', { exact: true }).waitFor();
    await agent.reload();
    await agent.getByText('Ana a Le Bràs').waitFor();
    const pdf = await agent.context().request.get(`${server.origin}/ccas/bilans/annuel.pdf`);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('everyone: numbers, and what a public site owes', async () => {
    for (const path of ['statistiques', 'donnees-personnelles', 'mentions-legales', 'accessibilite', 'plan-du-site']) {
      await go(anyone, `/${path}`);
      await looksRight(anyone, path);
    }
    await go(anyone, '/offres');
    await anyone.getByRole('link', { name: 'Accessibilité : non conforme' }).click();
    await anyone.getByRole('heading', { name: 'Déclaration d’accessibilité' }).waitFor();
  });

  test('nothing went wrong meanwhile', () => {
    expect(problems.flat()).toEqual([]);
  });
});

async function formOf(page: Page): Promise<Record<string, string>> {
  const fields = await page.locator('form[action="/ccas/reglages/textes"] [name]').all();
  const form: Record<string, string> = {};
  for (const field of fields) form[(await field.getAttribute('name'))!] = await field.inputValue();
  return form;
}
