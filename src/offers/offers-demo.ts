import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart } from '../kernel/demonstration/demo-part.js';
import { readInput } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { ChangeOfferState } from './change-offer-state.js';
import { DraftOffer } from './draft-offer.js';
import { inventedShops } from '../partners/invented-shops.js';
import { inventedOffers } from './invented-offers.js';
import { OfferForm } from './offer-form.js';

/** What the shops of the demonstration give, by their names. */
const given: [shop: string, offers: object[]][] = [
  [
    'Boulangerie du Pont',
    [
      {
        title: '10 % le mardi, une fois par jour',
        benefit: { kind: 'percent', value: 10 },
        limit: { uses: 1, period: 'day' },
        hours: [{ weekdays: [2], from: '00:00', to: '24:00' }],
      },
      {
        title: 'Un café offert avec le petit déjeuner',
        benefit: { kind: 'free_item', value: 180 },
        limit: { uses: 2, period: 'week' },
      },
    ],
  ],
  [
    'Optique des Deux Rives',
    [
      { title: '20 % sur les montures', benefit: { kind: 'percent', value: 20 }, limit: { uses: 1, period: 'year' } },
      {
        title: 'Contrôle de la vue et réglage des lunettes',
        benefit: { kind: 'service' },
        hours: [{ weekdays: [2, 4], from: '14:00', to: '17:00' }],
        bookingPhone: '01 55 00 10 42',
      },
    ],
  ],
  [
    'Audition Confluence',
    [{ title: 'Dépistage auditif sans rendez-vous', benefit: { kind: 'service' }, limit: { uses: 1, period: 'year' } }],
  ],
  [
    'Cinéma Le Phare',
    [
      {
        title: 'La séance à 5 € en semaine',
        benefit: { kind: 'fixed_price', value: 500 },
        limit: { uses: 1, period: 'week' },
        hours: [{ weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '19:00' }],
      },
    ],
  ],
  [
    'Pharmacie de la Marne',
    [
      {
        title: '5 € dès 40 € de parapharmacie',
        benefit: { kind: 'amount', value: 500 },
        limit: { uses: 1, period: 'month' },
        minimumCents: 4000,
      },
    ],
  ],
];

@DemoPart()
@Injectable()
export class OffersDemo implements DemoPart {
  readonly place = 70;

  constructor(
    private readonly draftOffer: DraftOffer,
    private readonly changeOfferState: ChangeOfferState,
    private readonly clock: Clock,
  ) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    for (const [shop, offers] of given) await this.give(tx, actor, shop, offers);
    for (const { name, trade } of inventedShops) await this.give(tx, actor, name, inventedOffers[trade]);
    // They were published long ago: no use case can make time pass.
    await tx.run(
      `update offer set created_at = created_at - interval '395 days', published_at = published_at - interval '390 days', starts_on = starts_on - 390
       where state = 'published'`,
    );
    await this.change(tx, actor);
  }

  /** Those of a partner that is not approved wait for an answer. */
  private async give(tx: Tx, actor: Actor, shop: string, offers: readonly object[]): Promise<void> {
    const startsOn = this.clock.today().toString();
    const partner = await tx.one<{ id: string; state: string }>('select id, state from partner where name = $1', [
      shop,
    ]);
    for (const offer of offers) {
      const form = readInput(OfferForm, { ...offer, partnerId: partner.id, startsOn });
      const id = await this.draftOffer.run(tx, actor, form);
      await this.changeOfferState.run(tx, actor, id, 'submit');
      if (partner.state === 'approved') await this.changeOfferState.run(tx, actor, id, 'publish');
    }
  }

  /** One is closed for the holidays, one is over. */
  private async change(tx: Tx, actor: Actor): Promise<void> {
    const named = (title: string) => tx.one<{ id: string }>('select id from offer where title = $1', [title]);
    const resumesOn = this.clock.today().add({ days: 18 }).toString();
    await this.changeOfferState.run(tx, actor, (await named('Petite réparation offerte')).id, 'pause', { resumesOn });
    await this.changeOfferState.run(tx, actor, (await named('Un mois d’essai offert')).id, 'end');
  }
}
