import { describe, expect, test } from '@jest/globals';
import type { JournalFilters } from '../../../src/journal/journal-filters.js';
import { journalRequest } from '../../../src/journal/journal-list-request.js';
import { JournalPage } from '../../../src/journal/pages/journal.js';
import { drawn } from '../../support/drawn.js';

const at = new Date('2026-12-08T09:00:00Z');
const line = (more: object = {}) => ({
  entry: { at, actorId: null, actorKind: 'system' },
  actor: { label: 'Le système' },
  sentence: 'a délivré',
  ...more,
});
const page = ({
  lines = [line()],
  filters = {},
  asked = {},
  isMore = false,
  ...props
}: Record<string, unknown> & {
  filters?: JournalFilters;
  asked?: Record<string, unknown>;
  isMore?: boolean;
} = {}) =>
  drawn(
    <JournalPage
      filters={filters}
      list={{
        rows: lines as never[],
        total: (lines as never[]).length,
        isMore,
        page: 1,
        order: { sort: 'quand', direction: 'decroissant' },
        request: journalRequest(asked, filters),
      }}
      accounts={[{ id: 'c1', name: 'Nadia' } as never]}
      groups={[{ key: 'titulaires', label: 'Titulaires et aidants', kinds: [] }]}
      actions={[['pass.issued', 'Pass : a délivré']]}
      {...props}
    />,
  );

describe('a line of the journal', () => {
  test('leads to all that a person did, where it was a person', () => {
    expect(page().ways).not.toContain('/ccas/journal?qui=c1');
    const byNadia = line({ entry: { at, actorId: 'c1' }, actor: { label: 'Nadia' } });
    expect(page({ lines: [byNadia] }).ways).toContain('/ccas/journal?qui=c1');
  });

  test('leads to what it was done to, where that has a page; otherwise names it', () => {
    const subject = { label: 'le pass K7QM', href: '/ccas/usagers/r1' };
    expect(page({ lines: [line({ subject })] }).ways).toContain('/ccas/usagers/r1');
    const bare = page({ lines: [line({ subject: { label: 'le CCAS' } })] });
    expect([bare.words.includes('le CCAS'), bare.html.includes('<span>le CCAS</span>')]).toEqual([true, true]);
    expect(page().words).toContain('a délivré');
  });
});

describe('a day that is none', () => {
  test('stays in its field, which says that the search leaves it out, and takes the focus', () => {
    const { words, html } = page({ wrongDays: { du: '31/02/2026' }, filters: { au: '2026-03-02' } });
    expect(words).toContain('Cette date n’existe pas : la recherche n’en tient pas compte.');
    expect(html).toMatch(/<input[^>]*id="champ-du"[^>]*value="31\/02\/2026"[^>]*aria-invalid="true"[^>]*autofocus/);
    expect(html).toContain('aria-describedby="champ-du-erreur"');
    expect(html).not.toContain('champ-au-erreur');
    expect(page().words).not.toContain('Cette date n’existe pas');
  });
});

describe('the journal as a whole', () => {
  test.each([
    [undefined, 'Vérifié chaque nuit', 'Vérifier maintenant', ''],
    [{ at, breaks: 0 }, 'Le journal est intact.', 'Vérifier maintenant', 'accepted'],
    [{ at, breaks: 1 }, 'Des écritures ont été changées hors de l’application.', 'Voir où', 'refused'],
  ])('verified: %j', (verification, said, way, look) => {
    const { words, html } = page({ verification });
    expect([words.includes(said), words.includes(way)]).toEqual([true, true]);
    expect(html.includes('role="alert"')).toBe(verification?.breaks === 1);
    expect(/class="notice ([^"]*)"/.exec(html)?.[1]).toBe(look);
  });

  test('keeps who is chosen in its list, also somebody who is not in it', () => {
    const chosen = (qui?: string) => /<option[^>]* selected[^>]*>([^<]*)/.exec(page({ filters: { qui } }).html)?.[1];
    expect([chosen('c1'), chosen('titulaires'), chosen('0192')]).toEqual([
      'Nadia',
      'Titulaires et aidants',
      'La personne ou le jeton choisi',
    ]);
    expect(page().words).not.toContain('La personne ou le jeton choisi');
  });

  test('its table for a spreadsheet is filtered alike', () => {
    expect(page().ways).toContain('/ccas/journal.csv');
    expect(page({ filters: { qui: 'caisses', sur: undefined } }).ways).toContain('/ccas/journal.csv?qui=caisses');
  });

  test('says beside the button how many entries a file takes, where there may be more', () => {
    expect(page({ isMore: true }).words).toMatch(
      /Un fichier prend au plus 20\s000 écritures : au-delà, choisissez des dates\./,
    );
    expect(page().words).not.toContain('Un fichier prend');
  });

  test('stays in its order when other filters are chosen, and goes back to the first page', () => {
    const hidden = (asked: object) =>
      [...page({ asked: { ...asked } }).html.matchAll(/<input type="hidden" name="(\w+)" value="(\w+)"/g)].map(
        ([, name, value]) => `${name}=${value}`,
      );
    expect(hidden({ tri: 'quand', sens: 'croissant', page: '2' })).toEqual(['tri=quand', 'sens=croissant']);
    expect(hidden({})).toEqual([]);
  });

  test('says that nothing corresponds', () => {
    expect(page({ lines: [] }).words).toContain('Rien ne correspond');
    expect(page().words).not.toContain('Rien ne correspond');
  });

  test('says what it is narrowed to, each part of which can be taken away', () => {
    const { words, ways } = page({ filters: { qui: 'c1', sur: 'Castellane', du: '2026-12-08', au: '2026-12-09' } });
    expect(words).toMatch(/par : Nadia.*sur « Castellane ».*depuis le 8 décembre 2026.*jusqu’au 9 décembre 2026/);
    expect(ways).toContain('/ccas/journal?qui=c1&amp;sur=Castellane&amp;au=2026-12-09');
    expect(page().words).not.toContain('Retirer');
  });
});
