import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { csvEuros } from '../../kernel/http/csv.js';
import { readAddress } from '../../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../../kernel/lists/list-export.js';
import { BankListRequest } from './bank-list-request.js';
import { BankListQuery } from './bank-list.query.js';

/** Credits of the bank to be decided about, as their page shows them, with the likeliest donor. */
@ListExport()
@Injectable()
export class BankExport implements ShownListExport {
  readonly list = 'lignes-de-banque';
  readonly header = ['Date', 'Libellé', 'Montant', 'Don le plus probable', 'Reste attendu'];

  constructor(private readonly lines: BankListQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.lines.ids(tx, readAddress(BankListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const lines = await this.lines.some(tx, ids);
    return lines.map(({ bookedOn, label, amountCents, matches: [likeliest] }) => [
      csvDate(bookedOn),
      label,
      csvEuros(amountCents),
      likeliest?.donation.donorName ?? '',
      likeliest ? csvEuros(likeliest.donation.missingCents) : '',
    ]);
  }
}
