import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName } from '../ccas/communes.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import type { Place } from './directory.query.js';
import { FindPlace } from './find-place.js';

/** From where somebody looks: their address, or the middle of their commune where it cannot be found. */
@Injectable()
export class StartingPoint {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly places: FindPlace,
  ) {}

  /**
   * Another service is asked between its transactions.
   * @returns with `milieu` where it is the middle of that commune
   * @throws InvalidInput at `adresse`, saying what to do instead
   */
  async find(
    inShortTx: ShortTx,
    { address, commune }: { address: string; commune: string },
  ): Promise<Place & { milieu?: string }> {
    const { communeCodes } = await inShortTx((tx) => this.rules.own(tx));
    const isOurs = communeCodes.includes(commune);
    if (address) {
      const place = await this.places.ofAddress(isOurs ? `${address} ${communeName(commune)}` : address);
      if (place) return place;
      if (place === null)
        throw refused('Cette adresse n’est pas connue. Écrivez le numéro, la rue et la commune.', 'unknown_address');
    }
    const middle = isOurs ? await inShortTx((tx) => this.places.middleOf(tx, commune)) : null;
    if (middle) return { ...middle, milieu: commune };
    if (address)
      throw refused(
        'La recherche d’adresse ne répond pas. Réessayez plus tard ; en attendant, tous les avantages sont dans la liste.',
        'unavailable',
      );
    throw isOurs
      ? refused(
          'Aucun partenaire de cette commune n’est encore placé sur la carte. Écrivez plutôt votre adresse.',
          'unavailable',
        )
      : refused('Écrivez votre adresse, ou choisissez votre commune.', 'required');
  }
}

function refused(detail: string, code: string): InvalidInput {
  return new InvalidInput([{ field: 'adresse', code, detail }]);
}
