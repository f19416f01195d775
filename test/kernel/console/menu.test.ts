import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/kernel/access/actor.js';
import { Menus } from '../../../src/kernel/console/menu.js';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const menuOf = (kind?: Actor['kind']) => {
  const menu = app.get(Menus).of(kind && ({ kind, ccasId: app.ccasId } as Actor), undefined);
  const words = (entries: { label: string }[]) => entries.map(({ label }) => label);
  return { inSight: words(menu.inSight), seldom: words(menu.seldom), invitations: menu.invitations.length };
};

const daily = ['Aujourd’hui', 'Demandes', 'Usagers', 'Cartes', 'Partenaires', 'Avantages', 'Mutuelle', 'Dons'];

describe('the menu', () => {
  test('of an agent: the day’s work in sight, what is seldom needed behind « Plus »', () => {
    expect(menuOf('agent')).toEqual({
      inSight: daily,
      seldom: ['Courriels', 'Bilans', 'Réglages', 'Mon compte'],
      invitations: 0,
    });
  });

  test('of a manager: accounts and journal besides', () => {
    expect(menuOf('manager')).toEqual({
      inSight: daily,
      seldom: ['Courriels', 'Bilans', 'Réglages', 'Mon compte', 'Comptes', 'Journal'],
      invitations: 0,
    });
  });

  test.each([
    ['partner', ['Mes avantages', 'Scanner un pass', 'Mes chiffres', 'Mes caisses', 'Mon équipe', 'Mon établissement']],
    ['till', ['Scanner un pass']],
    ['insurer', ['Mes personnes et permanences', 'La page des habitants']],
  ] as const)('of a %s: its own pages, all in sight', (kind, pages) => {
    expect(menuOf(kind)).toEqual({ inSight: pages, seldom: [], invitations: 0 });
  });

  test('of everybody: the public pages, and the ways in', () => {
    const { inSight, seldom, invitations } = menuOf();
    expect(inSight).toEqual(['Les avantages', 'Demander le pass', 'Mon pass', 'Vérifier un pass', 'Mutuelle', 'Dons']);
    expect([seldom, invitations > 0]).toEqual([[], true]);
  });

  test('of a holder: none, the pages of everyone are on the phone', () => {
    expect(menuOf('senior' as Actor['kind'])).toEqual({ inSight: [], seldom: [], invitations: 0 });
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
