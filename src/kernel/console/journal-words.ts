import { contribution } from '../contributions/contribution.js';

/** How the journal tells what a slice wrote in it. */
export interface JournalWords {
  /** Of each action code, what it says after who did it and before whom it was done to: « Nadia », « a délivré », « le pass K7QM-4T2X-W ». */
  sentences: Record<string, string>;
  /**
   * Actions whose line does not name what they were done to, since the lines beside it say for whom. The id stays.
   */
  unnamed?: string[];
  /** The first word of an action code, as a theme one looks under. */
  themes: Record<string, string>;
  /**
   * Of each kind of subject, SQL of `(id, label, href)` for the ids in `$1`: what it is called today, and its page. The
   * journal itself holds no name.
   */
  subjects?: Record<string, string>;
  /** How whom and what it wrote of is found again. */
  found?: JournalFinds;
}

/**
 * What somebody looks for in the journal is a row `sought`, beside which this SQL of `id` may stand: `id`, where they
 * typed one, `words` for a `like` beside `folded`, in which a hyphen or an
 * apostrophe is a blank, `number` as Crockford reads it, `typed` as it was.
 */
export interface JournalFinds {
  /** People, each to be found with all that is theirs. */
  people?: string;
  /** What is theirs, for the people in `$1`; no `sought`. */
  ofPeople?: string;
  /** Of each kind of subject, what nobody of these has. */
  things?: Record<string, string>;
}

/** Marks the provider that has these words. */
export const JournalWords = contribution<{ readonly journal: JournalWords }>();
