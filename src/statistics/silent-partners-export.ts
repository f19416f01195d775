import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { readPeriod } from './report-period.js';
import { SilentPartnersRequest } from './silent-partners-request.js';
import { SilentPartnersQuery } from './silent-partners.query.js';

/** Partners where the pass did not serve, as the report shows them: for whoever calls them. */
@ListExport()
@Injectable()
export class SilentPartnersExport implements ShownListExport {
  readonly list = 'partenaires-sans-passage';
  readonly header = ['Partenaire', 'Téléphone', 'Dernier passage', 'Avantages en ligne', 'Caisses'];

  constructor(
    private readonly silent: SilentPartnersQuery,
    private readonly clock: Clock,
  ) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    const request = readAddress(SilentPartnersRequest, address);
    return this.silent.ids(tx, readPeriod(request.from, request.to, this.clock.today()), request);
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const partners = await this.silent.some(tx, ids);
    return partners.map(({ name, phone, lastUseAt, offersOnLine, tills }) => [
      name,
      phone ? frenchPhone(phone) : '',
      lastUseAt ? csvDate(dayOf(lastUseAt)) : '',
      offersOnLine,
      tills,
    ]);
  }
}
