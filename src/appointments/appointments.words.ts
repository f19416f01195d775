import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

/** What this slice says to the console. Until a second house stands, the theme of its lines is the mutuelle’s. */
@JournalWords()
@TellsPeople()
@Injectable()
export class AppointmentsWords {
  readonly told: Told = {
    kept: [
      {
        place: 84,
        what: 'Rendez-vous : nom, téléphone et courriel de qui n’a pas de dossier',
        kept: 'deux ans après le rendez-vous',
      },
    ],
  };

  readonly journal: JournalWords = {
    sentences: {
      'booking.attended': 'a noté la présence à un rendez-vous',
      'booking.booked': 'a pris un rendez-vous',
      'booking.cancelled': 'a annulé un rendez-vous',
      'booking.erased': 'a effacé les coordonnées d’un rendez-vous',
      'booking.missed': 'a noté l’absence à un rendez-vous',
      'booking.told': 'a prévenu d’un rendez-vous',
      'booking.waiting': 'a inscrit sur la liste d’attente d’une permanence',
      'booking.walk_in': 'a reçu sans rendez-vous',
      'permanence.cancelled': 'a annulé la permanence',
      'permanence.planned': 'a prévu la permanence',
    },
    themes: {},
    found: {
      ofPeople: 'select id from booking where resident_id = any($1::uuid[])',
      things: {
        booking: `select b.id from booking b, sought s
    where folded(concat_ws(' ', b.last_name, b.first_name, b.last_name)) like '%' || s.words || '%' or b.email = lower(s.typed)`,
      },
    },
  };
}
