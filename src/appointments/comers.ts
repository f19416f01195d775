import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { ResidentQuery } from '../residents/resident.query.js';
import type { BookingEntity } from './permanence.entity.js';

/** A person as they say who they are. */
interface TypedPerson {
  lastName: string;
  firstName?: string;
  /** E.164 */
  phone?: string;
  email?: string;
}

/** Whom a place is for: somebody the house knows itself, a dossier, or a person as they were typed. */
export type Comer =
  { guestId: string } | { residentId: string; isListAgreed: boolean } | { person: TypedPerson; isListAgreed: boolean };

type Columns = Pick<
  BookingEntity,
  'guestId' | 'residentId' | 'lastName' | 'firstName' | 'phone' | 'email' | 'isListAgreed'
>;

const nobody: Columns = {
  guestId: null,
  residentId: null,
  lastName: null,
  firstName: null,
  phone: null,
  email: null,
  isListAgreed: false,
};

/** Whoever comes, as a booking holds them. */
@Injectable()
export class Comers {
  constructor(private readonly residents: ResidentQuery) {}

  /** A dossier is locked, as a house locks whom it knows: nobody is given two places at once. @throws NotFound, ResidentMerged, DossierEnded */
  async lock(tx: Tx, comer: Comer): Promise<Columns> {
    if ('guestId' in comer) return { ...nobody, guestId: comer.guestId };
    const { isListAgreed } = comer;
    if ('residentId' in comer) {
      await this.residents.lockOpen(tx, comer.residentId);
      return { ...nobody, residentId: comer.residentId, isListAgreed };
    }
    const { email, ...person } = comer.person;
    return { ...nobody, ...person, email: email?.toLowerCase() ?? null, isListAgreed };
  }
}
