import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { RightsListRequest } from './rights-list-request.js';
import { RightsListQuery } from './rights-list.query.js';
import { rightLabels, rightStateLabels } from './rights-wording.js';

/** Requests about personal data as their list shows them. */
@ListExport()
@Injectable()
export class RightsExport implements ShownListExport {
  readonly list = 'droits';
  readonly header = ['Nom', 'Prénom', 'Demande', 'Reçue le', 'Réponse due avant le', 'État', 'Répondue le'];

  constructor(private readonly requests: RightsListQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.requests.ids(tx, readAddress(RightsListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const requests = await this.requests.some(tx, ids);
    return requests.map(({ isErased, lastName, firstName, kind, askedAt, dueAt, state, closedAt }) => [
      isErased ? 'Dossier effacé' : lastName,
      isErased ? '' : firstName,
      rightLabels[kind],
      csvDate(dayOf(askedAt)),
      csvDate(dayOf(dueAt)),
      rightStateLabels[state],
      closedAt ? csvDate(dayOf(closedAt)) : '',
    ]);
  }
}
