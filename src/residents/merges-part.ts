import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { frenchDay } from '../kernel/ui/french.js';
import { erasedColumns } from './erased-columns.js';
import { DossierPart } from './dossier-parts.js';
import { nothingEnds } from './endings/ending.js';

interface Row {
  lastName: string;
  firstName: string;
  day: string;
  undone: boolean;
}

/** Dossiers merged into this one. Their rows hold a person too: they are emptied with it. */
@DossierPart()
@Injectable()
export class MergesPart implements DossierPart {
  readonly name = 'Dossiers réunis';
  readonly tables = ['resident_merge', 'not_double'];
  readonly ending = nothingEnds;

  constructor(private readonly clock: Clock) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows = await tx.rows<Row>(
      `select r.last_name as "lastName", r.first_name as "firstName", (m.merged_at at time zone 'Europe/Paris')::date::text as day, m.undone_at is not null as undone
       from resident_merge m join resident r on r.ccas_id = m.ccas_id and r.id = m.merged_id where m.kept_id = $1 order by m.id`,
      [residentId],
    );
    return rows.map(({ lastName, firstName, day, undone }) => ({
      Nom: lastName,
      Prénom: firstName,
      'Réuni le': frenchDay(day),
      Suite: undone ? 'séparé depuis' : 'en cours',
    }));
  }

  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    await tx.run('update resident_merge set undo = null where kept_id = $1 or merged_id = $1', [residentId]);
    await tx.run(
      `with recursive merged as (
         select id from resident where merged_into = $1
         union select r.id from resident r join merged m on r.merged_into = m.id)
       update resident r set ${erasedColumns}
       from merged where r.id = merged.id`,
      [residentId, this.clock.now().toString()],
    );
  }

  /** Who was merged into whom stays said where it was said: the merge itself leads on. */
  move(): Promise<string[]> {
    return Promise.resolve([]);
  }

  giveBack(): Promise<void> {
    return Promise.resolve();
  }
}
