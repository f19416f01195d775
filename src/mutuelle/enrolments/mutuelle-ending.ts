import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { ComingBookings, type CancelledBooking } from '../../appointments/coming-bookings.js';
import { RestoreConsents } from '../../consents/restore-consents.js';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Outbox } from '../../kernel/mail/outbox.js';
import type { CameBack, EndedPart, Ending, EndingLine, Foreseen, PartEnding } from '../../residents/endings/ending.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { enrolmentPath } from './enrolment-path.js';
import { type EnrolmentState, stateLabels } from './enrolment-states.js';
import { MoveEnrolment } from './move-enrolment.js';
import { aboutEnrolment } from './mutuelle-house.js';
import { formatReference } from './reference.js';

interface EndedPath {
  id: string;
  state: EnrolmentState;
  consents: string[];
  bookings: CancelledBooking[];
  /** The mutuelle was told to forget the person. */
  isInsurerTold: boolean;
}

/** A path under way stops there; who was insured is so until that day. What the person agreed to on it ends with it. */
@Injectable()
export class MutuelleEnding implements PartEnding<EndedPath[]> {
  constructor(
    private readonly moveEnrolment: MoveEnrolment,
    private readonly moves: EnrolmentMoves,
    private readonly coming: ComingBookings,
    private readonly restoreConsents: RestoreConsents,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async foreseen(tx: Tx, residentId: string): Promise<Foreseen> {
    const lines: string[] = [];
    for (const path of await this.open(tx, residentId))
      lines.push(
        `Le parcours mutuelle ${formatReference(path.reference)} : ${stateLabels[path.state].toLowerCase()}`,
        ...(await this.coming.foreseen(tx, path.id)),
      );
    return { lines };
  }

  async end(tx: Tx, actor: Actor, residentId: string, ending: Ending): Promise<EndedPart<EndedPath[]>> {
    const ended: EndedPath[] = [];
    const remains: EndingLine[] = [];
    for (const path of await this.open(tx, residentId)) {
      const { id, state } = path;
      const consents = await this.consents(tx, id);
      const bookings = await this.coming.cancel(tx, actor, id);
      await this.outbox.cancel(tx, aboutEnrolment(id));
      await this.moveEnrolment.run(tx, actor, id, wayOut(path, ending));
      const left = await this.consents(tx, id);
      const gone = consents.filter((each) => !left.some((other) => other.id === each.id));
      const isInsurerTold = state === 'transmitted' && gone.some(({ kind }) => kind === 'transmission');
      ended.push({ id, state, consents: gone.map((each) => each.id), bookings, isInsurerTold });
      if (state === 'enrolled')
        remains.push({
          words: 'Adhésion à la mutuelle : la mutuelle attend la lettre de la famille ou de la personne',
          href: `/ccas/mutuelle/parcours/${id}`,
        });
    }
    return { ...(ended.length > 0 && { ended }), remains };
  }

  async takeBack(tx: Tx, actor: Actor, residentId: string, ended: EndedPath[]): Promise<CameBack> {
    const said: CameBack = { back: [], lost: [] };
    for (const { id, state, consents, bookings, isInsurerTold } of ended) {
      const path = await tx.findOne(EnrolmentEntity, {
        where: { id, residentId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!path || path.joinedInto || path.erasedAt || !enrolmentPath.isOver(path.state)) continue;
      const name = `Le parcours mutuelle ${formatReference(path.reference)}`;
      const kept = await this.restoreConsents.run(tx, consents);
      // The mutuelle has said that it has forgotten them: the person must agree anew.
      const isAgreed = kept === consents.length || state !== 'transmitted';
      const to = isAgreed ? state : 'appointment';
      await this.moves.move(tx, actor, path, to, { endedOn: null });
      await this.audit.write(tx, actor, {
        action: 'enrolment.moved',
        subject: { kind: 'enrolment', id },
        details: { from: path.state, to },
      });
      said.back.push(`${name} : ${stateLabels[to].toLowerCase()}`);
      if (isInsurerTold)
        said.lost.push(`${name} : la mutuelle a été prévenue du retrait, dites-lui que c’était une erreur`);
      if (!isAgreed) said.lost.push(`${name} : la mutuelle a effacé les coordonnées, redemandez l’accord`);
      const placed = await this.coming.putBack(tx, actor, bookings);
      said.back.push(...placed.back);
      said.lost.push(...placed.lost);
    }
    return said;
  }

  private open(tx: Tx, residentId: string): Promise<EnrolmentEntity[]> {
    return tx
      .find(EnrolmentEntity, { where: { residentId }, order: { id: 'asc' } })
      .then((paths) => paths.filter(({ state, joinedInto }) => !joinedInto && !enrolmentPath.isOver(state)));
  }

  private consents(tx: Tx, id: string): Promise<{ id: string; kind: string }[]> {
    return tx.rows<{ id: string; kind: string }>(
      'select id, kind from consent where subject_id = $1 and withdrawn_at is null order by id',
      [id],
    );
  }
}

/** Insured until the day itself, and not before the first day; anything earlier is taken back, with the reason. */
function wayOut({ state, effectiveOn }: EnrolmentEntity, { kind, on }: Ending) {
  if (state !== 'enrolled') return { to: 'withdrawn', reason: kind } as const;
  const isBefore = effectiveOn !== null && Temporal.PlainDate.compare(on, effectiveOn) < 0;
  return { to: 'ended', reason: kind, endedOn: isBefore ? effectiveOn.toString() : on } as const;
}
