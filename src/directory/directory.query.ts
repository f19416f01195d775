import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import { isHoliday } from '../kernel/hours/holidays.js';
import { foldName } from '../kernel/text/fold-name.js';
import { PARIS } from '../kernel/time/paris.js';
import { type OfferView, offerColumns } from '../offers/offer-directory.query.js';
import type { PartnerKind } from '../partners/partner-kind.js';
import { Vocabulary } from './vocabulary.js';

export const PAGE_SIZE = 24;

/** WGS 84 degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

export interface DirectorySearch {
  words?: string;
  kind?: PartnerKind;
  communeCode?: string;
  isOpenNow?: boolean;
  isAccessible?: boolean;
  /** On line since the first of this month. */
  isNew?: boolean;
  /** Nearest first; those without a known place last. */
  around?: Place;
  /** From 1. */
  page?: number;
}

export interface DirectoryLine extends OfferView {
  /** As the crow flies, when both places are known. */
  distanceMeters: number | null;
}

export interface DirectoryPage {
  items: DirectoryLine[];
  total: number;
  /** No offer has the words as they were typed: these come near. */
  isApproximate: boolean;
}

const MOST_WORDS = 6;
const KM_PER_DEGREE = 111.32;

/** What anyone may find: offers on line, of approved partners, not over. */
@Injectable()
export class DirectoryQuery {
  constructor(private readonly vocabulary: Vocabulary) {}

  async find(tx: Tx, ccasId: string, now: Temporal.Instant, search: DirectorySearch): Promise<DirectoryPage> {
    const words = wordsOf(search.words);
    const exact = await this.select(
      tx,
      now,
      search,
      words.map((word) => [word]),
    );
    if (exact.total > 0 || words.length === 0) return { ...exact, isApproximate: false };
    const near = await this.vocabulary.near(tx, ccasId, words);
    // A word that is like nothing here is left aside: the others say what is looked for.
    const known = words.flatMap((word, at) => (near[at]!.length > 0 ? [[word, ...near[at]!]] : []));
    if (known.length === 0) return { items: [], total: 0, isApproximate: false };
    const meant = await this.select(tx, now, search, known);
    return { ...meant, isApproximate: meant.total > 0 };
  }

  /** @param words each with what may stand in its place */
  private async select(
    tx: Tx,
    now: Temporal.Instant,
    search: DirectorySearch,
    words: string[][],
  ): Promise<Pick<DirectoryPage, 'items' | 'total'>> {
    const local = now.toZonedDateTimeISO(PARIS);
    const today = local.toPlainDate();
    const parameters: unknown[] = [];
    const value = (each: unknown): string => `$${parameters.push(each)}`;
    const conditions = [
      `o.state = 'published'`,
      `p.state = 'approved'`,
      `(o.ends_on is null or o.ends_on >= ${value(today.toString())})`,
    ];
    const text = `(o.search_text || ' ' || p.search_text)`;
    for (const alternatives of words)
      conditions.push(`(${alternatives.map((word) => `position(${value(word)} in ${text}) > 0`).join(' or ')})`);
    if (search.kind) conditions.push(`p.kind = ${value(search.kind)}`);
    if (search.communeCode) conditions.push(`p.commune_code = ${value(search.communeCode)}`);
    if (search.isAccessible) conditions.push(`p.wheelchair in ('yes', 'help')`);
    if (search.isNew)
      conditions.push(
        `o.published_at >= ${value(today.with({ day: 1 }).toZonedDateTime(PARIS).toInstant().toString())}`,
      );
    if (search.isOpenNow) {
      if (isHoliday(today)) conditions.push('not p.closed_on_holidays');
      const time = value(local.toPlainTime().toString({ smallestUnit: 'minute' }));
      conditions.push(
        `exists (select from jsonb_to_recordset(p.opening_hours) as h(weekdays jsonb, "from" text, "to" text)
           where h.weekdays @> to_jsonb(${value(local.dayOfWeek)}::int) and h."from" <= ${time} and h."to" > ${time})`,
      );
    }
    const distance = search.around
      ? distanceSql(value(search.around.latitude), value(search.around.longitude))
      : 'null::int';
    const order = search.around ? 'distance nulls last, id desc' : 'id desc';
    const offset = value(((search.page ?? 1) - 1) * PAGE_SIZE);
    const rows = await tx.rows<DirectoryLine & { total: number }>(
      `with fitting as materialized (
         select o.ccas_id, o.id, ${distance} as distance from offer o join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id
         where ${conditions.join(' and ')}
       ), shown as (
         select ccas_id, id, distance from fitting order by ${order} limit ${PAGE_SIZE} offset ${offset}
       )
       select ${offerColumns}, shown.distance as "distanceMeters", (select count(*)::int from fitting) as total
       from shown join offer o on o.ccas_id = shown.ccas_id and o.id = shown.id
         join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id order by shown.distance nulls last, shown.id desc`,
      parameters,
    );
    // Beyond the last page there are no rows to say how many there are.
    if (rows.length === 0 && (search.page ?? 1) > 1)
      return { items: [], total: (await this.select(tx, now, { ...search, page: 1 }, words)).total };
    const total = rows[0]?.total ?? 0;
    return { items: rows, total };
  }
}

function wordsOf(typed: string | undefined): string[] {
  return [...new Set(foldName(typed ?? '').split(' '))].filter((word) => word.length > 1).slice(0, MOST_WORDS);
}

/** In metres, flat: right to a few metres within a commune. */
function distanceSql(latitude: string, longitude: string): string {
  return `round(1000 * ${KM_PER_DEGREE} * sqrt(power(p.latitude - ${latitude}::float8, 2) + power((p.longitude - ${longitude}::float8) * cos(radians(${latitude}::float8)), 2)))::int`;
}
