import { yearIn } from '../../kernel/time/year-in.js';
import { Get } from '@nestjs/common';
import { STAFF } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { csvEuros, csvFile, csvOf } from '../../kernel/http/csv.js';
import { Asked } from '../../kernel/http/id.pipe.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { Clock } from '../../kernel/time/clock.js';
import { AccountingQuery } from './accounting.query.js';

/** What the accounts are told of a year; asked for beside its receipts. */
@Screens('ccas/dons', STAFF)
export class AccountingPages {
  constructor(
    private readonly accounting: AccountingQuery,
    private readonly clock: Clock,
  ) {}

  @Get('ecritures.csv')
  @RefusedShows('/ccas/dons/recus')
  async accountingCsv(@InTx() tx: Tx, @Asked('annee') typed?: string) {
    const year = yearIn(typed, this.clock.today());
    const rows = (await this.accounting.entries(tx, year)).map(
      ({ day, account, label, debitCents, creditCents, reference }) => [
        day.split('-').toReversed().join('/'),
        account,
        label,
        debitCents ? csvEuros(debitCents) : '',
        creditCents ? csvEuros(creditCents) : '',
        reference,
      ],
    );
    const header = ['Date', 'Compte', 'Libellé', 'Débit', 'Crédit', 'Référence'];
    return csvFile(`ecritures-dons-${year}.csv`, csvOf(header, rows));
  }
}
