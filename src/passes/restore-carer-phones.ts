import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

/** Phones of carers whose access was ended by mistake carry the pass again. */
@Injectable()
export class RestoreCarerPhones {
  /**
   * A place that another phone has taken meanwhile stays taken.
   * @param carerIds those who are carers again: nobody else’s phone is touched
   * @returns how many serve again
   */
  async run(tx: Tx, credentialIds: string[], carerIds: string[]): Promise<number> {
    const back = await tx.rows<{ statusList: number }>(
      `update credential c set revoked_at = null where id = any($1::uuid[]) and revoked_at is not null and carer_id = any($2::uuid[])
         and not exists (select from credential o where o.pass_id = c.pass_id and o.phone_place = c.phone_place and o.revoked_at is null)
       returning status_list as "statusList"`,
      [credentialIds, carerIds],
    );
    await tx.run('update status_list set version = version + 1 where number = any($1::smallint[])', [
      back.map(({ statusList }) => statusList),
    ]);
    return back.length;
  }
}
