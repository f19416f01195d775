import { Get, Query } from '@nestjs/common';
import { Reference } from '../kernel/fields/choices.js';
import { Day } from '../kernel/fields/days.js';
import { Pattern } from '../kernel/fields/lines.js';
import { Whole } from '../kernel/fields/numbers.js';
import { Access } from '../kernel/access/access.decorator.js';
import type { Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { InTx } from '../kernel/screens/arguments.js';
import { searchOf } from './journal-filters.js';
import { JournalQuery } from './journal.query.js';

class AuditSearch {
  @Reference({ optional: true, description: 'Compte, jeton ou caisse qui a agi.' })
  actor?: string;

  @Reference({ optional: true, description: 'Ce sur quoi il a agi.' })
  subject?: string;

  @Pattern(/^[a-z_]{1,40}\.[a-z_]{1,40}$/, { optional: true, example: 'pass.issued' })
  action?: string;

  @Day({ optional: true, description: 'Premier jour.' })
  from?: string;

  @Day({ optional: true, description: 'Dernier jour.' })
  to?: string;

  @Pattern(/^\d-\d{1,18}$/, {
    optional: true,
    example: '3-1042',
    description: 'Identifiant de la dernière écriture vue.',
  })
  after?: string;

  @Whole({ min: 1, max: 200, byDefault: 50, optional: true })
  limit?: number;
}

@Api('audit', 'Journal')
@Access('manager')
export class AuditController {
  constructor(private readonly journal: JournalQuery) {}

  /** Who did what to whom, last first. Ids only: the journal holds no name. */
  @Get()
  async find(@InTx() tx: Tx, @Query() search: AuditSearch) {
    const { actor, subject, action, from, to, after, limit = 50 } = search;
    const wanted = {
      ...searchOf({ qui: actor, quoi: action, du: from, au: to }),
      subjectIds: subject === undefined ? undefined : [subject],
    };
    const { items, next } = await this.journal.find(tx, wanted, limit, after);
    return {
      items: items.map(({ id, at, actorKind, actorId, action: code, subjectKind, subjectId, details }) => ({
        id,
        at,
        actor: { kind: actorKind, id: actorId },
        action: code,
        subject: { kind: subjectKind, id: subjectId },
        details,
      })),
      next,
    };
  }
}
