import { Injectable } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inTurn } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';
import { ModuleSwitches } from '../modules/module-switches.js';

/** Something of the CCAS that has its hour, or its day. */
export interface AgendaEntry {
  at: Date;
  until?: Date;
  /** No clock time: only the day is known. */
  isDayOnly?: boolean;
  /** `Permanence de la mutuelle` */
  title: string;
  /** `Mairie, salle 2 · 3 places prises sur 8` */
  detail?: string;
  href: string;
  /** Of lucide. */
  icon: string;
}

/** What a slice has in the one agenda. */
export interface AgendaPart {
  /** @param from first instant, ISO; @param to first instant that is no more asked for */
  agenda(tx: Tx, from: string, to: string): Promise<AgendaEntry[]>;
}

/** Marks the provider that says what of its slice has an hour. */
export const AgendaPart = contribution<AgendaPart>();

/** The one agenda, gathered from the slices. */
@Injectable()
export class Agenda {
  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** In their order, what is of a whole day before what has an hour. Two ISO instants; the second is no more in it. */
  async of(tx: Tx, from: string, to: string): Promise<AgendaEntry[]> {
    const parts = this.modules.inReach(this.contributions.of(AgendaPart), tx.reach);
    const entries = await inTurn(parts, (part) => part.agenda(tx, from, to));
    return entries.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  }
}
