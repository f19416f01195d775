/** Breaks of the chain that the page of its verification names: with more, somebody looks at the database itself. */
export const MOST_BREAKS = 100;
