import { Injectable } from '@nestjs/common';
import { type Found, Finder } from '../kernel/console/finders.js';
import type { Tx } from '../kernel/database/database.js';
import { PeopleToPick } from './people-to-pick.js';
import { FindPeopleQuery } from './find-people.query.js';

/** People, in the search box of the console: with what tells two of one name apart. */
@Finder()
@Injectable()
export class ResidentFinder implements Finder {
  readonly name = 'Usagers';
  readonly place = 10;

  constructor(
    private readonly people: FindPeopleQuery,
    private readonly toPick: PeopleToPick,
  ) {}

  async find(tx: Tx, typed: string, limit: number): Promise<Found[]> {
    const lines = await this.toPick.described(tx, await this.people.find(tx, typed, limit));
    return lines.map(({ id, name, facts }) => ({ title: name, detail: facts.join(', '), href: `/ccas/usagers/${id}` }));
  }
}
