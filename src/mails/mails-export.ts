import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { csvDayOf, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { MailListRequest } from './mail-list-request.js';
import { type MailLine, MailLogQuery } from './mail-log.query.js';
import { failureReason, mailStateLooks } from './mail-wording.js';
import { listedSome } from '../kernel/listing/listed.js';

interface Row {
  subject: string;
  recipient: string | null;
  writtenOn: string;
  state: MailLine['state'];
  failureCode: string | null;
}

/** Mails as their list shows them, without their text. */
@ListExport()
@Injectable()
export class MailsExport implements ShownListExport {
  readonly list = 'courriels';
  readonly header = ['Objet', 'À', 'Écrit le', 'État', 'Raison'];

  constructor(private readonly mails: MailLogQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.mails.ids(tx, readAddress(MailListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const rows = await listedSome<Row>(
      tx,
      {
        columns: `m.subject, m.recipient, ${csvDayOf('m.created_at')} as written_on, m.state, m.failure_code`,
        from: 'mail m',
        id: 'm.id',
      },
      ids,
    );
    return rows.map(({ subject, recipient, writtenOn, state, failureCode }) => [
      subject,
      recipient ?? '',
      writtenOn,
      mailStateLooks[state][2],
      failureCode ? failureReason(failureCode) : '',
    ]);
  }
}
