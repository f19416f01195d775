import { describe, expect, test } from '@jest/globals';
import { Reference } from '../../../src/kernel/fields/choices.js';
import { FilterBy, filtersOf, onlyKnown, type OtherOptions } from '../../../src/kernel/listing/filter-by.js';
import { addressOf, leftOutOf, ListRequest, readAddress, SortedBy } from '../../../src/kernel/listing/list-request.js';

class ShopList extends ListRequest {
  @SortedBy({ nom: 'name', ville: 'town' })
  override sort?: string;

  @FilterBy({ ouvert: ['Ouverts', 'ouverts le dimanche'] }, { page: 'etat', label: 'État', any: 'Tous' })
  state?: string;

  @Reference({ page: 'quartier', label: 'Quartier', options: [['', 'Tous']], optional: true })
  districtId?: string;
}

const NORTH = '0193a000-0000-7000-8000-000000000001';
const options: OtherOptions = { districtId: [[NORTH, 'Nord', 'quartier Nord']] };
const read = (address: Record<string, unknown>) => readAddress(ShopList, address);

describe('the address of a list', () => {
  test.each<[Record<string, unknown>, object]>([
    [{}, {}],
    [
      { tri: 'ville', sens: 'decroissant', page: '3', etat: 'ouvert', quartier: NORTH },
      { sort: 'ville', direction: 'decroissant', page: 3, state: 'ouvert', districtId: NORTH },
    ],
    // What is no column, page or answer is as if it were not there.
    [{ tri: 'name; drop table shop', sens: 'asc', page: '0', etat: 'x', quartier: '1', autre: 'x' }, {}],
    [{ tri: 'constructor', page: '1.5' }, {}],
    [{ tri: ['nom', 'ville'], page: '' }, {}],
  ])('%j is read word by word', (address, asked) => {
    expect({ ...read(address) }).toEqual(asked);
  });

  test.each<[Record<string, unknown>, string[]]>([
    [{ tri: 'ville', page: '2', etat: '', autre: 'x' }, []],
    [{ tri: 'x', page: 'abc', sens: 'haut', etat: 'x' }, ['direction', 'page', 'sort', 'state']],
    [{ tri: ['nom', 'ville'], quartier: '1' }, ['districtId', 'sort']],
  ])('%j says what of it is nothing there', (address, names) => {
    expect([...leftOutOf(read(address))].sort()).toEqual(names);
  });

  test('is written as it was read, but for what changes', () => {
    const request = read({ tri: 'ville', page: '3', etat: 'ouvert' });
    expect(addressOf('/boutiques', request)).toBe('/boutiques?tri=ville&etat=ouvert&page=3');
    expect(addressOf('/boutiques', request, { page: undefined, sort: undefined })).toBe('/boutiques?etat=ouvert');
    expect(addressOf('/boutiques', read({}))).toBe('/boutiques');
  });
});

describe('the filters of a list', () => {
  test('are its fields with something to choose in, and what is chosen is said', () => {
    const shown = filtersOf(read({ etat: 'ouvert' }), options);
    expect(shown.map(({ page, said }) => [page, said])).toEqual([
      ['etat', 'ouverts le dimanche'],
      ['quartier', undefined],
    ]);
    expect(filtersOf(read({})).map(({ page }) => page)).toEqual(['etat']);
    expect(filtersOf(read({ quartier: NORTH }), options).map(({ said }) => said)).toEqual([undefined, 'quartier Nord']);
  });

  test('forget an answer that is there no longer', () => {
    const gone = read({ etat: 'ouvert', quartier: NORTH.replace('1', '2') });
    expect({ ...onlyKnown(gone, options) }).toEqual({ state: 'ouvert' });
    expect([...leftOutOf(onlyKnown(gone, options))]).toEqual(['districtId']);
    expect({ ...onlyKnown(read({ quartier: NORTH }), options) }).toEqual({ districtId: NORTH });
  });
});
