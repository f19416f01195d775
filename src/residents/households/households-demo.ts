import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { DemoPart } from '../../kernel/demonstration/demo-part.js';
import { Clock, parisInstant } from '../../kernel/time/clock.js';
import { inventedTown } from '../invented-crowd.js';
import { identityKey } from '../identity.js';
import { HouseholdEntity, HouseholdMemberEntity } from './household.entity.js';
import { HOUSEHOLDS } from './invented-couples.js';

/** Who lives with whom, said since they were registered: no use case can make time pass. */
@DemoPart()
@Injectable()
export class HouseholdsDemo implements DemoPart {
  readonly place = 22;

  constructor(private readonly clock: Clock) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    const today = this.clock.today();
    const declared = inventedTown(today).couples.slice(0, HOUSEHOLDS);
    const rows = await tx.rows<{ id: string; key: string }>(
      'select id, identity_key as key from resident where identity_key = any($1)',
      [declared.flat().map((person) => identityKey(person))],
    );
    const ids = new Map(rows.map(({ id, key }) => [key, id]));
    const households: Partial<HouseholdEntity>[] = [];
    const members: Partial<HouseholdMemberEntity>[] = [];
    for (const couple of declared) {
      const [, since] = couple
        .map(({ registeredOn }) => registeredOn)
        .toSorted((a, b) => Temporal.PlainDate.compare(a, b));
      const declaredAt = parisInstant(since!, '11:00');
      const household = { id: uuidv7(), declaredAt, declaredByKind: actor.kind, declaredById: actor.id ?? null };
      households.push(household);
      for (const person of couple)
        members.push({
          id: uuidv7(),
          householdId: household.id,
          residentId: ids.get(identityKey(person))!,
          joinedAt: declaredAt,
        });
    }
    await tx.insert(HouseholdEntity, households);
    await tx.insert(HouseholdMemberEntity, members);
  }
}
