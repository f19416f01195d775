import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../config/config.js';
import { OutsideNetwork, OutsideUnavailable } from '../http/outside-network.js';

/** Somebody waits before a form: they type rather than wait longer. */
const TIMEOUT_MS = 3000;

export interface Company {
  legalName?: string;
  /** Legal category of INSEE, four digits: `5710` is a SAS. */
  legalCategory?: string;
  /** Trade name, as on the shop. */
  name?: string;
  address?: string;
  postcode?: string;
  communeCode?: string;
  latitude?: number;
  longitude?: number;
  isClosed: boolean;
}

export type LookupAnswer = { state: 'found'; company: Company } | { state: 'unknown' } | { state: 'unavailable' };

interface Establishment {
  siret?: unknown;
  adresse?: unknown;
  code_postal?: unknown;
  commune?: unknown;
  liste_enseignes?: unknown;
  nom_commercial?: unknown;
  latitude?: unknown;
  longitude?: unknown;
  etat_administratif?: unknown;
}

/** Name and address behind a SIRET or SIREN, from the State's directory of companies; a help to typing, never a condition. */
@Injectable()
export class CompanyLookup {
  private readonly log = new Logger(CompanyLookup.name);

  constructor(
    private readonly config: Config,
    private readonly network: OutsideNetwork,
  ) {}

  /** @param number a SIRET, for that establishment; or a SIREN, for the company's seat */
  async find(number: string): Promise<LookupAnswer> {
    if (!this.config.companiesUrl) return { state: 'unavailable' };
    const url = new URL('/search', this.config.companiesUrl);
    url.search = new URLSearchParams({ q: number, per_page: '1' }).toString();
    try {
      return answerFrom(number, await this.network.json(url, { timeoutMs: TIMEOUT_MS }));
    } catch (error) {
      if (!(error instanceof OutsideUnavailable)) throw error;
      this.log.warn(`companies: ${error.why}`);
      return { state: 'unavailable' };
    }
  }
}

/** The answer is someone else's: every field may be missing, of another type, or about another establishment. */
function answerFrom(number: string, body: unknown): LookupAnswer {
  const results = (body as { results?: unknown })?.results;
  if (!Array.isArray(results)) return { state: 'unavailable' };
  const [company] = results as {
    siren?: unknown;
    nature_juridique?: unknown;
    nom_raison_sociale?: unknown;
    nom_complet?: unknown;
    siege?: unknown;
    matching_etablissements?: unknown;
  }[];
  const places = [company?.matching_etablissements ?? [], company?.siege ?? []].flat() as Establishment[];
  const place =
    number.length === 9
      ? company?.siren === number && (company.siege as Establishment | undefined)
      : places.find((each) => each?.siret === number);
  if (!company || !place) return { state: 'unknown' };
  const postcode = text(place.code_postal, /^\d{5}$/);
  const [latitude, longitude] = [Number(place.latitude), Number(place.longitude)];
  const hasPlace =
    [place.latitude, place.longitude].every((value) => value != null && value !== '') &&
    Number.isFinite(latitude) &&
    Number.isFinite(longitude);
  return {
    state: 'found',
    company: {
      legalName: text(company.nom_raison_sociale) ?? text(company.nom_complet),
      legalCategory: text(company.nature_juridique, /^\d{4}$/),
      name: text([place.liste_enseignes ?? []].flat()[0]) ?? text(place.nom_commercial),
      address: streetOf(text(place.adresse), postcode),
      postcode,
      communeCode: text(place.commune, /^(\d{2}|2A|2B)\d{3}$/),
      ...(hasPlace && { latitude, longitude }),
      isClosed: place.etat_administratif === 'F',
    },
  };
}

function text(value: unknown, form = /\S/): string | undefined {
  return typeof value === 'string' && value.length <= 200 && form.test(value) ? value.trim() : undefined;
}

/** `12 RUE DU PONT 94140 ALFORTVILLE` without what the other fields say, and not shouted. */
function streetOf(address: string | undefined, postcode: string | undefined): string | undefined {
  const street = postcode ? address?.split(` ${postcode}`)[0] : address;
  return street && capitalised(street.toLocaleLowerCase('fr'));
}

const small = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'l',
  'd',
  'et',
  'en',
  'à',
  'sur',
  'sous',
  'rue',
  'avenue',
  'quai',
  'place',
  'boulevard',
  'allée',
  'chemin',
  'impasse',
  'bis',
  'ter',
]);

function capitalised(words: string): string {
  return words.replaceAll(/\p{L}+/gu, (word) =>
    small.has(word) ? word : word[0]!.toLocaleUpperCase('fr') + word.slice(1),
  );
}

/** What a form says of it. */
export function lookupOf(answer: LookupAnswer): LookupAnswer['state'] | 'closed' {
  return answer.state === 'found' && answer.company.isClosed ? 'closed' : answer.state;
}
