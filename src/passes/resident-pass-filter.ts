/** What a list of residents is narrowed to, by the pass they have. */
export const passFilters = ['aucun', 'actif', 'suspendu', 'expire', 'retire', 'a-imprimer'] as const;
export type PassFilter = (typeof passFilters)[number];

/**
 * What `status_on` says of a pass today (`$1`), in columns whose values the planner knows: of a function of them it takes
 * one in two hundred, and looks 15 000 people up one by one.
 */
const statuses = {
  active: `p.state = 'active' and p.valid_through >= $1`,
  suspended: `p.state = 'suspended' and p.valid_through >= $1`,
  expired: `p.state <> 'revoked' and p.valid_through < $1`,
  revoked: `p.state = 'revoked'`,
};

/** SQL on `resident r`, on the day `$1`. */
export const withPass: Record<PassFilter, string> = {
  aucun: 'r.ended_as is null and not exists (select from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id)',
  actif: held('active'),
  suspendu: held('suspended'),
  expire: `${held('expired')} and not ${held('active')}`,
  retire: `${held('revoked')} and not ${held('active')}`,
  'a-imprimer': 'r.id in (select resident_id from unprinted_cards($1))',
};

function held(status: keyof typeof statuses): string {
  return `exists (select from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id and ${statuses[status]})`;
}
