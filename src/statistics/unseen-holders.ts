import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { refusal } from '../kernel/errors/refusal.js';
import { Clock } from '../kernel/time/clock.js';
import { StaffRights } from './staff-rights.js';

export interface UnseenHolder {
  residentId: string;
  lastName: string;
  firstName: string;
  age: number;
  phone: string | null;
  address: string | null;
  /** First day of the pass. */
  since: string;
}

export interface UnseenList {
  /** The oldest of them. */
  people: UnseenHolder[];
  /** How many they are in all. */
  total: number;
}

export const UnseenListClosed = refusal(
  'unseen_list_closed',
  403,
  'Cette liste nomme des personnes : il faut y être autorisé.',
  'Demandez à un responsable du CCAS de vous l’ouvrir, depuis cette même page.',
);

const OLDER = 75;
const MOST = 500;

/** People of 75 and more whom no partner has seen: someone may call them. Reading it is written in the journal. */
@Injectable()
export class UnseenHolders {
  constructor(
    private readonly rights: StaffRights,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The oldest first, five hundred at most. @throws UnseenListClosed */
  async run(tx: Tx, actor: Actor): Promise<UnseenList> {
    if (!(await this.rights.has(tx, actor, 'unseen_holders'))) throw new UnseenListClosed();
    const rows = await this.find(tx, this.clock.today());
    await this.audit.write(tx, actor, {
      action: 'unseen_holders.read',
      subject: { kind: 'ccas', id: actor.ccasId },
      details: { people: rows.length },
    });
    return { people: rows, total: rows[0]?.total ?? 0 };
  }

  private find(tx: Tx, today: Temporal.PlainDate): Promise<(UnseenHolder & { total: number })[]> {
    return tx.rows<UnseenHolder & { total: number }>(
      `select r.id as "residentId", r.last_name as "lastName", r.first_name as "firstName", date_part('year', age($1::date, r.born_on))::int as age,
         r.phone, r.address, p.valid_from::text as since, count(*) over ()::int as total
       from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       where p.state = 'active' and p.valid_through >= $1 and r.born_on <= $1::date - interval '${OLDER} years'
         and r.id not in (select q.resident_id from pass q where q.id in (select seen_passes()))
       order by r.born_on, r.id limit ${MOST}`,
      [today.toString()],
    );
  }
}
