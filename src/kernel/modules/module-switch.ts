import { SetMetadata } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import type { Tx } from '../database/database.js';

/** A part of the service that a CCAS has or has not, as its manager decides. */
export interface ModuleSwitch {
  /** Kept in the CCAS's row and in accounts, and given on the command line: stays the same for ever. */
  key: string;
  /** Where it stands among the others: tens. */
  place: number;
  /** `Mutuelle communale` */
  name: string;
  /** What it is for, in a sentence that a town hall understands. */
  says: string;
  /** Of lucide. */
  icon: string;
  /** SQL of one row and column, `used`: whether this CCAS keeps anything of it. */
  used: string;
  /** What must be ended first, since people count on it: `rendez-vous à venir`. Nothing when it is absent. */
  holds?: { words: [one: string, many: string]; href: string; count(tx: Tx): Promise<number> };
}

/** Marks the provider that says what its slice is to a manager who may switch it on. */
export const ModuleSwitch = contribution<{ readonly moduleSwitch: ModuleSwitch }>();

export const OF_MODULE = 'passerelle:of-module';

/**
 * On a Nest module: its controllers and what its providers contribute belong to this module of the service. Where it is
 * off the routes answer 404 and nothing of it is shown; what is kept is still kept for its time, exported and erased.
 */
export const OfModule = (key: string) => SetMetadata(OF_MODULE, key);
