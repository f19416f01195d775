import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { AgendaPart, type AgendaEntry } from '../../kernel/console/agenda.js';
import type { Tx } from '../../kernel/database/database.js';
import { firstInstantOf } from '../../kernel/time/clock.js';
import { AgreementQuery } from './agreement.query.js';
import { noticeBy } from './agreement-dates.js';

/** The yearly review of an agreement, and the last day to say that it is not to be renewed. */
@AgendaPart()
@Injectable()
export class AgreementsInAgenda implements AgendaPart {
  constructor(private readonly agreements: AgreementQuery) {}

  async agenda(tx: Tx, from: string, to: string): Promise<AgendaEntry[]> {
    const signed = (await this.agreements.find(tx)).filter(({ signedOn, denouncedOn }) => signedOn && !denouncedOn);
    const entries = signed.flatMap((agreement) => {
      const { id, insurerName, reviewOn } = agreement;
      const entry = (title: string, day: string): AgendaEntry => ({
        at: new Date(firstInstantOf(Temporal.PlainDate.from(day))),
        isDayOnly: true,
        title,
        detail: insurerName,
        href: `/ccas/mutuelle/conventions/${id}`,
        icon: 'file-pen-line',
      });
      const notice = noticeBy(agreement)?.toString();
      return [
        entry('Bilan annuel de la convention', reviewOn),
        ...(notice ? [entry('Dernier jour pour ne pas reconduire la convention', notice)] : []),
      ];
    });
    return entries.filter(({ at }) => at >= new Date(from) && at < new Date(to));
  }
}
