import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { counted } from '../kernel/ui/french.js';
import { formatPassNumber } from '../passes/pass-number.js';
import type { CameBack, EndedPart, Foreseen, PartEnding } from '../residents/endings/ending.js';
import { ApplicationMails } from './application-mails.js';

/**
 * An application that waits is no dossier's yet: one with the person's name and birth date is for an agent to close. Of
 * those accepted, the answers that have not left stay here.
 */
@Injectable()
export class ApplicationsEnding implements PartEnding<{ mails: number }> {
  constructor(private readonly mails: ApplicationMails) {}

  async foreseen(tx: Tx, residentId: string): Promise<Foreseen> {
    const waiting = await this.waiting(tx, residentId);
    return {
      lines: waiting.map(({ reference }) => `À clore ensuite : la demande de pass ${formatPassNumber(reference)}`),
    };
  }

  async end(tx: Tx, _actor: Actor, residentId: string): Promise<EndedPart<{ mails: number }>> {
    let mails = 0;
    const accepted = await tx.rows<{ id: string }>('select id from pass_application where resident_id = $1', [
      residentId,
    ]);
    for (const { id } of accepted) mails += await this.mails.takeBack(tx, id);
    return {
      ...(mails > 0 && { ended: { mails } }),
      remains: (await this.waiting(tx, residentId)).map(({ id, reference }) => ({
        words: `Demande de pass ${formatPassNumber(reference)} à clore`,
        href: `/ccas/demandes/${id}`,
      })),
    };
  }

  takeBack(_tx: Tx, _actor: Actor, _residentId: string, { mails }: { mails: number }): Promise<CameBack> {
    const words = `${counted(mails, 'courriel', 'courriels')} sur une demande de pass, qui attendaient, ne partiront pas`;
    return Promise.resolve({ back: [], lost: [words] });
  }

  private waiting(tx: Tx, residentId: string): Promise<{ id: string; reference: string }[]> {
    return tx.rows<{ id: string; reference: string }>(
      `select a.id, a.reference from pass_application a join resident r on r.ccas_id = a.ccas_id and r.identity_key = a.identity_key
       where r.id = $1 and a.state in ('submitted', 'more_asked') order by a.id`,
      [residentId],
    );
  }
}
