import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';
import { Contributions } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { readId } from '../kernel/http/id.pipe.js';
import { readCrockford } from '../kernel/text/crockford.js';
import { foldName } from '../kernel/text/fold-name.js';

/** People, and things of one kind, looked up at once: more of one name, and the search should say more. */
const MOST = 50;

/** Whom and what a few typed words mean, as the slices say: a name, a number of pass or application, an address, a shop, an offer, a gift. */
@Injectable()
export class JournalSubjectsQuery {
  constructor(private readonly contributions: Contributions) {}

  /** @returns ids, those of a person's passes, cards, carers and requests included */
  async find(tx: Tx, typed: string): Promise<string[]> {
    const id = readId(typed.trim());
    const words = foldName(typed);
    if (words === '') return [];
    const sought = [id ?? null, words.replaceAll(' ', '_'), readCrockford(typed), typed.trim()];
    const finds = this.contributions.of(JournalWords).flatMap(({ journal }) => journal.found ?? []);
    const ask = async (statements: (string | undefined)[], asked: (sql: string) => Promise<{ id: string }[]>) => {
      const ids: string[] = [];
      for (const sql of statements) if (sql) ids.push(...(await asked(sql)).map((row) => row.id));
      return ids;
    };
    const bySought = (sql: string) =>
      tx.rows<{ id: string }>(
        `with sought as not materialized (select $1::uuid as id, $2::text as words, $3::text as number, $4::text as typed)
         select id from (${sql}) found limit ${MOST}`,
        sought,
      );
    const people = await ask(
      finds.map((each) => each.people),
      bySought,
    );
    const theirs = await ask(
      finds.map((each) => each.ofPeople),
      (sql) => tx.rows(sql, [people]),
    );
    const things = await ask(
      finds.flatMap((each) => Object.values(each.things ?? {})),
      bySought,
    );
    return [...new Set([...people, ...theirs, ...things, ...(id ? [id] : [])])];
  }
}
