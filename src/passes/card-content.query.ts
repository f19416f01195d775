import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import type { CardContent } from './card-pdf.js';
import { formatPassNumber } from './pass-number.js';
import { WrongPassState } from './passes.errors.js';
import { SignCredential } from './sign-credential.js';

/** What is printed on the newest good card of a pass. */
@Injectable()
export class CardContentQuery {
  constructor(
    private readonly signCredential: SignCredential,
    private readonly clock: Clock,
  ) {}

  /** @throws WrongPassState when the pass has no card that is still good */
  async get(tx: Tx, ccasId: string, passId: string): Promise<CardContent> {
    const [row] = await tx.query(
      `select c.id, c.valid_through as "validThrough", p.number, r.last_name as "lastName", r.first_name as "firstName",
         i.name as "ccasName", i.phone as "ccasPhone", i.address as "ccasAddress", i.origin
       from pass p
       join credential c on c.ccas_id = p.ccas_id and c.pass_id = p.id and c.kind = 'card' and c.revoked_at is null
       join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       join ccas i on i.id = p.ccas_id
       where p.id = $1 and status_on(p.state, p.valid_through, $2) = 'active' and c.valid_through >= $2 order by c.issued_at desc, c.id desc limit 1`,
      [passId, this.clock.today().toString()],
    );
    if (!row) throw new WrongPassState('Ce pass n’a pas de carte à imprimer.');
    const { id, ...content } = row;
    return {
      ...content,
      number: formatPassNumber(row.number),
      ccasPhone: row.ccasPhone && frenchPhone(row.ccasPhone),
      passCode: await this.signCredential.run(tx, ccasId, id),
    };
  }
}
