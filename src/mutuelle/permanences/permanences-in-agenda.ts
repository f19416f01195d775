import { Injectable } from '@nestjs/common';
import { permanenceKindLabels } from '../../appointments/booking-wording.js';
import { PermanenceQuery } from '../../appointments/permanence.query.js';
import { AgendaPart, type AgendaEntry } from '../../kernel/console/agenda.js';
import type { Tx } from '../../kernel/database/database.js';
import { MUTUELLE } from '../enrolments/mutuelle-house.js';

/** Half-days and meetings of the mutuelle. */
@AgendaPart()
@Injectable()
export class PermanencesInAgenda implements AgendaPart {
  constructor(private readonly permanences: PermanenceQuery) {}

  async agenda(tx: Tx, from: string, to: string): Promise<AgendaEntry[]> {
    const rows = await this.permanences.between(tx, MUTUELLE, from, to);
    return rows.map(({ id, kind, hostName, startsAt, endsAt, place, taken, capacity }) => ({
      at: new Date(startsAt.epochMilliseconds),
      until: new Date(endsAt.epochMilliseconds),
      title: [permanenceKindLabels[kind], hostName].filter(Boolean).join(', '),
      detail: [place, capacity > 0 && `${taken} sur ${capacity} réservées`].filter(Boolean).join(' · '),
      href: `/ccas/mutuelle/permanences/${id}`,
      icon: 'umbrella',
    }));
  }
}
