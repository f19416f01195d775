/** SQL on `account a`: when somebody last did something in a session. */
export const lastSeen = `(select max(coalesce(t.last_used_at, t.created_at)) from access_token t where t.ccas_id = a.ccas_id and t.actor_id = a.id and t.carrier = 'cookie' and t.stage = 'full')`;
