/** People to choose from, besides those that are chosen; the others are found by their name. */
export const PRINTABLE_SHOWN = 50;
