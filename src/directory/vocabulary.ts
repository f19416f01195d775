import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';

const KEPT_MINUTES = 10;
/** Likeness of two words, by their groups of three letters: `bolangerie` to `boulangerie` is 0.6. */
const NEAR = 0.35;
const MOST = 4;

interface Known {
  words: string[];
  until: number;
}

/**
 * The words the directory holds, to find the one somebody meant. Comparing a mistyped word with a few thousand words is
 * quick; with ten thousand texts it is not, and row-level security lets no trigram index be used.
 */
@Injectable()
export class Vocabulary {
  private readonly known = new Map<string, Known>();

  constructor(private readonly clock: Clock) {}

  /** Words of the directory that come near each of these, the nearest first; none for one that is like nothing. */
  async near(tx: Tx, ccasId: string, typed: string[]): Promise<string[][]> {
    const words = await this.words(tx, ccasId);
    const found = await tx.rows<{ typed: string; word: string }>(
      `select typed, word from unnest($1::text[]) as typed cross join lateral (
         select word from unnest($2::text[]) as word where similarity(word, typed) >= ${NEAR} order by similarity(word, typed) desc, word limit ${MOST}) near`,
      [typed, words],
    );
    return typed.map((each) => found.filter((pair) => pair.typed === each).map(({ word }) => word));
  }

  private async words(tx: Tx, ccasId: string): Promise<string[]> {
    const now = this.clock.now();
    const kept = this.known.get(ccasId);
    if (kept && kept.until > now.epochMilliseconds) return kept.words;
    const rows = await tx.rows<{ word: string }>(
      `select distinct word from (
         select distinct o.search_text as text from offer o where o.state = 'published'
         union select p.search_text from partner p where p.state = 'approved') texts,
       regexp_split_to_table(text, '[^a-z0-9]+') as word where length(word) > 2`,
    );
    const words = rows.map(({ word }) => word);
    this.known.set(ccasId, { words, until: now.add({ minutes: KEPT_MINUTES }).epochMilliseconds });
    return words;
  }
}
