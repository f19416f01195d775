import { contribution } from '../kernel/contributions/contribution.js';
import type { Tx } from '../kernel/database/database.js';

/** What a slice says of somebody in a list of people to choose from. */
export interface PersonClue {
  /** A few words: « pass actif ». */
  words: string;
  /** The dossier has ended: nobody begins anything with it. */
  isEnded?: boolean;
}

/** What a slice knows of people that finds one of them, or tells them apart. */
export interface PersonClues {
  /** Whose it is, if this is a number or a code that names one person exactly. */
  holder?(tx: Tx, typed: string): Promise<string | undefined>;
  /** By person. */
  said(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PersonClue>>;
}

/** Marks the provider of what a slice knows of people where one of them is picked. */
export const PersonClues = contribution<PersonClues>();
