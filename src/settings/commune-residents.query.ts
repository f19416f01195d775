import type { Tx } from '../kernel/database/database.js';

/** How many people of the register live in each commune: it reads a table of the residents. */
export async function communeResidents(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.rows<{ code: string; residents: number }>(
    `select commune_code as code, count(*)::int as residents from resident where merged_into is null and erased_at is null group by 1`,
  );
  return new Map(rows.map(({ code, residents }) => [code, residents]));
}
