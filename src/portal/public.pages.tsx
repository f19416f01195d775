import { Get } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { HomePage } from './pages/home.js';

/** What anyone may read. */
@Screens('', ['anyone'])
export class PublicPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Pass senior', HomePage)
  async home(@InTx() tx: Tx) {
    const { name, address, email, openingHours, phone } = await this.rules.own(tx);
    return {
      ccas: { name, address, email, openingHours, phone: phone && frenchPhone(phone) },
      offers: (await this.offers.find(tx, { publicOn: this.clock.today().toString(), limit: 3 })).items,
    };
  }
}
