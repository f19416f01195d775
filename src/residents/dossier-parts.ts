import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';

/**
 * What one slice holds about a person. A merge, an export or an erasure asks every part in turn, so that no slice is
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
  /** Gives everything of one dossier to another. @returns ids of what moved, for `giveBack` */
  move(tx: Tx, fromId: string, toId: string): Promise<string[]>;
  /** Undoes `move`: these rows belong to this dossier again. */
  giveBack(tx: Tx, ids: string[], residentId: string): Promise<void>;
}

/** The parts of a dossier; each slice adds its own when the application starts. */
@Injectable()
export class DossierParts {
  private readonly parts: DossierPart[] = [];

  add(part: DossierPart): void {
    this.parts.push(part);
  }

  all(): readonly DossierPart[] {
    return this.parts;
  }
}
