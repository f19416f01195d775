import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { letterRecipient } from '../../residents/letter-recipient.js';

/** Where to write to somebody about their appointment. Reads the bookings of the mutuelle’s people. */
@Injectable()
export class BookingRecipientQuery {
  /** The lines of the address, of somebody with a dossier. @throws NotFound */
  async get(tx: Tx, bookingId: string): Promise<string[]> {
    const [person] = await tx.rows<Parameters<typeof letterRecipient>[0]>(
      `select r.first_name as "firstName", r.last_name as "lastName", r.address, r.postcode, r.commune_code as "communeCode"
       from booking b join enrolment e on e.ccas_id = b.ccas_id and e.id = b.guest_id join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id where b.id = $1`,
      [bookingId],
    );
    if (!person) throw new NotFound('L’adresse de cette personne');
    return letterRecipient(person);
  }
}
