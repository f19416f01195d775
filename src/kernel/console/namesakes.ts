import { Injectable } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inTurn } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';

/** Somebody of that name whom a slice knows without a dossier. Without the name: the address leads to whom it is about. */
export interface Namesake {
  /** `un donateur du même nom` */
  words: string;
  /** In the console. */
  href: string;
}

/** A slice that knows people by name who are nobody's dossier: whether it is the same person, only an agent can say. */
export interface NamesakesOf {
  namesakes(tx: Tx, person: { lastName: string; firstName: string }): Promise<Namesake[]>;
}

/** Marks the provider that looks for them. */
export const NamesakesOf = contribution<NamesakesOf>();

/** Of all slices, also of a module that is off: its people are there. */
@Injectable()
export class Namesakes {
  constructor(private readonly contributions: Contributions) {}

  find(tx: Tx, person: { lastName: string; firstName: string }): Promise<Namesake[]> {
    return inTurn(this.contributions.of(NamesakesOf), (slice) => slice.namesakes(tx, person));
  }
}
