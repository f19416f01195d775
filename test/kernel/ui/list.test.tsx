import { describe, expect, test } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { Empty } from '../../../src/kernel/ui/empty.js';
import { List } from '../../../src/kernel/ui/list.js';

interface Shop {
  name: string;
  uses: number;
}
const shops: Shop[] = [
  { name: 'Fournil', uses: 3 },
  { name: 'Café & thé', uses: 0 },
];
const drawn = (rows: Shop[], hasUses = true) =>
  render(
    <List
      label="Partenaires"
      caption="Ceux d’ici"
      rows={rows}
      columns={[
        { head: 'Nom', cell: ({ name }) => name },
        hasUses && { head: 'Fois', look: 'number', cell: ({ uses }) => uses },
        { head: 'Suite', isHeadHidden: true, cell: () => <a href="/ici">Voir</a> },
      ]}
      above={<p>Deux</p>}
      empty={
        <Empty title="Personne">
          <p>Ajoutez-en un.</p>
        </Empty>
      }
      nextHref="/suite"
    />,
  );

describe('a list', () => {
  test('is a table with a name, heads that are said, and what is above it', () => {
    const html = drawn(shops);
    expect(html).toContain('<div class="scroll" tabindex="0" role="region" aria-label="Partenaires">');
    expect(html).toContain('<caption>Ceux d’ici</caption>');
    expect(html).toContain('<th scope="col">Nom</th><th scope="col">Fois</th>');
    expect(html).toContain('<th scope="col"><span class="hidden-text">Suite</span></th>');
    expect(html).toContain('<td>Fournil</td><td class="number">3</td>');
    // Nothing counted is a figure too.
    expect(html).toContain('<td>Café &amp; thé</td><td class="number">0</td>');
    expect(html).toContain('<p>Deux</p>');
    expect(html).toContain('<a href="/suite">Voir la suite</a>');
    expect(html).not.toContain('Personne');
  });

  test('goes without a column that it is not given', () => {
    expect(drawn(shops, false)).not.toContain('Fois');
    expect(drawn(shops, false).match(/<td/g)).toHaveLength(4);
  });

  test('of nobody says why and what to do, and is no table', () => {
    const html = drawn([]);
    expect(html).toContain('<div class="empty"><h2>Personne</h2><p>Ajoutez-en un.</p></div>');
    expect(html).not.toContain('<table');
    expect(html).not.toContain('Deux');
  });
});
