import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type PersonClue, PersonClues } from '../residents/person-clues.js';
import { HoldersQuery } from './holders.query.js';
import { passStatusLabels } from './pass-wording.js';

/** Whose pass it is, by its number or by what a reader has read of its code; and which pass somebody holds. */
@PersonClues()
@Injectable()
export class PassClues implements PersonClues {
  constructor(private readonly holders: HoldersQuery) {}

  async holder(tx: Tx, typed: string): Promise<string | undefined> {
    return (await this.holders.byCode(tx, typed)) ?? this.holders.byNumber(tx, typed);
  }

  async said(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PersonClue>> {
    const ended = await this.holders.ended(tx, ids);
    const holdings = await this.holders.of(tx, [...ids]);
    return new Map(
      [...holdings].map(([id, { number, status }]) => [
        id,
        ended.has(id)
          ? { words: `dossier terminé : ${ended.get(id) === 'deceased' ? 'décès' : 'déménagement'}`, isEnded: true }
          : { words: `pass ${number}, ${passStatusLabels[status].toLocaleLowerCase('fr')}` },
      ]),
    );
  }
}
