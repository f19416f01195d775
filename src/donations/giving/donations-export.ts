import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { csvEuros } from '../../kernel/http/csv.js';
import { csvDayOf, ListExport, type ShownListExport } from '../../kernel/lists/list-export.js';
import { readAddress } from '../../kernel/listing/list-request.js';
import { donorName, type DonationRow } from './donation.query.js';
import { DonationListRequest } from './donation-list-request.js';
import { DonationListQuery } from './donation-list.query.js';
import { type DonationKind, donationKindLabels, type DonationState, donationStateLooks } from './donation-words.js';
import { listedSome } from '../../kernel/listing/listed.js';

interface Row {
  reference: string;
  donor: DonationRow['donor'];
  fund: string;
  pledgedOn: string;
  amountCents: number;
  receivedCents: number;
  kind: DonationKind;
  state: DonationState;
}

/** Donations as their list shows them. */
@ListExport()
@Injectable()
export class DonationsExport implements ShownListExport {
  readonly list = 'dons';
  readonly header = ['Référence', 'Donateur', 'Action', 'Promis le', 'Montant', 'Reçu', 'Nature', 'État'];

  constructor(private readonly donations: DonationListQuery) {}

  async ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    const { request } = await this.donations.known(tx, readAddress(DonationListRequest, address));
    return this.donations.ids(tx, request);
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const rows = await listedSome<Row>(
      tx,
      {
        columns: `d.reference, jsonb_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'firstName', g.first_name) as donor, f.name as fund,
         ${csvDayOf('d.pledged_at')} as pledged_on, d.amount_cents, d.received_cents, d.kind, d.state`,
        from: 'donation d join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id join fund f on f.ccas_id = d.ccas_id and f.id = d.fund_id',
        id: 'd.id',
      },
      ids,
    );
    return rows.map((row) => [
      row.reference,
      donorName(row.donor),
      row.fund,
      row.pledgedOn,
      csvEuros(row.amountCents),
      csvEuros(row.receivedCents),
      donationKindLabels[row.kind],
      donationStateLooks[row.state][2],
    ]);
  }
}
