import { describe, expect, test } from '@jest/globals';
import { PartnerHomePage } from '../../../src/offers/pages/partner-home.js';
import { drawn } from '../../support/drawn.js';

describe('the home of a partner', () => {
  const offer = (id: string, status: string) => ({
    id,
    title: `Avantage ${id}`,
    status,
    benefit: { kind: 'free_item', value: null },
    partner: { name: 'Le Pont' },
    hours: [],
    categories: [1, 2, 3],
  });
  const home = (props: object = {}, offers: object[] = []) =>
    drawn(
      <PartnerHomePage
        name="Le Pont"
        status="approved"
        returnReason={null}
        phone="+33143750000"
        offers={{ items: offers, next: null } as never}
        revisions={new Map()}
        uses={{ today: 1, month: 2, savedCents: 150 }}
        {...props}
      />,
    );
  const headings = (page: ReturnType<typeof home>) =>
    [...page.html.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, heading]) => heading);

  test('what asks something of them comes first, and no heading is empty', () => {
    const every = ['ended', 'paused', 'published', 'submitted', 'draft', 'returned'].map((status) =>
      offer(status, status),
    );
    expect(headings(home({}, every))).toEqual(['À reprendre', 'Chez le CCAS', 'En ligne', 'En pause', 'Terminés']);
    expect(headings(home({}, [offer('a', 'published')]))).toEqual(['En ligne']);
    expect(headings(home())).toEqual(['Mes avantages']);
  });

  test.each([
    ['approved', false],
    ['waiting', true],
    ['returned', true],
    ['suspended', true],
    ['left', true],
  ])('%s: where they stand, with whom to call: %s', (status, isTold) => {
    const { html, ways } = home({ status, returnReason: 'Le SIRET.' });
    expect([html.includes('notice waiting'), ways.includes('tel:+33143750000')]).toEqual([isTold, isTold]);
    expect(ways.includes('/partenaire/etablissement')).toBe(status === 'returned');
    expect(home({ status, phone: null }).html).not.toContain('tel:');
  });

  test('a change of an offer is told on it', () => {
    const badge = (state?: string) =>
      /class="badge">([^<]*)/.exec(
        home({ revisions: new Map(state ? [['a', state]] : []) }, [offer('a', 'published')]).html,
      )?.[1];
    expect([badge(), badge('submitted'), badge('returned')]).toEqual([
      'En ligne',
      'Modification à l’examen',
      'Modification à revoir',
    ]);
  });
});
