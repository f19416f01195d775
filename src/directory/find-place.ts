import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../kernel/config/config.js';
import type { Tx } from '../kernel/database/database.js';
import { OutsideNetwork, OutsideUnavailable } from '../kernel/http/outside-network.js';
import type { Place } from './directory.query.js';

const TIMEOUT_MS = 3000;
/** Of the geocoder's answer, from 0 to 1: below, it is guessing. */
const GOOD_SCORE = 0.5;

/** Where an address is, as the Géoplateforme knows; nothing of it is kept. */
@Injectable()
export class FindPlace {
  private readonly log = new Logger(FindPlace.name);

  constructor(
    private readonly config: Config,
    private readonly network: OutsideNetwork,
  ) {}

  /**
   * @param postcode to tell two streets of one name apart
   * @returns undefined when the service cannot be asked; null when it does not know the address
   */
  async ofAddress(address: string, postcode?: string): Promise<Place | null | undefined> {
    if (!this.config.geocoderUrl) return undefined;
    const url = new URL(`${this.config.geocoderUrl.replace(/\/$/, '')}/search`);
    url.search = new URLSearchParams({ q: address, limit: '1', ...(postcode && { postcode }) }).toString();
    try {
      return placeIn(await this.network.json(url, { timeoutMs: TIMEOUT_MS }));
    } catch (error) {
      if (!(error instanceof OutsideUnavailable)) throw error;
      this.log.warn(`geocoder: ${error.why}`);
      return undefined;
    }
  }

  /**
   * One after another, for a job that goes on at its next run: it stops where it is told to, and where nobody answers.
   * @param set keeps the place of one, or that there is none
   * @returns how many were asked for, and how many of them the service knows
   */
  async ofEach<T extends { address: string; postcode: string | null }>(
    waiting: T[],
    set: (one: T, place: Place | null) => Promise<void>,
    stop?: AbortSignal,
  ): Promise<{ asked: number; known: number }> {
    let asked = 0;
    let known = 0;
    for (const one of waiting) {
      if (stop?.aborted) break;
      const place = await this.ofAddress(one.address, one.postcode ?? undefined);
      if (place === undefined) break;
      await set(one, place);
      asked++;
      if (place) known++;
    }
    return { asked, known };
  }

  /** The middle of a commune's partners: near enough to say what is close, and known without network. */
  async middleOf(tx: Tx, communeCode: string): Promise<Place | null> {
    const { latitude, longitude } = await tx.one<{ latitude: number | null; longitude: number | null }>(
      `select avg(latitude) as latitude, avg(longitude) as longitude from partner where commune_code = $1 and state = 'approved'`,
      [communeCode],
    );
    return latitude === null || longitude === null ? null : { latitude, longitude };
  }
}

/** The answer is someone else's: GeoJSON with longitude first, if it is as it should be. */
function placeIn(body: unknown): Place | null | undefined {
  const features = (body as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) return undefined;
  const [found] = features as { geometry?: { coordinates?: unknown[] }; properties?: { score?: unknown } }[];
  const [longitude, latitude] = (found?.geometry?.coordinates ?? []).map(Number);
  const isPlace =
    Number.isFinite(latitude) && Number.isFinite(longitude) && Math.abs(latitude!) <= 90 && Math.abs(longitude!) <= 180;
  return isPlace && Number(found!.properties?.score ?? 0) >= GOOD_SCORE
    ? { latitude: latitude!, longitude: longitude! }
    : null;
}
