import { contribution } from '../contributions/contribution.js';

/**
 * Of each kind of thing that a mail tells of, SQL of `id`: whose dossier an agent who reads the mail may open, for the
 * thing in `$1`.
 */
export type MailPeople = Record<string, string>;

/** Marks the provider that says so. */
export const MailPeople = contribution<{ readonly mailPeople: MailPeople }>();
