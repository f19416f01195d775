import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { csvDay, csvDayOf, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { formatPassNumber } from '../passes/pass-number.js';
import { ApplicationListRequest, type SentState } from './application-list-request.js';
import { applicationStateLabels } from './application-wording.js';
import { ApplicationListQuery } from './application-list.query.js';
import { listedSome } from '../kernel/listing/listed.js';

interface Row {
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
  sentOn: string;
  reference: string;
  state: SentState;
}

/** Applications as their list shows them. */
@ListExport()
@Injectable()
export class ApplicationsExport implements ShownListExport {
  readonly list = 'demandes';
  readonly header = ['Nom', 'Prénom', 'Date de naissance', 'Commune', 'Envoyée le', 'Numéro', 'État'];

  constructor(private readonly applications: ApplicationListQuery) {}

  async ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    const { request } = await this.applications.known(tx, readAddress(ApplicationListRequest, address));
    return this.applications.ids(tx, request);
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const rows = await listedSome<Row>(
      tx,
      {
        columns: `a.last_name, a.first_name, ${csvDay('a.born_on')} as born_on, a.commune_code, ${csvDayOf('a.submitted_at')} as sent_on, a.reference, a.state`,
        from: 'pass_application a',
        id: 'a.id',
      },
      ids,
    );
    return rows.map((row) => [
      row.lastName,
      row.firstName,
      row.bornOn,
      communeName(row.communeCode),
      row.sentOn,
      formatPassNumber(row.reference),
      applicationStateLabels[row.state],
    ]);
  }
}
