import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { type PartnerKind, partnerKinds } from '../partners/partner-kind.js';
import type { DirectorySearch } from './directory.query.js';

/** What stands in the address of the directory, so that a search can be sent to someone. */
export class DirectoryAddress {
  @IsOptional()
  @MaxLength(80)
  q?: string;

  @IsOptional()
  @IsIn(partnerKinds)
  activite?: PartnerKind;

  @IsOptional()
  @Matches(/^(\d{2}|2A|2B)\d{3}$/)
  commune?: string;

  @IsOptional()
  @IsIn(['oui'])
  ouvert?: string;

  @IsOptional()
  @IsIn(['oui'])
  fauteuil?: string;

  @IsOptional()
  @IsIn(['oui'])
  nouveau?: string;

  /** `48.806,2.416`: three decimals, a hundred metres; an address is never written there. */
  @IsOptional()
  @Matches(/^-?\d{1,2}\.\d{3},-?\d{1,3}\.\d{3}$/)
  autour?: string;

  /** The commune whose middle `autour` is, where no address was found. */
  @IsOptional()
  @Matches(/^(\d{2}|2A|2B)\d{3}$/)
  milieu?: string;

  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(10_000)
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
