import { Header, HttpCode, Post } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Verbatim } from '../kernel/fields/lines.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Screens } from '../kernel/screens/screens.js';
import { PeopleToPick } from './people-to-pick.js';

class LookedFor {
  /** A phone's code is some six hundred characters. */
  @Verbatim(4096)
  cherche!: string;

  /** Ids of those who are not to be chosen, a space between them. */
  @Verbatim(4096, { optional: true })
  sauf?: string;
}

/** Whom a field that picks a person proposes while one types. Sent, for a name stands in no address. */
@Screens('ccas/personnes', STAFF)
export class PeoplePages {
  constructor(private readonly people: PeopleToPick) {}

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  find(@InTx() tx: Tx, @Typed() { cherche, sauf = '' }: LookedFor) {
    return this.people.find(tx, cherche.trim(), sauf.split(' '));
  }
}
