import { Injectable, type OnModuleInit } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';
import { type FormValues, oneText } from '../http/input.js';
import type { Tx } from '../database/database.js';
import { ModuleSwitches } from '../modules/module-switches.js';

export interface Found {
  title: string;
  detail: string;
  href: string;
}

/** How one slice is searched from the console's one box. */
export interface Finder {
  /** Heading of what it finds: `Usagers`. */
  name: string;
  place: number;
  /** What was typed names one thing and nothing else, a pass number for instance: where it is. */
  exactly?(tx: Tx, typed: string): Promise<string | undefined>;
  /** Best first, at most `limit`; forgiving accents, case and slips. */
  find(tx: Tx, typed: string, limit: number): Promise<Found[]>;
}

/** Marks the provider by which a slice is searched. */
export const Finder = contribution<Finder>();

/** What was typed in a search box. Nothing that is looked for is refused: PostgreSQL holds no NUL, nor half of a character. */
export function readSearch({ q }: FormValues): { typed: string } {
  return { typed: oneText(oneText(q).replaceAll(/\p{Cs}|\0/gu, ''), MOST_TYPED) };
}

export interface Findings {
  /** Go there at once. */
  href?: string;
  groups: { name: string; found: Found[]; hasMore: boolean }[];
}

const SHOWN = 20;
const MOST_TYPED = 100;

/** The one search box of the console, fed by the slices. */
@Injectable()
export class Finders implements OnModuleInit {
  private finders: readonly Finder[] = [];

  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two stand at one place */
  onModuleInit(): void {
    this.finders = inPlace(this.contributions.of(Finder), 'finders');
  }

  /** In the modules that whoever asks may use. */
  async find(tx: Tx, typed: string): Promise<Findings> {
    const finders = this.modules.inReach(this.finders, tx.reach);
    for (const finder of finders) {
      const href = await finder.exactly?.(tx, typed);
      if (href) return { href, groups: [] };
    }
    const groups: Findings['groups'] = [];
    for (const finder of finders) {
      const found = await finder.find(tx, typed, SHOWN + 1);
      if (found.length > 0)
        groups.push({ name: finder.name, found: found.slice(0, SHOWN), hasMore: found.length > SHOWN });
    }
    return { groups };
  }
}
