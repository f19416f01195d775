import { describe, expect, test } from '@jest/globals';
import { AccountPage } from '../../../src/accounts/pages/account.js';
import { drawn } from '../../support/drawn.js';

const at = new Date('2026-12-08T09:00:00Z');
const account = {
  id: 'c1',
  name: 'Nadia Benali',
  kind: 'agent',
  email: 'nadia@alfortville.example',
  state: 'active',
  hasTotp: true,
  createdAt: at,
  lastSeenAt: null,
};
const page = (more: object = {}, isOwn = false) =>
  drawn(
    <AccountPage
      token=""
      account={{ ...account, ...more } as never}
      sessions={[]}
      refusals={0}
      isOwn={isOwn}
      modules={[]}
    />,
  );
const may = (more: object, isOwn = false) =>
  page(more, isOwn)
    .ways.filter((way) => way.startsWith('/ccas/comptes/c1/'))
    .map((way) => way.split('/').at(-1))
    .filter((step) => step !== 'sessions');

describe('what a manager may do with an account', () => {
  test.each([
    ['active', {}, false, ['role', 'mot-de-passe', 'double-verification', 'fermeture']],
    ['active without second factor', { hasTotp: false }, false, ['role', 'mot-de-passe', 'fermeture']],
    ['one’s own', {}, true, ['role', 'fermeture']],
    ['invited', { state: 'invited', hasTotp: false }, false, ['invitation', 'role', 'fermeture']],
    ['closed', { state: 'closed' }, false, ['invitation']],
  ])('%s', (_, more, isOwn, steps) => {
    expect(may(more, isOwn)).toEqual(steps);
  });

  test('a closed one has no session and no role', () => {
    expect(page().words).toMatch(/Sessions ouvertes .*Rôle/);
    expect(page({ state: 'closed' }).words).not.toMatch(/Sessions ouvertes|Rôle/);
  });

  test('it says whose it is and when it was seen', () => {
    expect(page({}, true).words).toContain('(vous)');
    expect(page().words).not.toContain('(vous)');
    expect(page().words).toContain('Jamais');
    expect(page({ lastSeenAt: at }).words).not.toContain('Jamais');
  });
});
