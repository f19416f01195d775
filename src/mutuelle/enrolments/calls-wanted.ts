import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { CallList, type CallToMake } from '../../kernel/console/calls.js';
import type { Tx } from '../../kernel/database/database.js';
import { callWantedLabels } from './enrolment-states.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { NoteCall } from './note-call.js';

/** Who asked on the page of the mutuelle to be called. */
@CallList()
@Injectable()
export class CallsWanted implements CallList {
  readonly kind = 'enrolment';
  readonly place = 20;

  constructor(
    private readonly enrolments: EnrolmentQuery,
    private readonly noteCall: NoteCall,
  ) {}

  async toCall(tx: Tx, limit: number): Promise<CallToMake[]> {
    const { items } = await this.enrolments.find(tx, { only: 'rappeler', limit });
    return items.map(({ id, firstName, lastName, phone, callWanted, stateSince }) => ({
      id,
      who: `${firstName} ${lastName}`,
      phone,
      why: `Mutuelle, ${callWanted ? callWantedLabels[callWanted] : callWantedLabels.any}`,
      href: `/ccas/mutuelle/parcours/${id}`,
      since: stateSince,
    }));
  }

  called(tx: Tx, actor: Actor, id: string): Promise<void> {
    return this.noteCall.run(tx, actor, id);
  }
}
