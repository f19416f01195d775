import { Injectable } from '@nestjs/common';
import { type Namesake, NamesakesOf } from '../../kernel/console/namesakes.js';
import type { Tx } from '../../kernel/database/database.js';
import { foldName } from '../../kernel/text/fold-name.js';

/** Above so many of one name nobody would look at each. */
const MOST = 5;

/** People who give, by name: a donor is no dossier. */
@NamesakesOf()
@Injectable()
export class DonorNamesakes implements NamesakesOf {
  async namesakes(tx: Tx, { lastName, firstName }: { lastName: string; firstName: string }): Promise<Namesake[]> {
    const rows = await tx.rows<{ id: string; name: string; firstName: string }>(
      `select id, name, first_name as "firstName" from donor
       where kind = 'person' and erased_at is null and left(folded(name), 2) = left(folded($1), 2) and first_name is not null order by id`,
      [lastName],
    );
    const isSame = (one: string, other: string) => foldName(one) === foldName(other);
    return rows
      .filter((donor) => isSame(donor.name, lastName) && isSame(donor.firstName, firstName))
      .slice(0, MOST)
      .map(({ id }) => ({ words: 'un donateur du même nom', href: `/ccas/dons/donateurs/${id}` }));
  }
}
