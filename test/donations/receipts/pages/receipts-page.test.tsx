import { describe, expect, test } from '@jest/globals';
import { ReceiptsPage } from '../../../../src/donations/receipts/pages/receipts-page.js';
import { ReceiptListRequest } from '../../../../src/donations/receipts/receipt-list-request.js';
import { drawn } from '../../../support/drawn.js';

const declaration = {
  year: 2026,
  waiting: 0,
  receipts: 0,
  totalCents: 0,
  deadline: '2027-05-04',
  byKind: [],
  voided: 0,
};
const page = (more: object = {}, props: object = {}) =>
  drawn(
    <ReceiptsPage
      declaration={{ ...declaration, ...more } as never}
      list={{
        rows: [],
        total: 0,
        page: 1,
        order: { sort: 'numero', direction: 'croissant' },
        request: new ReceiptListRequest(),
      }}
      years={[2026, 2025]}
      token=""
      {...props}
    />,
  );

describe('the end of a year of gifts', () => {
  test('receipts are made where some are missing, one or several', () => {
    expect(page().words).toContain('Tout ce qui est arrivé en 2026 a son reçu fiscal.');
    expect(page().words).not.toContain('Faire tous les reçus');
    expect(page({ waiting: 1 }).words).toContain('1 don de 2026 attend un reçu fiscal.');
    expect(page({ waiting: 2 }).words).toContain('2 dons de 2026 attendent un reçu fiscal.');
  });

  test('what was made just now, mailed, and refused with the way to each', () => {
    const outcome = { issued: 2, mailed: 0, refused: [] };
    expect(page({}, { outcome }).words).toMatch(/2 reçus faits\./);
    expect(page({}, { outcome }).html).toContain('notice accepted');
    expect(page({}, { outcome: { ...outcome, mailed: 1 } }).words).toContain('2 reçus faits, 1 envoyé par courriel.');
    const refused = page({}, { outcome: { ...outcome, refused: [{ donationId: 'd1', detail: 'Sans adresse.' }] } });
    expect(refused.html).toContain('notice waiting');
    expect(refused.ways).toContain('/ccas/dons/d1');
    expect(page().html).not.toContain('role="status"');
  });

  test('the year is marked, and what is annulled told only where something is', () => {
    expect([...page().html.matchAll(/aria-current="true"[^>]*>(\d+)/g)].map(([, year]) => year)).toContain('2026');
    expect(page().html).not.toMatch(/aria-current="true"[^>]*>2025/);
    expect(page().words).not.toContain('annulé');
    expect(page({ voided: 1 }).words).toContain('1 reçu annulé n’est pas compté.');
  });
});
