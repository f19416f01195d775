-- What a CCAS has switched on, besides pass, partners and offers (docs/decisions/0086): names that the code declares. And, of
-- these, what each account may use; a manager uses all of it, and grants it.

alter table ccas add column modules text[] not null default '{}';
alter table account add column modules text[] not null default '{}';

-- What a CCAS has used stays on, and whoever worked with it goes on doing so. Also for an archive made before this file.
create function carry_over_20261204000010(p_ccas uuid) returns void language plpgsql as $$
declare
  used text[];
begin
  perform set_config('app.ccas', p_ccas::text, true);
  used := array_remove(array[
    case when exists (select from agreement where ccas_id = p_ccas) or exists (select from mutuelle_call where ccas_id = p_ccas)
      or exists (select from enrolment where ccas_id = p_ccas) then 'mutuelle' end,
    case when exists (select from donor where ccas_id = p_ccas) or exists (select from fund where ccas_id = p_ccas) then 'donations' end
  ], null);
  update ccas set modules = used where id = p_ccas;
  update account set modules = used where ccas_id = p_ccas;
end $$;
revoke execute on function carry_over_20261204000010 from public;

do $$
declare
  before text := current_setting('app.ccas', true);
  each_ccas uuid;
begin
  for each_ccas in select id from ccas loop
    perform carry_over_20261204000010(each_ccas);
  end loop;
  perform set_config('app.ccas', coalesce(before, ''), true);
end $$;

-- As find_access_token, and what the account may use; nothing of whoever is no account.
create function find_access(p_ccas uuid, p_secret_hash bytea) returns table (
  id uuid, carrier text, actor_kind text, actor_id uuid, partner_id uuid, scope text, stage text,
  expires_at timestamptz, last_used_at timestamptz, revoked_at timestamptz, modules text[]
) language plpgsql as $$
begin
  perform set_config('app.ccas', p_ccas::text, true);
  return query select t.id, t.carrier, t.actor_kind, t.actor_id, t.partner_id, t.scope, t.stage, t.expires_at, t.last_used_at, t.revoked_at,
      case when t.actor_kind = 'agent' then (select a.modules from account a where a.ccas_id = p_ccas and a.id = t.actor_id) end
    from access_token t where t.ccas_id = p_ccas and t.secret_hash = p_secret_hash;
end $$;
