import type { Actor } from '../kernel/access/actor.js';
import type { AuditEvent } from '../kernel/audit/audit.js';
import { contribution } from '../kernel/contributions/contribution.js';
import type { Tx } from '../kernel/database/database.js';

/** Something that a slice may only do once the person has agreed. */
export interface ConsentKind {
  /** Of its rows; stays the same for ever, and no two slices have one in common. */
  name: string;
  /** In a list of what was agreed to: `Coordonnées transmises à la mutuelle`. */
  label: string;
  /**
   * What the person reads, or is read, before they agree: kept word for word with each consent, so that it may change.
   * @param recipient to whom it is given; empty for the CCAS itself
   */
  wording(names: { ccas: string; recipient: string }): string;
}

/** A dossier, or somebody whom the slice that asks knows itself: a path to the mutuelle. */
export type ConsentOf = { residentId: string } | { subjectId: string };

/** Which consent, and whose: of a dossier, or of somebody the slice knows. */
export interface WhoseConsent {
  id: string;
  kind: string;
  residentId: string | null;
  subjectId: string | null;
}

/** A consent that was taken back. */
export interface TakenBack extends WhoseConsent {
  recipientId: string | null;
  reference: string | null;
}

/** A slice that asks people to agree to something (docs/decisions/0077). Whatever it is asked about many, it answers in one statement. */
export interface ConsentAsker {
  readonly consentKinds: readonly ConsentKind[];
  /** Whom it knows itself that is this dossier. */
  subjectsOf?(tx: Tx, residentId: string): Promise<string[]>;
  /** Names of those it is given to, by id. */
  recipientNames?(tx: Tx, recipientIds: string[]): Promise<Map<string, string>>;
  /** Taken back, on whatever page: what stood on it must stop, in the same transaction. */
  takenBack(tx: Tx, actor: Actor, consent: TakenBack): Promise<void>;
  /** What the journal says it was about; the dossier unless said otherwise. */
  journalSubject?(consent: WhoseConsent): AuditEvent['subject'];
}

/** Marks the provider that speaks for a slice which asks. */
export const ConsentAsker = contribution<ConsentAsker>();
