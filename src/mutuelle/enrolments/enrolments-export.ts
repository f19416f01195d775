import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { readAddress } from '../../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../../kernel/lists/list-export.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { EnrolmentListQuery } from './enrolment-list.query.js';
import { EnrolmentListRequest } from './enrolment-list-request.js';
import { callWantedLabels, stateLabels } from './enrolment-states.js';
import { formatReference } from './reference.js';

/** Paths as their list shows them to the CCAS. What the mutuelle may have is another file. */
@ListExport()
@Injectable()
export class EnrolmentsExport implements ShownListExport {
  readonly list = 'parcours-mutuelle';
  readonly header = ['Parcours', 'Nom', 'Prénom', 'Étape', 'Depuis le', 'Téléphone', 'À rappeler', 'Dossier'];

  constructor(private readonly enrolments: EnrolmentListQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.enrolments.ids(tx, readAddress(EnrolmentListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const rows = await this.enrolments.some(tx, ids);
    return rows.map((row) => [
      formatReference(row.reference),
      row.lastName,
      row.firstName,
      stateLabels[row.state],
      csvDate(dayOf(row.stateSince)),
      row.phone ? frenchPhone(row.phone) : '',
      row.callWanted ? callWantedLabels[row.callWanted] : '',
      row.residentId ? 'oui' : '',
    ]);
  }
}
