import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import type { CardChoice } from './card-batch.entity.js';

export interface ChosenCards {
  choice: CardChoice;
  /** With `passes`. */
  passIds?: string[];
  /** With `issued_since`: ISO day, in Paris, included. */
  issuedSince?: string;
}

export interface ChoiceCounts {
  neverPrinted: number;
  reissue: number;
}

const conditions: Record<CardChoice, string> = {
  passes: 'k.pass_id = any($2::uuid[]) and $3::timestamptz is null',
  issued_since: 'k.issued_at >= $3::timestamptz and $2::uuid[] is null',
  never_printed: 'k.printed_at is null and $2::uuid[] is null and $3::timestamptz is null',
  reissue: '$2::uuid[] is null and $3::timestamptz is null and k.credential_id in (select distrusted_credentials())',
};

/** Which passes a choice means. */
@Injectable()
export class CardChoiceQuery {
  constructor(private readonly clock: Clock) {}

  /** How many of them have a card to print today. */
  async count(tx: Tx, chosen: ChosenCards): Promise<number> {
    const { count } = await tx.one<{ count: number }>(
      `select count(*)::int as count from printable_cards($1) k where ${conditions[chosen.choice]}`,
      this.parameters(chosen),
    );
    return count;
  }

  async counts(tx: Tx): Promise<ChoiceCounts> {
    return tx.one<ChoiceCounts>(
      `select (select count(*)::int from unprinted_cards($1)) as "neverPrinted",
         (select count(*)::int from printable_cards($1) k where k.credential_id in (select distrusted_credentials())) as reissue`,
      [this.clock.today().toString()],
    );
  }

  /**
   * Puts them into the batch, by postcode, street, number and name: the order in which envelopes are filled. Passes
   * named one by one are all put in, so that what cannot be printed is said.
   * @returns how many
   */
  async fill(tx: Tx, batchId: string, chosen: ChosenCards): Promise<number> {
    const isNamed = chosen.choice === 'passes';
    const source = isNamed
      ? `(select p.id as pass_id, p.resident_id from pass p where p.id = any($2::uuid[]) and $1::date is not null and $3::timestamptz is null) k`
      : `printable_cards($1) k`;
    const { count } = await tx.one<{ count: number }>(
      `with put as (
         insert into card_batch_item (batch_id, place, pass_id)
         select $4, row_number() over (order by r.postcode, lower(regexp_replace(r.address, '^\\s*\\d+\\s*(bis\\M|ter\\M|quater\\M)?[\\s,]*', '', 'i')),
             substring(r.address from '^\\s*(\\d{1,6})')::int, r.search_text, k.pass_id), k.pass_id
         from ${source} join resident r on r.ccas_id = current_ccas() and r.id = k.resident_id
         where ${isNamed ? 'true' : conditions[chosen.choice]}
         returning 1)
       select count(*)::int as count from put`,
      [...this.parameters(chosen), batchId],
    );
    return count;
  }

  private parameters({ passIds, issuedSince }: ChosenCards): unknown[] {
    const since = issuedSince && Temporal.PlainDate.from(issuedSince).toZonedDateTime(PARIS).toInstant().toString();
    return [this.clock.today().toString(), passIds ?? null, since ?? null];
  }
}
