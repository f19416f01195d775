import { describe, expect, test } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { Choice } from '../../../src/kernel/fields/choices.js';
import { FilterBy } from '../../../src/kernel/listing/filter-by.js';
import { LeftOut } from '../../../src/kernel/listing/left-out.js';
import { ListRequest, readAddress, SortedBy } from '../../../src/kernel/listing/list-request.js';

class ShopList extends ListRequest {
  @SortedBy({ nom: 'name', ville: 'town' })
  override sort?: string;

  @FilterBy({ ouvert: ['Ouverts', 'ouverts'] }, { page: 'etat', label: 'État', any: 'Tous' })
  state?: string;

  @Choice(['7', '30'], { page: 'jours', label: 'Période', options: [['7', '7 derniers jours']], optional: true })
  days?: string;

  @Choice(['30', '60'], { page: 'fin', label: 'Fin', options: [], usual: 'Dans 60 jours', optional: true })
  ending?: string;
}

const said = (address: Record<string, unknown>, page = 1) =>
  renderToString(
    <LeftOut
      list={{
        rows: [],
        total: 0,
        page,
        order: { sort: 'nom', direction: 'croissant' },
        request: readAddress(ShopList, address),
      }}
      columns={[false, { head: 'Nom', sort: 'nom', cell: () => null }]}
    />,
  ).replaceAll(/<[^>]+>/g, '');

describe('what an address asks for and is not', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ page: 'abc' }, 'La page demandée n’existe pas : voici la première.'],
    [{ page: '9' }, 'La page demandée n’existe pas : voici la dernière.'],
    [{ tri: 'x' }, 'L’ordre demandé n’existe pas : la liste est triée par « Nom », en ordre croissant.'],
    [{ sens: 'x' }, 'L’ordre demandé n’existe pas : la liste est triée par « Nom », en ordre croissant.'],
    [{ etat: 'x' }, 'Le choix demandé pour « État » n’existe pas : il n’est pas appliqué.'],
    [{ jours: '7777' }, 'Le choix demandé pour « Période » n’existe pas : voici « 7 derniers jours ».'],
    [{ fin: '12' }, 'Le choix demandé pour « Fin » n’existe pas : voici « Dans 60 jours ».'],
  ])('%j is said, with what is shown instead', (address, sentence) => {
    expect(said(address)).toBe(sentence);
  });

  test('is nothing of an address that holds', () => {
    expect(said({ tri: 'ville', sens: 'decroissant', etat: 'ouvert', page: '2' }, 2)).toBe('');
    expect(said({ tri: '', page: ' ', autre: 'x' })).toBe('');
  });
});
