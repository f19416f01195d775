import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';

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

export interface Findings {
  /** Go there at once. */
  href?: string;
  groups: { name: string; found: Found[]; hasMore: boolean }[];
}

const SHOWN = 20;

/** The one search box of the console, fed by the slices: each adds its finder when the application starts. */
@Injectable()
export class Finders {
  private readonly finders: Finder[] = [];

  add(finder: Finder): void {
    this.finders.push(finder);
    this.finders.sort((one, other) => one.place - other.place);
  }

  async find(tx: Tx, typed: string): Promise<Findings> {
    for (const finder of this.finders) {
      const href = await finder.exactly?.(tx, typed);
      if (href) return { href, groups: [] };
    }
    const groups: Findings['groups'] = [];
    for (const finder of this.finders) {
      const found = await finder.find(tx, typed, SHOWN + 1);
      if (found.length > 0)
        groups.push({ name: finder.name, found: found.slice(0, SHOWN), hasMore: found.length > SHOWN });
    }
    return { groups };
  }
}
