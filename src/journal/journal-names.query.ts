import { Injectable } from '@nestjs/common';
import { ActorRoles } from '../kernel/access/actor-roles.js';
import type { Tx } from '../kernel/database/database.js';
import { JournalVocabulary } from './journal-vocabulary.js';
import type { JournalEntry } from './journal.query.js';

/** What an id of the journal is called today, and where its page is. */
export interface Named {
  label: string;
  href?: string;
}

@Injectable()
export class JournalNamesQuery {
  constructor(
    private readonly vocabulary: JournalVocabulary,
    private readonly roles: ActorRoles,
  ) {}

  /** Names for everyone and everything in these entries. */
  async of(tx: Tx, entries: JournalEntry[]): Promise<JournalNames> {
    const { subjects, unnamed } = this.vocabulary;
    const wanted = new Map<string, Set<string>>();
    const want = (kind: string, id: string) => wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
    for (const { action, actorKind, actorId, subjectKind, subjectId } of entries) {
      if (subjectId && subjects.has(subjectKind) && !unnamed.has(action)) want(subjectKind, subjectId);
      if (actorId)
        for (const kind of this.roles.of(actorKind)?.subjects ?? []) if (subjects.has(kind)) want(kind, actorId);
    }
    const found = new Map<string, Named>();
    for (const [kind, ids] of wanted) {
      const rows = await tx.rows<{ id: string; label: string; href: string | null }>(subjects.get(kind)!, [[...ids]]);
      for (const { id, label, href } of rows) found.set(`${kind} ${id}`, { label, ...(href && { href }) });
    }
    return new JournalNames(found, unnamed, this.roles);
  }
}

export class JournalNames {
  constructor(
    private readonly found: Map<string, Named>,
    private readonly unnamed: ReadonlySet<string>,
    private readonly roles: ActorRoles,
  ) {}

  actor({ actorKind, actorId }: JournalEntry): Named {
    const role = this.roles.of(actorKind);
    const named = (role?.subjects ?? []).flatMap((kind) => {
      const one = this.found.get(`${kind} ${actorId}`);
      return one ? [kind === 'api_token' ? { ...one, label: `Jeton ${one.label}` } : one] : [];
    });
    return named[0] ?? { label: role?.words ?? (actorKind === 'system' ? 'Le système' : actorKind) };
  }

  /** Nothing where the sentence says it all. */
  subject({ action, subjectKind, subjectId, actorId }: JournalEntry): Named | undefined {
    if (this.unnamed.has(action)) return undefined;
    return subjectId && subjectId !== actorId ? this.found.get(`${subjectKind} ${subjectId}`) : undefined;
  }
}
