import { describe, expect, test } from '@jest/globals';
import { StaffNames } from '../../../src/accounts/staff-names.js';
import { UsesPage, UsesPanel } from '../../../src/redemptions/pages/uses.js';
import { drawn } from '../../support/drawn.js';

const none = { uses: 0, usesThisYear: 0, lastUsedOn: null, refusalsThisYear: 0, looksThisYear: 0 };
const panel = (uses: object, more: object = {}) =>
  drawn(<UsesPanel token="" path="/ccas/usagers/r1" uses={{ ...none, ...uses } as never} {...more} />).words;
const at = new Date('2026-12-08T09:00:00Z');
const use = { kind: 'redemption', id: 'u1', at, offer: 'Dix pour cent', partner: 'Le Pont', verdict: null };
const page = (events: object[], voids: object[] = []) =>
  drawn(
    <UsesPage
      {...({ resident: { id: 'r1', firstName: 'Jeanne', lastName: 'Le Bràs' }, events, voids } as never as {
        resident: never;
        events: never;
        voids: never;
      })}
      token=""
      names={new StaffNames()}
    />,
  );

describe('of the uses of a pass, the dossier shows', () => {
  test('that there are none, or how many and when last', () => {
    expect(panel({})).toContain('Le pass n’a pas encore servi.');
    expect(panel({ uses: 12, usesThisYear: 1, lastUsedOn: '2026-12-01' })).toContain(
      '1 utilisation en douze mois, 12 en tout. La dernière le 1er décembre 2026.',
    );
  });

  test('refusals and looks only where there were some', () => {
    expect(panel({})).not.toMatch(/refus|Regardé/);
    expect(panel({ refusalsThisYear: 1 })).toContain('1 refus en douze mois.');
    expect(panel({ looksThisYear: 1 })).toContain('Regardé 1 fois en douze mois');
  });

  test('what was taken back just now', () => {
    expect(panel({}, { isVoided: true })).toContain('C’est annulé');
    expect(panel({})).not.toContain('C’est annulé');
  });
});

describe('the list that a person asks for', () => {
  test('is empty in words', () => {
    expect(page([]).words).toContain('Le pass n’a encore servi nulle part');
    expect(page([use]).words).not.toContain('nulle part');
  });

  test('a use may be taken back once; a refusal, which took nothing, never', () => {
    const mayVoid = (events: object[], voids: object[] = []) => /<details/.test(page(events, voids).html);
    const taken = { id: 'u1', at, byKind: 'system', byId: null, reason: null };
    expect(mayVoid([use])).toBe(true);
    expect(mayVoid([use], [taken])).toBe(false);
    expect(mayVoid([use], [{ ...taken, id: 'u2' }])).toBe(true);
    expect(mayVoid([{ ...use, kind: 'refusal', verdict: 'limit_reached' }])).toBe(false);
  });

  test('a use that was taken back says when, by whom, and why where somebody wrote it', () => {
    const words = (reason: string | null) =>
      page([use], [{ id: 'u1', at, byKind: 'system', byId: null, reason }]).words;
    expect(words('Erreur')).toMatch(/Annulée le 8 décembre 2026 à 10 h 00 par .* : Erreur/);
    expect(words(null)).not.toContain(' : Erreur');
  });

  test('a refusal says why; what was at no shop was at the counter', () => {
    expect(page([{ ...use, kind: 'refusal', verdict: 'limit_reached' }]).words).toContain('Refusé :');
    expect(page([use]).words).not.toContain('Refusé');
    expect(page([use]).words).toContain('Dix pour cent, Le Pont');
    expect(page([{ ...use, offer: null }]).words).not.toContain(', Le Pont');
    expect(page([{ ...use, offer: null, partner: null }]).words).toContain('Guichet du CCAS');
  });
});
