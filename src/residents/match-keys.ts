/** By what a line of a list finds somebody already registered. */
export const matchKeys = ['identity', 'reference', 'pass_number'] as const;
export type MatchBy = (typeof matchKeys)[number];
