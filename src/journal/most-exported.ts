/** Entries of one file of the journal: it is made in memory. */
export const MOST_EXPORTED = 20_000;
