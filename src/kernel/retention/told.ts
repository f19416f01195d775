import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';
import { ModuleSwitches } from '../modules/module-switches.js';
import { counted } from '../ui/french.js';

/** Some words of the page, and where they stand among those of the other slices. */
export interface ToldWords {
  place: number;
  words: string;
}

/** What is kept of people, and how long; asked of the settings where they decide. */
export interface ToldPeriod {
  place: number;
  /** `Votre dossier et vos pass` */
  what: string;
  /** `comme votre dossier` */
  kept: string | ((tx: Tx) => Promise<string>);
}

/** What a slice tells people of what it does with their data, in plain words (RGPD, articles 12 to 14). */
export interface Told {
  kept?: ToldPeriod[];
  /** Why, and by what right: whole sentences. */
  purposes?: ToldWords[];
  /** Who sees them, in the middle of a sentence: `la mutuelle, pour ce que vous avez accepté de lui dire`. */
  recipients?: ToldWords[];
}

/** Marks a provider that tells so: the one whose rule takes it away, where there is one. */
export const TellsPeople = contribution<{ readonly told: Told }>();

/** The page on personal data, gathered from the slices. */
export interface WhatIsTold {
  kept: [what: string, howLong: string][];
  purposes: string[];
  recipients: string[];
}

@Injectable()
export class ToldQuery implements OnApplicationBootstrap {
  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** Once every slice is ready. @throws Error when two stand at one place */
  onApplicationBootstrap(): void {
    this.gathered(this.contributions.of(TellsPeople));
  }

  /** Of the modules that are on here, and of those that are not and keep something still. */
  async of(tx: Tx): Promise<WhatIsTold> {
    const kept = await this.modules.usedOrIn(tx);
    const { periods, purposes, recipients } = this.gathered(
      this.modules.inReach(this.contributions.of(TellsPeople), kept),
    );
    const lines: WhatIsTold['kept'] = [];
    for (const { what, kept: howLong } of periods)
      lines.push([what, typeof howLong === 'string' ? howLong : await howLong(tx)]);
    const words = (all: ToldWords[]) => all.map((each) => each.words);
    return { kept: lines, purposes: words(purposes), recipients: words(recipients) };
  }

  private gathered(slices: readonly { readonly told: Told }[]) {
    const all = slices.map(({ told }) => told);
    const inOrder = <T extends { place: number }>(of: (told: Told) => T[] | undefined, what: string) =>
      inPlace(
        all.flatMap((told) => of(told) ?? []),
        what,
      );
    return {
      periods: inOrder(({ kept }) => kept, 'periods told to people'),
      purposes: inOrder(({ purposes }) => purposes, 'purposes told to people'),
      recipients: inOrder(({ recipients }) => recipients, 'recipients told to people'),
    };
  }
}

/** As people say it: `un an`, `18 mois`. */
export function monthsInWords(count: number): string {
  return count === 24 ? 'deux ans' : count === 12 ? 'un an' : counted(count, 'mois', 'mois');
}
