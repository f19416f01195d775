/** Where agents run the half-days of one house, and how it is spoken of there. */
export interface HouseDesk {
  /** `/ccas/mutuelle/permanences` */
  path: string;
  /** The page of the house that leads there. */
  home: { href: string; label: string };
  /** Who is given the list of the day: `la mutuelle`. */
  listReader: string;
  /** The house’s own page of somebody it knows. */
  guestHref?(guestId: string): string;
}
