import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { contribution } from '../kernel/contributions/contribution.js';
import { Contributions } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { ModuleSwitches } from '../kernel/modules/module-switches.js';
import type { PartEnding } from './endings/ending.js';

/** What the time line may be narrowed to. */
export interface TimelineKind {
  key: string;
  place: number;
  /** `Pass et cartes` */
  label: string;
  /** A refusal stands out; a note is read as it was written. */
  look?: 'refused' | 'noted';
}

/** Something that happened to a person or their pass, as an agent reads it. */
export interface DossierEvent {
  at: Date;
  /** Key of a `TimelineKind`, of this slice or of one that it knows. */
  kind: string;
  /** Of lucide. */
  icon: string;
  title: string;
  detail?: string;
  href?: string;
  /** Who did it, where that is known: an account, or the person themself. */
  by?: { kind: string; id: string | null };
  /** No clock time: only the day is known. */
  isDayOnly?: boolean;
  isUndone?: boolean;
  /** Why it was refused, and what an agent may say to the person. */
  explanation?: { why: string; say: string; next: string };
  /** A note that may still be struck. */
  strikeId?: string;
}

/** What the person agreed to, and may take back. */
export interface Consent {
  what: string;
  /** ISO day, in Paris. */
  since: string;
  until: string | null;
  how: string;
}

/**
 * What one slice holds about a person. A merge, an export, an erasure or an ending asks every part in turn, so that no slice is
 * forgotten and none is known by name: `test/architecture/dossier-parts.test.ts` finds the tables nobody answers for.
 */
export interface DossierPart {
  /** Heading of its rows in the exported file and on paper, in French: `Pass et cartes`. */
  name: string;
  /** Tables whose rows belong to a person, by a `resident_id` or through a row that has one. */
  tables: string[];
  /** Everything about this person, in words they can read: no internal id, no secret. */
  export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]>;
  /** Takes away what is personal; ledgers keep their rows and random ids. */
  erase(tx: Tx, actor: Actor, residentId: string): Promise<void>;
  /** Gives everything of one dossier to another. @returns ids of what moved, and whatever else `giveBack` needs */
  move(tx: Tx, fromId: string, toId: string): Promise<string[]>;
  /** Undoes `move`: these rows belong to this dossier again. */
  giveBack(tx: Tx, ids: string[], residentId: string): Promise<void>;
  /** What of it ends when the person dies or moves away, and comes back when that is undone; `nothingEnds` says so too. */
  readonly ending: PartEnding;

  /** RGPD, article 18: takes back what would still go out to the person by itself. */
  restrict?(tx: Tx, residentId: string): Promise<void>;
  /** Its place in the time line, newest first, at most `limit`. */
  timeline?(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]>;
  /** Kinds of events that no slice has had before. */
  readonly timelineKinds?: readonly TimelineKind[];
  consents?(tx: Tx, residentId: string): Promise<Consent[]>;
  /**
   * SQL of `(resident_id uuid, at timestamptz)`: when the person was last heard of in this slice. Two years after the
   * last one of all slices the dossier is erased (domain.md, Keeping data).
   */
  readonly contacts?: string;
  /** SQL of `resident_id uuid`: whom this slice still needs today, whenever they were last heard of. */
  readonly needed?: string;
}

/** Marks the provider that answers for what its slice holds about a person. */
export const DossierPart = contribution<DossierPart>();

/** The parts of a dossier, in the order of the modules. */
@Injectable()
export class DossierParts {
  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** For what nobody may escape: a merge, an export, an erasure, an ending. */
  all(): readonly DossierPart[] {
    return this.contributions.of(DossierPart);
  }

  /** Of the modules that whoever reads may use. */
  shownIn({ reach }: Tx): readonly DossierPart[] {
    return this.modules.inReach(this.all(), reach);
  }
}
