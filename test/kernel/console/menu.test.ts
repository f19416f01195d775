import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/kernel/access/actor.js';
import { Menus } from '../../../src/kernel/console/menu.js';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const words = (entries: { label: string }[]) => entries.map(({ label }) => label);
const menuOf = (kind?: Actor['kind']) => {
  const menu = app.get(Menus).of(kind && ({ kind, ccasId: app.ccasId } as Actor), undefined);
  return { inSight: words(menu.inSight), groups: menu.groups.length, invitations: menu.invitations.length };
};
const sideOf = (kind: 'agent' | 'manager', reach?: string[]) =>
  app
    .get(Menus)
    .of({ kind, ccasId: app.ccasId }, reach)
    .groups.map(({ title, entries }) => [title, ...words(entries)]);

const daily = [
  [undefined, 'Aujourd’hui', 'Agenda'],
  ['Personnes', 'Usagers', 'Demandes', 'Demandes sur les données'],
  ['Pass', 'Cartes', 'Partenaires', 'Avantages', 'Refus'],
  ['Aides et accueil', 'Mutuelle'],
  ['Piloter', 'Bilans', 'Dons'],
];

describe('the menu', () => {
  test('of an agent: in groups, those with something in them', () => {
    expect(sideOf('agent')).toEqual([...daily, [undefined, 'Courriels', 'Réglages']]);
  });

  test('of a manager: accounts and journal besides', () => {
    expect(sideOf('manager')).toEqual([...daily, [undefined, 'Courriels', 'Réglages', 'Comptes', 'Journal']]);
  });

  test('of a CCAS without mutuelle: the group is gone with what stood in it', () => {
    expect(sideOf('agent', ['donations']).map(([title]) => title)).not.toContain('Aides et accueil');
  });

  test('of the staff: what can be begun anywhere, one’s account, four places of a phone less the menu itself', () => {
    const { newThings, own, places } = app.get(Menus).of({ kind: 'agent', ccasId: app.ccasId }, undefined);
    expect(words(newThings)).toEqual(['Pass au guichet', 'Usager', 'Partenaire', 'Liste d’usagers']);
    expect([words(own), words(places)]).toEqual([['Mon compte'], ['Aujourd’hui', 'Chercher', 'Agenda']]);
  });

  test.each([
    ['partner', ['Mes avantages', 'Scanner un pass', 'Mes chiffres', 'Mes caisses', 'Mon équipe', 'Mon établissement']],
    ['till', ['Scanner un pass']],
    ['insurer', ['Mes personnes et permanences', 'La page des habitants']],
  ] as const)('of a %s: its own pages, all in sight', (kind, pages) => {
    expect(menuOf(kind)).toEqual({ inSight: pages, groups: 0, invitations: 0 });
  });

  test('of everybody: the public pages, and the ways in', () => {
    const { inSight, groups, invitations } = menuOf();
    expect(inSight).toEqual(['Les avantages', 'Demander le pass', 'Mon pass', 'Vérifier un pass', 'Mutuelle', 'Dons']);
    expect([groups, invitations > 0]).toEqual([0, true]);
  });

  test('of a holder: none, the pages of everyone are on the phone', () => {
    expect(menuOf('senior' as Actor['kind'])).toEqual({ inSight: [], groups: 0, invitations: 0 });
  });

  test('at the foot of every page: what the law asks for, in this order', () => {
    expect(
      app
        .get(Menus)
        .of(undefined, undefined)
        .legal.map(({ label }) => label),
    ).toEqual([
      'Plan du site',
      'Accessibilité : non conforme',
      'Données personnelles',
      'Mentions légales',
      'Statistiques',
    ]);
  });
});
