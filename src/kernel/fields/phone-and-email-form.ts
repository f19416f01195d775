import { Email, PhoneNumber } from './people.js';

/** The two ways to reach somebody, neither of them asked for: what the page's `PhoneAndEmail` sends. */
export abstract class PhoneAndEmailForm {
  /** As typed: the use case keeps it as E.164. */
  @PhoneNumber({ optional: true })
  phone?: string;

  @Email({ optional: true })
  email?: string;
}
