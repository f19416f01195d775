import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { EnrolmentQuery } from '../mutuelle/enrolment.query.js';
import { EndingPassesQuery } from '../passes/ending-passes.query.js';
import { ReissueListQuery } from '../passes/reissue-list.query.js';

export interface TodayCounts {
  applicationsSubmitted: number;
  partnersWaiting: number;
  offersSubmitted: number;
  residentsWithoutPass: number;
  rightsRequests: number;
  cardsToPrint: number;
  limitRefusals: number;
  redemptionsToday: number;
  mailsDead: number;
  passesEnding: number;
  cardsToReissue: number;
  mutuelleLeftWaiting: number;
  mutuelleToCall: number;
}

/** What waits for an agent, as counts. */
@Injectable()
export class TodayQuery {
  constructor(
    private readonly endings: EndingPassesQuery,
    private readonly reissues: ReissueListQuery,
    private readonly enrolments: EnrolmentQuery,
  ) {}

  /** @param today ISO day in Paris; `since` its first instant */
  async get(tx: Tx, today: string, since: string): Promise<TodayCounts> {
    const [counts] = await tx.query(
      `select (select count(*)::int from pass_application where state = 'submitted') as "applicationsSubmitted",
         (select count(*)::int from partner where state = 'waiting') as "partnersWaiting",
         (select count(*)::int from offer where state = 'submitted') + (select count(*)::int from offer_revision where state = 'submitted') as "offersSubmitted",
         (select count(*)::int from resident r where r.merged_into is null and r.erased_at is null and not exists (select from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id)) as "residentsWithoutPass",
         (select count(*)::int from rights_request where state = 'waiting') as "rightsRequests",
         (select count(*)::int from printable_cards($2) where printed_at is null) as "cardsToPrint",
         (select count(*)::int from refusal where verdict = 'limit_reached' and refused_at >= $1) as "limitRefusals",
         (select count(*)::int from redemption where voided_at is null and redeemed_at >= $1) as "redemptionsToday",
         (select count(*)::int from mail where state = 'dead') as "mailsDead"`,
      [since, today],
    );
    const mutuelle = await this.enrolments.waiting(tx);
    return {
      ...counts,
      mutuelleLeftWaiting: mutuelle.leftWaiting,
      mutuelleToCall: mutuelle.toCall,
      passesEnding: await this.endings.count(tx, '60'),
      cardsToReissue: await this.reissues.count(tx),
    };
  }
}
