import type { Settings } from '../ccas/settings.query.js';

/** What the public pages say of the CCAS. */
export interface PublicCcas extends Pick<
  Settings,
  | 'name'
  | 'address'
  | 'email'
  | 'website'
  | 'openingHours'
  | 'publicationDirector'
  | 'hostName'
  | 'hostContact'
  | 'dpoContact'
  | 'keptResidentMonths'
  | 'keptRefusedMonths'
  | 'keptMailMonths'
  | 'locatesResidents'
> {
  origin: string;
  phone: { e164: string; words: string } | null;
}
