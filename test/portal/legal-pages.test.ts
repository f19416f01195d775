import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { ChangeSettings } from '../../src/ccas/change-settings.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { client, type Client } from '../support/http.js';

let app: TestApp;
let anyone: Client;
beforeAll(async () => {
  app = await startApp();
  anyone = client(app);
});
afterAll(() => app.close());

const words = async (path: string) => (await anyone.get(path)).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const decide = (section: 'publication' | 'conservation' | 'contact' | 'quartiers', wanted: object) =>
  app.within((tx) => app.get(ChangeSettings).run(tx, systemActor(app.ccasId), section, 0, wanted));

describe('pages a public site owes', () => {
  test('are linked at the foot of every page, and exist', async () => {
    const { text } = await anyone.get('/offres');
    const foot = text.slice(text.indexOf('<footer'));
    for (const path of [
      '/plan-du-site',
      '/accessibilite',
      '/donnees-personnelles',
      '/mentions-legales',
      '/statistiques',
    ]) {
      expect(foot).toContain(`href="${path}"`);
      expect((await anyone.get(path)).status).toBe(200);
    }
  });

  test('every page of the site map answers', async () => {
    const { text } = await anyone.get('/plan-du-site');
    const links = [...text.slice(text.indexOf('<main'), text.indexOf('<footer')).matchAll(/href="(\/[^"]*)"/g)];
    expect(links.length).toBeGreaterThan(10);
    for (const [, path] of links) expect([path, (await anyone.get(path!)).status]).toEqual([path, 200]);
  });

  test('what the CCAS has not said yet is said to be missing, then what it says is there', async () => {
    expect(await words('/mentions-legales')).toContain(
      'Directeur ou directrice de la publication : à compléter par le CCAS',
    );
    await decide('publication', {
      publicationDirector: 'Mme Exemple',
      hostName: 'Serveurs du Val',
      dpoContact: 'dpo@ccas.example',
    });
    expect(await words('/mentions-legales')).toMatch(/Mme Exemple.*Serveurs du Val/);
    expect(await words('/donnees-personnelles')).toContain('dpo@ccas.example');
  });

  test('the periods announced are those of the settings', async () => {
    expect(await words('/donnees-personnelles')).toContain('deux ans après le dernier contact');
    await decide('conservation', { keptResidentMonths: 18, keptRefusedMonths: 3 });
    expect(await words('/donnees-personnelles')).toMatch(/18 mois après le dernier contact.*refusée 3 mois/);
  });

  test('what is kept of people is all named, with its period', async () => {
    const page = await words('/donnees-personnelles');
    for (const [kept, period] of [
      ['avec le commerce et la minute', 'aussi longtemps que votre dossier'],
      ['vérifié votre pass sans suite', 'comme votre dossier'],
      ['codes de téléphone qui ont servi', '30 jours'],
      ['question de la carte d’invalidité', ''],
      ['Votre dossier et vos pass', 'après le dernier contact'],
      ['jamais envoyée, ou retirée', '30 jours'],
      ['Mutuelle : nom, naissance', 'deux ans après la dernière étape'],
      ['Rendez-vous : nom', 'deux ans après le rendez-vous'],
      ['accords mot pour mot, vos rendez-vous', 'comme votre dossier'],
      ['vos aidants', 'comme votre dossier'],
      ['Courriels que nous vous envoyons', '6 mois'],
      ['préparées pour l’imprimeur', '7 jours'],
      ['formulaire d’agent interrompu', 'une heure'],
      ['journal de ce que font les agents', 'un an'],
      ['Connexions refusées', 'un an'],
      ['reçu fiscal du donateur', 'six ans'],
      ['refus d’être rappelé', 'trois ans'],
      ['lignes de banque', '90 jours'],
    ] as const)
      expect(page.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(new RegExp(`${kept}[^]{0,120}${period}`));
    expect(page).not.toContain('Rien sur votre santé');
  });

  test('why, by what right and to whom is said, each by the slice that knows', async () => {
    const page = (await words('/donnees-personnelles')).replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(page).toMatch(
      /Délivrer le pass senior .*article L123-5.*Répondre à votre demande.*Compter, sans nom.*Protéger le service.*32/,
    );
    expect(page).toContain(
      'Les agents du CCAS ; la mutuelle, pour ce que vous avez accepté de lui dire ; votre aidant voit le pass et où il sert, pas votre dossier. L’hébergeur du site',
    );
  });

  test('the geocoder is spoken of where it is used', async () => {
    expect(await words('/donnees-personnelles')).not.toContain('Géoplateforme');
    await decide('quartiers', { locatesResidents: true });
    expect(await words('/donnees-personnelles')).toContain('sans votre nom, sont envoyés à la Géoplateforme');
  });

  test('the declaration of accessibility claims no audit that was not made', async () => {
    const page = await words('/accessibilite');
    expect(page).toMatch(/Non conforme. Aucun audit.*Ce qui n’a pas été vérifié.*Défenseur des droits/);
    expect(page).toContain('Elle dit ce qui était vérifié le 25 novembre 2026');
  });

  test('security.txt names a contact, and its end is ahead and within a year', async () => {
    const read = async () =>
      Object.fromEntries(
        (await anyone.get('/.well-known/security.txt')).text
          .trim()
          .split('\n')
          .map((line) => line.split(/: (.*)/).slice(0, 2)),
      );
    expect((await read()).Contact).toBe('https://pass.alfortville.example/mentions-legales');
    await decide('contact', { email: 'ccas@alfortville.example' });
    const { Contact, Expires } = await read();
    expect(Contact).toBe('mailto:ccas@alfortville.example');
    const days = app.clock.now().until(Temporal.Instant.from(Expires), { largestUnit: 'hour' }).hours / 24;
    expect(days > 100 && days < 365).toBe(true);
  });
});
