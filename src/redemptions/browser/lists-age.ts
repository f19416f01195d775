import { decodeJwt } from 'jose';
import type { TillBundle } from '../till-bundle.query.js';
import type { TillPolicy } from '../till-policy.js';

/** Green up to a day, amber up to seven, then closed (pass-code.md, Status list). */
export type Freshness = 'fresh' | 'amber' | 'closed';

export interface ListsAge {
  freshness: Freshness;
  /** Whole days since the oldest list was signed. */
  days: number;
}

export function freshnessOf(ageSeconds: number, { amberAfterSeconds, closedAfterSeconds }: TillPolicy): Freshness {
  if (ageSeconds > closedAfterSeconds) return 'closed';
  return ageSeconds > amberAfterSeconds ? 'amber' : 'fresh';
}

/**
 * How old what this till knows of revoked passes is: the oldest list counts.
 * @param now milliseconds by the server's clock
 * @returns undefined when there is no list yet: no pass was ever issued
 */
export function listsAge({ statusLists, policy }: TillBundle, now: number): ListsAge | undefined {
  if (statusLists.length === 0) return undefined;
  const signedAt = Math.min(...statusLists.map(({ token }) => decodeJwt(token).iat ?? 0));
  const ageSeconds = now / 1000 - signedAt;
  return { freshness: freshnessOf(ageSeconds, policy), days: Math.floor(ageSeconds / 86_400) };
}
