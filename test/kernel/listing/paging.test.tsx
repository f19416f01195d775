import { describe, expect, test } from '@jest/globals';
import { Paging } from '../../../src/kernel/listing/paging.js';
import { drawn } from '../../support/drawn.js';

const pages = (page: number, total: number) =>
  drawn(<Paging page={page} total={total} hrefOf={(other) => `?page=${other}`} />).words.replaceAll('Page ', '');

describe('the pages of a list', () => {
  test.each([
    [1, 0, ''],
    [1, 50, ''],
    [1, 51, '1 2 Suivante'],
    [2, 51, 'Précédente 1 2'],
    [1, 2992, '1 2 … 60 Suivante'],
    [5, 2992, 'Précédente 1 … 4 5 6 … 60 Suivante'],
    [60, 2992, 'Précédente 1 … 59 60'],
  ])('the %ith of %i rows', (page, total, words) => {
    expect(pages(page, total)).toBe(words);
  });

  test('say which one this is', () => {
    const { html } = drawn(<Paging page={2} total={120} hrefOf={(other) => `?page=${other}`} />);
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(html).toMatch(/href="\?page=2" aria-current="page"/);
  });
});
