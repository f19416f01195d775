import type { TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder } from '../support/builders.js';
import { aToken } from '../support/personas.js';

export interface Customers {
  token: string;
  /** The body of the n-th tap: every pass at every offer in turn. */
  tap(n: number): object;
}

/** A shop with offers of every kind of limit; two of them are used up under load, so that refusals are kept too. */
export async function customersOf(app: TestApp): Promise<Customers> {
  const partnerId = await aPartner(app);
  const offers = [
    await anOffer(app, partnerId),
    await anOffer(app, partnerId, { limit: { uses: 500, period: 'day' }, quota: 10_000 }),
    await anOffer(app, partnerId, { limit: { uses: 3, period: 'week' } }),
    await anOffer(app, partnerId, { limit: { uses: 500, period: 'ever' }, quota: 20 }),
  ];
  const codes: string[] = [];
  for (let n = 0; n < 5; n++) codes.push((await aPassHolder(app)).passCode);
  return {
    token: await aToken(app, 'till', { partnerId }),
    tap: (n) => ({ offerId: offers[n % offers.length], passCode: codes[n % codes.length] }),
  };
}
