import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import { PrintLookQuery } from '../ccas/print-look.query.js';
import { ActivationSecrets } from '../holders/activation-secrets.js';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import type { Letter } from '../kernel/print/letter-content.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { OfferDirectoryQuery, type OfferView } from '../offers/offer-directory.query.js';
import { formatPassNumber } from '../passes/pass-number.js';
import { WrongPassState } from '../passes/passes.errors.js';
import { passLetter } from './pass-letter.js';

/** Offers looked at for a letter; it shows the nearest of them. */
const OFFERS_READ = 200;

interface Row {
  id: string;
  number: string;
  category: number;
  validThrough: string;
  firstName: string;
  lastName: string;
  address: string | null;
  postcode: string | null;
  communeCode: string;
  ccasName: string;
  ccasAddress: string | null;
  ccasPhone: string | null;
  origin: string;
  communeCodes: string[];
}

/** The letters that go with passes. Opens each one's activation secret, or finds the one that is open. */
@Injectable()
export class PassLettersQuery {
  constructor(
    private readonly secrets: ActivationSecrets,
    private readonly looks: PrintLookQuery,
    private readonly directory: OfferDirectoryQuery,
    private readonly clock: Clock,
  ) {}

  /** @throws WrongPassState when the pass is not in force */
  async get(tx: Tx, actor: Actor, passId: string): Promise<Letter> {
    const letter = (await this.many(tx, actor, [passId], await this.offers(tx))).get(passId);
    if (!letter) throw new WrongPassState('Ce pass n’est pas actif : il n’y a pas de lettre à imprimer.');
    return letter;
  }

  /** What anyone may use today: read once for a whole batch. */
  async offers(tx: Tx): Promise<OfferView[]> {
    const today = this.clock.today().toString();
    const { items } = await this.directory.find(tx, { publicOn: today, limit: OFFERS_READ });
    return items.filter(({ startsOn }) => startsOn <= today);
  }

  /** By pass; one that is not in force is not in it. */
  async many(tx: Tx, actor: Actor, passIds: string[], offers: OfferView[]): Promise<Map<string, Letter>> {
    const today = this.clock.today().toString();
    const rows = await tx.rows<Row>(
      `select p.id, p.number, p.category, p.valid_through as "validThrough", r.first_name as "firstName", r.last_name as "lastName", r.address, r.postcode,
         r.commune_code as "communeCode", i.name as "ccasName", i.address as "ccasAddress", i.phone as "ccasPhone", i.origin, i.commune_codes as "communeCodes"
       from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id join ccas i on i.id = p.ccas_id
       where p.id = any($1::uuid[]) and status_on(p.state, p.valid_through, $2) = 'active' order by p.id`,
      [passIds, today],
    );
    const look = await this.looks.get(tx);
    const letters = new Map<string, Letter>();
    for (const { id, number, ccasPhone, communeCodes, ...row } of rows) {
      const content = {
        ...row,
        number: formatPassNumber(number),
        ccasPhone: ccasPhone && frenchPhone(ccasPhone),
        place: communeName(communeCodes[0]!),
        activation: await this.secrets.open(tx, actor, { passId: id }),
        look,
      };
      letters.set(id, passLetter(content, offers, today));
    }
    return letters;
  }
}
