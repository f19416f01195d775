import type { HouseDesk } from '../../../appointments/pages/house-desk.js';

/** Where agents run the permanences of the mutuelle. */
export const mutuelleDesk: HouseDesk = {
  path: '/ccas/mutuelle/permanences',
  home: { href: '/ccas/mutuelle', label: 'Mutuelle' },
  listReader: 'la mutuelle',
  guestHref: (enrolmentId) => `/ccas/mutuelle/parcours/${enrolmentId}`,
};
