import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { identityKey } from './identity.js';
import { type Likeness, type Likened, likeness } from './likeness.js';

export interface DoubleCandidate extends Likened {
  id: string;
  communeCode: string;
  address: string | null;
  postcode: string | null;
  why: Likeness[];
}

/** Who in the register may be this person. */
@Injectable()
export class LikelyDoublesQuery {
  /** Everybody alike, those with the very same identity first. */
  async find(tx: Tx, person: Likened): Promise<DoubleCandidate[]> {
    const sameDay = await tx.rows<Omit<DoubleCandidate, 'why'>>(
      `select id, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode", address, postcode, phone, email
       from resident where born_on = $1 and merged_into is null and erased_at is null order by registered_at`,
      [person.bornOn],
    );
    return sameDay
      .map((candidate) => ({ ...candidate, why: likeness(person, candidate) }))
      .filter(({ why }) => why.length > 0)
      .sort((one, other) => Number(isTwin(other, person)) - Number(isTwin(one, person)));
  }
}

function isTwin(one: Likened, other: Likened): boolean {
  return identityKey(one) === identityKey(other);
}
