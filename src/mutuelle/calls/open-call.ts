import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { CallCriterionEntity, MutuelleCallEntity } from './call.entity.js';
import type { NewCall } from './call-form.js';

/** A specification mutuelles are asked to answer. */
@Injectable()
export class OpenCall {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the call */
  async run(tx: Tx, actor: Actor, { criteria, closesOn, ...call }: NewCall): Promise<string> {
    const id = uuidv7();
    await tx.insert(MutuelleCallEntity, {
      ...call,
      id,
      closesOn: Temporal.PlainDate.from(closesOn),
      createdAt: this.clock.now(),
    });
    await tx.insert(
      CallCriterionEntity,
      criteria.map((criterion, index) => ({ ...criterion, id: uuidv7(), callId: id, position: index + 1 })),
    );
    await this.audit.write(tx, actor, { action: 'mutuelle_call.opened', subject: { kind: 'mutuelle_call', id } });
    return id;
  }
}
