import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { type PageOf, pageOf } from '../../kernel/http/page-of.js';
import { foldName } from '../../kernel/text/fold-name.js';
import { Clock } from '../../kernel/time/clock.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { Temporal } from 'temporal-polyfill';
import type { C2sAnswer } from '../c2s/c2s-check.js';
import type { ConsentHow } from '../../consents/consent-hows.js';
import type { ConsentKind } from './consent-wording.js';
import type { CallWanted, EnrolmentState } from './enrolment-states.js';
import type { BookingState, PermanenceKind } from '../../appointments/permanence.entity.js';

/** Days after which somebody who was left where they are comes up on the agents' page. */
export const WAITING_DAYS = 30;

export interface EnrolmentRow {
  id: string;
  reference: string;
  residentId: string | null;
  firstName: string;
  lastName: string;
  phone: string | null;
  email: string | null;
  state: EnrolmentState;
  stateSince: Date;
  callWanted: CallWanted | null;
}

export interface EnrolmentView extends EnrolmentRow {
  agreementId: string;
  insurerName: string;
  bornOn: string | null;
  communeCode: string | null;
  address: string | null;
  postcode: string | null;
  worksHere: boolean;
  calledAt: Date | null;
  c2sAnswer: C2sAnswer | null;
  planId: string | null;
  planName: string | null;
  effectiveOn: string | null;
  endedOn: string | null;
  createdAt: Date;
  consents: {
    id: string;
    kind: ConsentKind;
    wording: string;
    givenAt: Date;
    givenHow: ConsentHow;
    withdrawnAt: Date | null;
  }[];
  events: {
    fromState: EnrolmentState | null;
    toState: EnrolmentState;
    reason: string | null;
    at: Date;
    byKind: string;
    byName: string | null;
  }[];
  bookings: {
    id: string;
    permanenceId: string;
    kind: PermanenceKind;
    state: BookingState;
    startsAt: Temporal.Instant;
    place: string;
  }[];
}

export const listFilters = ['rappeler', 'rapprocher', 'attente'] as const;
export type ListFilter = (typeof listFilters)[number];

interface Search {
  state?: EnrolmentState;
  /** To be called; to be found in the register; left waiting. */
  only?: ListFilter;
  q?: string;
  after?: string;
  limit?: number;
}

const person = `e.id, e.reference, e.resident_id as "residentId", coalesce(r.first_name, e.first_name, '') as "firstName", coalesce(r.last_name, e.last_name, '') as "lastName",
  coalesce(r.phone, e.phone) as phone, coalesce(r.email, e.email) as email, e.state, e.state_since as "stateSince", case when e.called_at is null then e.call_wanted end as "callWanted"`;
const source = 'enrolment e left join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id';
const isOpen = `e.joined_into is null and e.erased_at is null`;
/** Also who was sent to the C2S: nobody says whether it was asked for, unless an agent asks. */
const isLeftWaiting = `e.state in ('interested', 'oriented_c2s', 'appointment', 'transmitted') and e.state_since < $1`;

/** Paths as SQL of `enrolment e` and its `resident r`; `$1` is since when somebody has been left waiting. */
export const enrolmentSql = {
  person,
  source,
  isOpen,
  only: {
    rappeler: 'e.call_wanted is not null and e.called_at is null',
    rapprocher: `e.resident_id is null and not e.works_here and e.state not in ('declined', 'withdrawn', 'ended')`,
    attente: isLeftWaiting,
  } satisfies Record<ListFilter, string>,
  /** @param words folded @param typed as it was: it may be a number */
  isNamed: (words: string, typed: string) =>
    `(${words} = '' or folded(coalesce(r.last_name, e.last_name, '') || ' ' || coalesce(r.first_name, e.first_name, '')) like '%' || ${words} || '%' or e.reference = upper(replace(${typed}, '-', '')))`,
};

type Row = Omit<EnrolmentView, 'consents' | 'events' | 'bookings'>;
type BookingRow = Omit<EnrolmentView['bookings'][number], 'startsAt'> & { startsAt: Date };

@Injectable()
export class EnrolmentQuery {
  constructor(private readonly clock: Clock) {}

