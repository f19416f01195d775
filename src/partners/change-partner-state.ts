import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { PartnerEntity } from './partner.entity.js';
import { CloseAccess } from './close-access.js';
import { partnerPath, type PartnerVerb } from './partner-path.js';
import { PartnerMails } from './partner-mails.js';
import { leftWords, resumedWords, suspendedWords } from './partner-state-wording.js';
import { TellPartner } from './tell-partner.js';
import { WrongPartnerState } from './partners.errors.js';

/**
 * `waiting` → `approved` ⇄ `suspended`; `waiting` → `returned` with a reason → `waiting`; any → `left`.
 * The offers of a partner that is not approved are not active.
 */
@Injectable()
export class ChangePartnerState {
  constructor(
    private readonly mails: PartnerMails,
    private readonly tell: TellPartner,
    private readonly closeAccess: CloseAccess,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, WrongPartnerState, InvalidInput when it is returned without a reason */
  async run(tx: Tx, actor: Actor, id: string, verb: PartnerVerb, reason?: string): Promise<void> {
    const partner = await tx.findOne(PartnerEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!partner || (actor.partnerId && actor.partnerId !== id)) throw new NotFound('Ce partenaire');
    const step = partnerPath.taken(verb, partner.state, actor);
    if (!step) throw new WrongPartnerState(partnerPath.step(verb).refusal);
    if (verb === 'return' && !reason)
      throw new InvalidInput([
        { field: 'reason', code: 'required', detail: 'Dites au partenaire ce qu’il doit corriger.' },
      ]);
    const leftLineAt =
      step.to === 'approved' ? null : partner.state === 'approved' ? this.clock.now() : partner.leftLineAt;
    await tx.update(
      PartnerEntity,
      { id },
      { state: step.to, leftLineAt, returnReason: verb === 'return' ? reason! : null },
    );
    if (verb === 'suspend') await this.tell.run(tx, id, suspendedWords(partner.name, reason));
    if (verb === 'leave') await this.tell.run(tx, id, leftWords(partner.name, reason));
    if (verb === 'approve' && partner.state === 'suspended') await this.tell.run(tx, id, resumedWords(partner.name));
    if (verb === 'leave') await this.closeAccess.run(tx, actor, id);
    if (verb === 'return') await this.mails.returned(tx, id, reason!);
    if (verb === 'approve' && partner.state === 'waiting') await this.mails.approved(tx, id);
    await this.audit.write(tx, actor, { action: step.action, subject: { kind: 'partner', id } });
  }
}
