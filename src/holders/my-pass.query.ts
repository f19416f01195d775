import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from '../passes/pass-number.js';
import { type PassEvent, PassHistoryQuery } from '../redemptions/pass-history.query.js';
import { type CarerView, CarersQuery } from './carers.query.js';
import { type PhoneView, PhonesQuery } from './phones.query.js';
import { type RightsRequestView, RightsRequestsQuery } from './rights-requests.query.js';
import { type AcceptedAt, WhereAcceptedQuery } from './where-accepted.query.js';

export interface MyPassView {
  /** Milliseconds since 1970, for a phone whose clock is wrong. */
  serverTime: number;
  /** A carer sees the pass and where it serves, not the dossier. */
  role: 'senior' | 'carer';
  holder: { firstName: string; lastName: string };
  pass: {
    number: string;
    status: 'active' | 'suspended' | 'revoked' | 'expired';
    validThrough: string;
  };
  /** The phone should fetch its credential anew now, whatever its age. */
  renew: boolean;
  ccas: { name: string; phone: string | null; address: string | null };
  offers: AcceptedAt[];
  phones: PhoneView[];
  /** For the holder only. */
  history?: PassEvent[];
  carers?: CarerView[];
  requests?: RightsRequestView[];
}

interface Row {
  residentId: string;
  communeCode: string;
  firstName: string;
  lastName: string;
  number: string;
  category: 1 | 2 | 3;
  status: MyPassView['pass']['status'];
  validThrough: string;
  renew: boolean;
  ccas: MyPassView['ccas'];
}

/**
 * All the phone shows besides the code itself; it keeps the answer, and shows it without network too. It is
 * held out at a till: no category is in it.
 */
@Injectable()
export class MyPassQuery {
  constructor(
    private readonly accepted: WhereAcceptedQuery,
    private readonly phones: PhonesQuery,
    private readonly carers: CarersQuery,
    private readonly requests: RightsRequestsQuery,
    private readonly history: PassHistoryQuery,
    private readonly clock: Clock,
  ) {}

  async get(tx: Tx, actor: Actor): Promise<MyPassView> {
    const row = await this.pass(tx, actor);
    const { residentId, communeCode, category } = row;
    const isSenior = actor.kind === 'senior';
    return {
      serverTime: this.clock.now().epochMilliseconds,
      role: isSenior ? 'senior' : 'carer',
      holder: { firstName: row.firstName, lastName: row.lastName },
      pass: {
        number: formatPassNumber(row.number),
        status: row.status,
        validThrough: row.validThrough,
      },
      renew: row.renew,
      ccas: row.ccas,
      offers: await this.accepted.for(tx, { passId: actor.passId!, communeCode, category }),
      phones: (await this.phones.ofPass(tx, actor.passId!)).filter(
        (phone) => isSenior || phone.carerId === actor.carerId,
      ),
      ...(isSenior && {
        history: await this.history.ofResident(tx, residentId, 30, true),
        carers: await this.carers.ofResident(tx, residentId),
        requests: await this.requests.ofResident(tx, residentId),
      }),
    };
  }

  /** The resident this phone speaks for. */
  async residentOf(tx: Tx, actor: Actor): Promise<string> {
    const { residentId } = await tx.one<{ residentId: string }>('select resident_id from pass where id = $1', [
      actor.passId,
    ]);
    return residentId;
  }

  private async pass(tx: Tx, actor: Actor): Promise<Row> {
    return tx.one<Row>(
      `select p.resident_id as "residentId", r.commune_code as "communeCode", r.first_name as "firstName", r.last_name as "lastName", p.number, p.category,
         status_on(p.state, p.valid_through, $2) as status, p.valid_through as "validThrough",
         coalesce(is_distrusted(c.id), false) as renew,
         jsonb_build_object('name', i.name, 'phone', i.phone, 'address', i.address) as ccas
       from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
       join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id join ccas i on i.id = c.ccas_id
       where c.id = $1`,
      [actor.id, this.clock.today().toString()],
    );
  }
}
