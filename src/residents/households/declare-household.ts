import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { ResidentQuery } from '../resident.query.js';
import { HouseholdEntity, HouseholdMemberEntity } from './household.entity.js';
import { OtherHousehold, SameHousehold, SamePerson } from './households.errors.js';

/** Two people say that they live together: a new household, or one of them joins the other's. */
@Injectable()
export class DeclareHousehold {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the household
   * @throws NotFound, ResidentMerged, DossierEnded, SamePerson, SameHousehold, OtherHousehold
   */
  async run(tx: Tx, actor: Actor, residentId: string, otherId: string): Promise<string> {
    if (residentId === otherId) throw new SamePerson();
    // In the order of their ids, so that two who declare each other never wait for each other.
    for (const id of [residentId, otherId].toSorted()) await this.residents.lockOpen(tx, id);
    const own = await this.openOf(tx, residentId);
    const others = await this.openOf(tx, otherId);
    if (own && own === others) throw new SameHousehold();
    if (own && others) throw new OtherHousehold();
    const id = own ?? others ?? (await this.open(tx, actor));
    const joining = [residentId, otherId].filter((each) => (each === residentId ? !own : !others));
    for (const each of joining)
      await tx.insert(HouseholdMemberEntity, {
        id: uuidv7(),
        householdId: id,
        residentId: each,
        joinedAt: this.clock.now(),
      });
    await tx.run('delete from not_household where one_id = $1 and other_id = $2', [residentId, otherId].toSorted());
    await this.audit.write(tx, actor, {
      action: 'household.declared',
      subject: { kind: 'resident', id: residentId },
      details: { householdId: id, otherId },
    });
    return id;
  }

  /** Locked: nobody who leaves ends it meanwhile. */
  private async openOf(tx: Tx, residentId: string): Promise<string | undefined> {
    const [row] = await tx.rows<{ id: string }>(
      `select h.id from household h join household_member m on m.ccas_id = h.ccas_id and m.household_id = h.id
       where m.resident_id = $1 and m.left_at is null for update of h, m`,
      [residentId],
    );
    return row?.id;
  }

  private async open(tx: Tx, actor: Actor): Promise<string> {
    const id = uuidv7();
    await tx.insert(HouseholdEntity, {
      id,
      declaredAt: this.clock.now(),
      declaredByKind: actor.kind,
      declaredById: actor.id ?? null,
    });
    return id;
  }
}
