import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart, type DemoWayIn } from '../kernel/demonstration/demo-part.js';
import { readInput } from '../kernel/http/input.js';
import { AddMember } from '../teams/add-member.js';
import { TeamLinks } from '../teams/team-links.js';
import { AddTill } from './add-till.js';
import { ChangePartnerState } from './change-partner-state.js';
import { CHARTER_VERSION } from './charter.js';
import { hoursOf, type InventedShop, inventedShops, inventedSiret } from './invented-shops.js';
import { PartnerForm } from './partner-form.js';
import { RegisterPartner } from './register-partner.js';

/** Invented shops. SIRETs that hold by their check digits and belong to no one. */
const shops = [
  {
    siret: '90010020700019',
    kind: 'shop',
    name: 'Boulangerie du Pont',
    address: '4 rue du Pont',
    neighbourhood: 'Bords de Seine',
    phone: '01 55 00 10 41',
    wheelchair: 'yes',
    openingHours: [
      { weekdays: [2, 3, 4, 5, 6], from: '07:00', to: '13:30' },
      { weekdays: [2, 3, 4, 5, 6], from: '15:30', to: '19:30' },
      { weekdays: [7], from: '07:00', to: '13:00' },
    ],
    latitude: 48.8059,
    longitude: 2.4156,
  },
  {
    siret: '90010021500012',
    kind: 'optician',
    name: 'Optique des Deux Rives',
    address: '58 rue Paul-Vaillant-Couturier',
    neighbourhood: 'Centre',
    phone: '01 55 00 10 42',
    wheelchair: 'help',
    closedOnHolidays: true,
    openingHours: [{ weekdays: [2, 3, 4, 5, 6], from: '09:30', to: '19:00' }],
    latitude: 48.8021,
    longitude: 2.4189,
  },
  {
    siret: '90010022300016',
    kind: 'hearing',
    name: 'Audition Confluence',
    address: '11 rue Véron',
    neighbourhood: 'Centre',
    phone: '01 55 00 10 43',
    wheelchair: 'yes',
    openingHours: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:30' }],
    latitude: 48.8012,
    longitude: 2.4226,
  },
  {
    siret: '90010023100019',
    kind: 'shop',
    name: 'Cinéma Le Phare',
    address: '1 place du Marché',
    neighbourhood: 'Centre',
    phone: '01 55 00 10 44',
    wheelchair: 'yes',
    openingHours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '13:30', to: '22:30' }],
    latitude: 48.8034,
    longitude: 2.4201,
  },
  {
    siret: '90010024900011',
    kind: 'pharmacy',
    name: 'Pharmacie de la Marne',
    address: '70 rue de Charenton',
    neighbourhood: 'Nord',
    phone: '01 55 00 10 45',
    openingHours: [{ weekdays: [1, 2, 3, 4, 5, 6], from: '09:00', to: '20:00' }],
    latitude: 48.8107,
    longitude: 2.4183,
  },
];

/** Who comes in for the first of them. */
const member = { name: 'Chloé', email: 'boulangerie@alfortville.example' };

const toCorrect = 'Il manque vos horaires du samedi. Pouvez-vous les ajouter ?';

@DemoPart()
@Injectable()
export class PartnersDemo implements DemoPart {
  readonly place = 60;

  constructor(
    private readonly registerPartner: RegisterPartner,
    private readonly changePartnerState: ChangePartnerState,
    private readonly addMember: AddMember,
    private readonly addTill: AddTill,
    private readonly links: TeamLinks,
  ) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    for (const [index, { latitude, longitude, ...shop }] of shops.entries()) {
      const form = readInput(PartnerForm, { ...shop, postcode: '94140', communeCode: '94002' });
      const place = { charterVersion: CHARTER_VERSION, latitude, longitude };
      const partnerId = await this.registerPartner.run(tx, actor, form, place);
      await this.changePartnerState.run(tx, actor, partnerId, 'approve');
      if (index === 0) await this.addMember.run(tx, actor, { kind: 'partner', ownerId: partnerId }, member);
    }
    for (const [index, shop] of inventedShops.entries()) await this.join(tx, actor, shop, index);
    // They have been there for a while: no use case can make time pass.
    await tx.run(`update partner set joined_at = joined_at - interval '400 days' where state = 'approved'`);
  }

  /** The last two wait for an answer, the one before was asked to correct something. */
  private async join(tx: Tx, actor: Actor, shop: InventedShop, index: number): Promise<void> {
    const { kind, name, neighbourhood, latitude, longitude } = shop;
    const form = readInput(PartnerForm, {
      kind,
      name,
      neighbourhood,
      siret: inventedSiret(index),
      address: shop.street,
      postcode: '94140',
      communeCode: '94002',
      phone: `01 99 01 00 ${index + 10}`,
      wheelchair: (['yes', 'yes', 'help', 'no'] as const)[index % 4],
      openingHours: hoursOf(shop.trade),
    });
    const facts = { charterVersion: CHARTER_VERSION, latitude, longitude };
    const partnerId = await this.registerPartner.run(tx, actor, form, facts);
    const fromTheEnd = inventedShops.length - index;
    if (fromTheEnd > 3) await this.changePartnerState.run(tx, actor, partnerId, 'approve');
    if (fromTheEnd === 3) await this.changePartnerState.run(tx, actor, partnerId, 'return', toCorrect);
  }

  async waysIn(tx: Tx, actor: Actor, origin: string): Promise<DemoWayIn[]> {
    const [entering] = await tx.rows<{ id: string }>(
      'select id from partner_member where left_at is null order by id limit 1',
    );
    const [shop] = await tx.rows<{ id: string }>(
      `select id from partner where state = 'approved' order by joined_at, id limit 1`,
    );
    const once = '   (une fois, un quart d’heure)';
    const ways: DemoWayIn[] = [];
    if (entering) {
      const url = await this.links.open(tx, 'partner', entering.id);
      ways.push({ place: 30, who: 'Partenaire', words: `${url}${once}` });
    }
    if (shop) {
      const { pairingCode } = await this.addTill.run(tx, actor, shop.id, 'Caisse de démonstration');
      ways.push({ place: 50, who: 'Caisse', words: `${origin}/partenaire/caisse?code=${pairingCode}${once}` });
    }
    return ways;
  }
}
