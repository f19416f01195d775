import { InvalidInput } from '../kernel/errors/domain-error.js';
import { Choice } from '../kernel/fields/choices.js';
import { Line, Pattern } from '../kernel/fields/lines.js';
import { Whole } from '../kernel/fields/numbers.js';
import { Commune } from '../kernel/fields/people.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { type PartnerKind, partnerKinds } from '../partners/partner-kind.js';
import type { DirectorySearch } from './directory.query.js';

/** What stands in the address of the directory, so that a search can be sent to someone. */
export class DirectoryAddress {
  @Line(80, { optional: true })
  q?: string;

  @Choice(partnerKinds, { optional: true })
  activite?: PartnerKind;

  @Commune({ optional: true })
  commune?: string;

  @Choice(['oui'], { optional: true })
  ouvert?: string;

  @Choice(['oui'], { optional: true })
  fauteuil?: string;

  @Choice(['oui'], { optional: true })
  nouveau?: string;

  /** `48.806,2.416`: three decimals, a hundred metres; an address is never written there. */
  @Pattern(/^-?\d{1,2}\.\d{3},-?\d{1,3}\.\d{3}$/, { optional: true })
  autour?: string;

  /** The commune whose middle `autour` is, where no address was found. */
  @Commune({ optional: true })
  milieu?: string;

  @Whole({ min: 1, max: 10_000, optional: true })
  page?: number;
}

/** An address someone has changed by hand still shows the directory. */
export function readAddress(query: FormValues): DirectoryAddress {
  try {
    return readForm(DirectoryAddress, query);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const wrong = new Set((error.errors ?? []).map(({ field }) => field));
    return readForm(DirectoryAddress, Object.fromEntries(Object.entries(query).filter(([name]) => !wrong.has(name))));
  }
}

export function searchOf(address: DirectoryAddress): DirectorySearch {
  const [latitude, longitude] = address.autour?.split(',').map(Number) ?? [];
  return {
    words: address.q,
    kind: address.activite,
    communeCode: address.commune,
    isOpenNow: address.ouvert === 'oui',
    isAccessible: address.fauteuil === 'oui',
    isNew: address.nouveau === 'oui',
    ...(latitude !== undefined && longitude !== undefined && { around: { latitude, longitude } }),
    page: address.page,
  };
}

/** The directory's address with these answers changed; a changed search begins at its first page. */
export function addressWith(
  address: DirectoryAddress,
  changes: Partial<Record<keyof DirectoryAddress, string | undefined>>,
): string {
  const kept = { ...address, page: undefined, ...changes };
  const query = new URLSearchParams(
    Object.entries(kept).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  )
    .toString()
    .replaceAll('%2C', ',');
  // To the answer: on a phone it lies below everything one may choose.
  return query ? `/offres?${query}#resultats` : '/offres';
}
