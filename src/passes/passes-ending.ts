import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { counted } from '../kernel/ui/french.js';
import type { CameBack, EndedPart, Ending, Foreseen, PartEnding } from '../residents/endings/ending.js';
import { ChangePassState } from './change-pass-state.js';
import type { PassState } from './pass.entity.js';
import { formatPassNumber } from './pass-number.js';
import { PassStateChangeEntity } from './pass-state-change.entity.js';
import { StatusPlaces } from './status-places.js';

interface HeldPass {
  id: string;
  number: string;
  state: PassState;
  phones: number;
  /** A card that was printed, and still holds. */
  hasCard: boolean;
  /** Mails and letters about it that have not left. */
  mails: number;
}

interface EndedPasses {
  passes: { id: string; state: PassState }[];
  /** Mails that were on their way and will not leave. */
  mails: number;
}

/** Passes of somebody who died or moved away are taken back, with every card and phone; what was printed is to be got back. */
@Injectable()
export class PassesEnding implements PartEnding<EndedPasses> {
  constructor(
    private readonly changePassState: ChangePassState,
    private readonly places: StatusPlaces,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async foreseen(tx: Tx, residentId: string): Promise<Foreseen> {
    const held = await this.held(tx, residentId);
    return {
      lines: held.map(
        ({ number, phones }) =>
          `Le pass ${formatPassNumber(number)}${phones > 0 ? `, et ${counted(phones, 'téléphone qui le porte', 'téléphones qui le portent')}` : ''}`,
      ),
    };
  }

  async end(tx: Tx, actor: Actor, residentId: string, { kind }: Ending): Promise<EndedPart<EndedPasses>> {
    const held = await this.held(tx, residentId);
    if (held.length === 0) return { remains: [] };
    for (const { id } of held) await this.changePassState.run(tx, actor, id, { verb: 'revoke', reason: kind });
    return {
      ended: {
        passes: held.map(({ id, state }) => ({ id, state })),
        mails: held.reduce((sum, { mails }) => sum + mails, 0),
      },
      remains: held
        .filter(({ hasCard }) => hasCard)
        .map(({ number }) => ({ words: `Carte du pass ${formatPassNumber(number)} à récupérer` })),
    };
  }

  async takeBack(tx: Tx, actor: Actor, residentId: string, { passes, mails }: EndedPasses): Promise<CameBack> {
    const said: CameBack = { back: [], lost: [] };
    for (const { id, state } of passes) {
      const [pass] = await tx.rows<{ number: string }>(
        `update pass set state = $3, state_changed_at = $4, revocation_reason = null
         where id = $1 and resident_id = $2 and state = 'revoked' and revocation_reason in ('deceased', 'moved') returning number`,
        [id, residentId, state, this.clock.now().toString()],
      );
      if (!pass) continue;
      await tx.insert(PassStateChangeEntity, { id: uuidv7(), passId: id, at: this.clock.now(), state });
      await this.places.touch(tx, id);
      const action = state === 'active' ? 'pass.resumed' : 'pass.suspended';
      await this.audit.write(tx, actor, { action, subject: { kind: 'pass', id } });
      said.back.push(
        `Le pass ${formatPassNumber(pass.number)}, sa carte et ses téléphones${state === 'suspended' ? ' : suspendu, comme avant' : ''}`,
      );
    }
    if (mails > 0)
      said.lost.push(`${counted(mails, 'courriel', 'courriels')} sur le pass, qui attendaient, ne partiront pas`);
    return said;
  }

  private held(tx: Tx, residentId: string): Promise<HeldPass[]> {
    return tx.rows<HeldPass>(
      `select p.id, p.number, p.state,
         (select count(*)::int from credential c where c.pass_id = p.id and c.kind = 'phone' and c.revoked_at is null and c.valid_through >= $2) as phones,
         exists (select from credential c where c.pass_id = p.id and c.kind = 'card' and c.revoked_at is null and c.printed_at is not null) as "hasCard",
         (select count(*)::int from mail m where m.about_kind in ('pass', 'pass_reminder') and m.about_id = p.id and m.state in ('queued', 'sending')) as mails
       from pass p where p.resident_id = $1 and p.state <> 'revoked' order by p.id`,
      [residentId, this.clock.today().toString()],
    );
  }
}
