import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import { type Found, Finder } from '../kernel/console/finders.js';
import type { Tx } from '../kernel/database/database.js';
import { frenchDay } from '../kernel/ui/french.js';
import { endedWords } from './endings/ending-wording.js';
import { FindPeopleQuery } from './find-people.query.js';

/** People, in the search box of the console. */
@Finder()
@Injectable()
export class ResidentFinder implements Finder {
  readonly name = 'Usagers';
  readonly place = 10;

  constructor(private readonly people: FindPeopleQuery) {}

  async find(tx: Tx, typed: string, limit: number): Promise<Found[]> {
    const rows = await this.people.find(tx, typed, limit);
    return rows.map(({ id, lastName, firstName, bornOn, communeCode, ended }) => ({
      title: `${lastName} ${firstName}`,
      detail: `né·e le ${frenchDay(bornOn)}, ${communeName(communeCode)}${ended ? ` (${endedWords[ended.as]} le ${frenchDay(ended.on)})` : ''}`,
      href: `/ccas/usagers/${id}`,
    }));
  }
}
