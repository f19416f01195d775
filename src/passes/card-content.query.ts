import { Injectable } from '@nestjs/common';
import { PrintLookQuery } from '../ccas/print-look.query.js';
import type { Tx } from '../kernel/database/database.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import type { CardContent } from './card-drawing.js';
import { formatPassNumber } from './pass-number.js';
import { WrongPassState } from './passes.errors.js';
import { SignCredential } from './sign-credential.js';

export interface PrintableCard extends CardContent {
  passId: string;
  credentialId: string;
}

type Row = Omit<PrintableCard, 'passCode' | 'look'> & { origin: string };

/** What is printed on the newest good card of a pass, freshly signed. */
@Injectable()
export class CardContentQuery {
  constructor(
    private readonly signCredential: SignCredential,
    private readonly looks: PrintLookQuery,
    private readonly clock: Clock,
  ) {}

  /** @throws WrongPassState when the pass has no card that is still good */
  async get(tx: Tx, ccasId: string, passId: string): Promise<PrintableCard> {
    const card = (await this.many(tx, ccasId, [passId])).get(passId);
    if (!card) throw new WrongPassState('Ce pass n’a pas de carte à imprimer.');
    return card;
  }

  /** By pass; a pass that has no card that is still good is not in it. */
  async many(tx: Tx, ccasId: string, passIds: string[]): Promise<Map<string, PrintableCard>> {
    const rows = await tx.rows<Row>(
      `select c.id as "credentialId", p.id as "passId", c.valid_through as "validThrough", p.number,
         r.last_name as "lastName", r.first_name as "firstName", i.name as "ccasName", i.phone as "ccasPhone", i.address as "ccasAddress", i.origin
       from pass p
       join lateral (select n.id, n.valid_through from credential n where n.ccas_id = p.ccas_id and n.pass_id = p.id
         and n.kind = 'card' and n.revoked_at is null and n.valid_through >= $2 order by n.issued_at desc, n.id desc limit 1) c on true
       join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       join ccas i on i.id = p.ccas_id
       where p.id = any($1::uuid[]) and status_on(p.state, p.valid_through, $2) = 'active'`,
      [passIds, this.clock.today().toString()],
    );
    const codes = await this.signCredential.cards(
      tx,
      ccasId,
      rows.map(({ credentialId }) => credentialId),
    );
    const look = await this.looks.get(tx);
    return new Map(
      rows.map((row) => [
        row.passId,
        {
          ...row,
          number: formatPassNumber(row.number),
          ccasPhone: row.ccasPhone && frenchPhone(row.ccasPhone),
          passCode: codes.get(row.credentialId)!,
          look,
        },
      ]),
    );
  }
}
