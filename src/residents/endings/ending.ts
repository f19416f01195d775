import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';

/** How a dossier ends: somebody died, or lives elsewhere. */
export const endingKinds = ['deceased', 'moved'] as const;
export type EndingKind = (typeof endingKinds)[number];

export interface Ending {
  kind: EndingKind;
  /** ISO day, today or before. */
  on: string;
  /** Ids of `EndingChoice`s that the agent said yes to. */
  alsoEnds: readonly string[];
}

/** Something of somebody else that ends only if the agent says that it is the same person. */
export interface EndingChoice {
  id: string;
  words: string;
  detail: string;
}

export interface Foreseen {
  /** What will end, one line each: `Le pass K7QM-4T2X-W et 2 téléphones`. */
  lines: string[];
  choices?: EndingChoice[];
}

/** What a human must still do. Without a name: the address leads to whom it is about. */
export interface EndingLine {
  words: string;
  /** In the console. */
  href?: string;
  /** Whom to speak with comes first; what is another's comes last. */
  when?: 'first' | 'last';
}

export interface EndedPart<Ended extends object = object> {
  /** Ids and states, what `takeBack` needs; no name. Undefined where nothing ended. */
  ended?: Ended;
  remains: EndingLine[];
}

/** One line each, without a name. */
export interface CameBack {
  back: string[];
  /** A place that somebody else has now, a letter that left. */
  lost: string[];
}

/**
 * How one slice's part of a dossier ends when its person dies or moves away. Whoever holds nothing that could end says so:
 * `nothingEnds`.
 */
export interface PartEnding<Ended extends object = object> {
  /** Looked at before the agent decides; changes nothing. */
  foreseen(tx: Tx, residentId: string): Promise<Foreseen>;
  /** The dossier is locked. */
  end(tx: Tx, actor: Actor, residentId: string, ending: Ending): Promise<EndedPart<Ended>>;
  /** Puts back what `end` ended, as far as it is still there to be put back. The dossier is locked. */
  takeBack(tx: Tx, actor: Actor, residentId: string, ended: Ended): Promise<CameBack>;
}

/** Of a part that only remembers: ledgers, notes, what was read from a list. */
export const nothingEnds: PartEnding = {
  foreseen: () => Promise.resolve({ lines: [] }),
  end: () => Promise.resolve({ remains: [] }),
  takeBack: () => Promise.resolve({ back: [], lost: [] }),
};
