import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/kernel/database/database.js';

/** How many kits there are to hand out. */
@Injectable()
export class KitCountQuery {
  async find(tx: Tx): Promise<number> {
    const { count } = await tx.one<{ count: number }>('select count(*)::int as count from kit');
    return count;
  }
}
