import type { CcasRules } from './ccas-rules.query.js';
import { frenchPhone } from '../kernel/text/phone.js';

/** Whom to call and where to go, as pages show it. */
export interface Contact {
  name: string;
  phone: string | null;
  address: string | null;
}

export function contactOf({ name, phone, address }: CcasRules): Contact {
  return { name, phone: phone && frenchPhone(phone), address };
}
