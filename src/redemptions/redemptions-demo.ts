import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart } from '../kernel/demonstration/demo-part.js';

/** Half a year of use: no use case can make time pass. Offers without a limit only, so that no counter is owed a use. */
@DemoPart()
@Injectable()
export class RedemptionsDemo implements DemoPart {
  readonly place = 100;

  async load(tx: Tx): Promise<void> {
    await tx.run(
      `insert into redemption (id, offer_id, partner_id, pass_id, credential_id, actor_kind, counted_in_quota, amount_cents, saved_cents, redeemed_at)
       select gen_random_uuid(), o.id, o.partner_id, c.pass_id, c.id, 'till', false, 1200 + 100 * (n % 9), 120 + 10 * (n % 9), now() - (2 + n * 1.3) * interval '1 day'
       from generate_series(1, 130) n
       join lateral (select c.id, c.pass_id from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
         where p.state = 'active' and p.valid_from < current_date - 150 order by c.id offset n % 6 limit 1) c on true
       join lateral (select o.id, o.partner_id from offer o where o.limit_uses is null and o.quota is null and o.state = 'published' order by o.id offset n % 2 limit 1) o on true`,
    );
  }
}