  /** Newest first; those left waiting, the longest first. */
  async find(tx: Tx, { state, only, q = '', after, limit = 50 }: Search): Promise<PageOf<EnrolmentRow>> {
    const words = foldName(q);
    const rows = await tx.rows<EnrolmentRow>(
      `select ${person} from ${source} where ${isOpen} and ($1::timestamptz is not null) and ($2::text is null or e.state = $2)
         and ($3::uuid is null or e.id < $3) and ${enrolmentSql.isNamed('$4', '$6')}
         and ${only ? enrolmentSql.only[only] : 'true'}
       order by ${only === 'attente' ? 'e.state_since, ' : ''} e.id desc limit $5`,
      [this.waitingSince(), state ?? null, after ?? null, words, limit + 1, q.trim()],
    );
    return pageOf(rows, limit);
  }

  async ofResident(tx: Tx, residentId: string): Promise<EnrolmentRow[]> {
    return tx.rows<EnrolmentRow>(
      `select ${person} from ${source} where ${isOpen} and e.resident_id = $1 order by e.id desc`,
      [residentId],
    );
  }

  /** What waits for an agent. */
  async waiting(tx: Tx): Promise<{ toCall: number; toMatch: number; leftWaiting: number }> {
    return tx.one<{ toCall: number; toMatch: number; leftWaiting: number }>(
      `select count(*) filter (where e.call_wanted is not null and e.called_at is null)::int as "toCall",
         count(*) filter (where e.resident_id is null and not e.works_here and e.state not in ('declined', 'withdrawn', 'ended'))::int as "toMatch",
         count(*) filter (where ${isLeftWaiting})::int as "leftWaiting"
       from enrolment e where ${isOpen}`,
      [this.waitingSince()],
    );
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<EnrolmentView> {
    const [row] = await tx.rows<Row>(
      `select ${person}, e.agreement_id as "agreementId", a.insurer_name as "insurerName", coalesce(r.born_on, e.born_on) as "bornOn", coalesce(r.commune_code, e.commune_code) as "communeCode",
         r.address, r.postcode, e.works_here as "worksHere", e.called_at as "calledAt", e.c2s_answer as "c2sAnswer", e.plan_id as "planId", p.name as "planName",
         e.effective_on as "effectiveOn", e.ended_on as "endedOn", e.created_at as "createdAt"
       from ${source} join agreement a on a.ccas_id = e.ccas_id and a.id = e.agreement_id left join agreement_plan p on p.ccas_id = e.ccas_id and p.id = e.plan_id
       where e.id = $1 and ${isOpen}`,
      [id],
    );
    if (!row) throw new NotFound('Ce parcours');
    const consents = await tx.rows<EnrolmentView['consents'][number]>(
      `select id, kind, wording, given_at as "givenAt", given_how as "givenHow", withdrawn_at as "withdrawnAt" from consent where subject_id = $1 order by given_at, id`,
      [id],
    );
    const events = await tx.rows<EnrolmentView['events'][number]>(
      `select v.from_state as "fromState", v.to_state as "toState", v.reason, v.at, v.by_kind as "byKind", coalesce(c.name, m.name) as "byName"
       from enrolment_event v left join account c on c.ccas_id = v.ccas_id and c.id = v.by_id left join insurer_member m on m.ccas_id = v.ccas_id and m.id = v.by_id
       where v.enrolment_id = $1 order by v.at, v.id`,
      [id],
    );
    const bookings = await tx.rows<BookingRow>(
      `select b.id, b.permanence_id as "permanenceId", p.kind, b.state, coalesce(s.starts_at, p.starts_at) as "startsAt", p.place
       from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id left join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
       where b.guest_id = $1 order by 5 desc`,
      [id],
    );
    return {
      ...row,
      consents,
      events,
      bookings: bookings.map((each) => ({ ...each, startsAt: instantOf(each.startsAt) })),
    };
  }

  /** Whoever has been where they are since before that was left waiting. */
  waitingSince(): string {
    return this.clock
      .now()
      .subtract({ hours: WAITING_DAYS * 24 })
      .toString();
  }
}
