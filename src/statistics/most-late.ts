/** Late refusals that a report names; the others are had by choosing fewer days. */
export const MOST_LATE = 50;
