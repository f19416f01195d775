import { describe, expect, test } from '@jest/globals';
import { DonorPage } from '../../../src/donations/giving/pages/donor.js';
import type { Listed } from '../../../src/kernel/listing/listed.js';
import { OfferListRequest } from '../../../src/offers/offer-list-request.js';
import { CutShort } from '../../../src/kernel/ui/cut-short.js';
import { OfferReviewListPage } from '../../../src/offers/pages/offer-review-list.js';
import { PartnerOffersSection } from '../../../src/offers/pages/partner-offers-section.js';
import { PartnerHomePage } from '../../../src/offers/pages/partner-home.js';
import { drawn } from '../../support/drawn.js';

const offer = {
  id: 'o',
  title: 'Dix pour cent',
  status: 'published',
  benefit: { kind: 'percent', value: 10 },
  partner: { name: 'Le Pont' },
  hours: [],
  categories: [1, 2, 3],
};
const list = (next: string | null, items: unknown[] = [offer]) => ({ items, next }) as never;
const nothingListed: Listed<never> = {
  rows: [],
  total: 0,
  page: 1,
  order: { sort: 'ajout', direction: 'decroissant' },
  request: new OfferListRequest(),
};
const told = 'plus récents sont ici.';

test('how many are shown, in figures one can read, and where the others are', () => {
  const { words } = drawn(<CutShort list={list('x', Array(1200).fill(0))}>Ailleurs.</CutShort>);
  expect(words).toBe('Les 1 200 plus récents sont ici. Ailleurs.');
  expect(drawn(<CutShort list={list(null, Array(1200).fill(0))}>Ailleurs.</CutShort>).html).toBe('');
});

describe.each<[string, (next: string | null) => ReturnType<typeof drawn>]>([
  [
    'offers to examine',
    (next) => drawn(<OfferReviewListPage waiting={list(next)} revised={[]} list={nothingListed} acts={[]} />),
  ],
  [
    'a partner’s offers, in its file',
    (next) => drawn(<PartnerOffersSection partner={{ id: 'p', status: 'approved' } as never} offers={list(next)} />),
  ],
  [
    'its own offers',
    (next) =>
      drawn(
        <PartnerHomePage
          name="Le Pont"
          status="approved"
          returnReason={null}
          phone={null}
          offers={list(next)}
          revisions={new Map()}
          uses={{ today: 0, month: 0, savedCents: 0 }}
        />,
      ),
  ],
  [
    'a donor’s gifts',
    (next) =>
      drawn(
        <DonorPage
          donor={{ id: 'd', kind: 'company', name: 'Pont SA', isErased: true } as never}
          donations={list(next, [])}
          optedOut={false}
          token=""
          values={{}}
        />,
      ),
  ],
])('%s', (_, page) => {
  test('say that they are not all there, and nothing where they are', () => {
    expect(page('next').words).toContain(told);
    expect(page(null).words).not.toContain(told);
  });
});
