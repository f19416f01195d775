-- Whoever works for the mutuelle signs in by a mailed link, as partners do, and sees one agreement only.
create extension if not exists btree_gist;

alter table access_token drop constraint access_token_actor_kind_check;
alter table access_token add constraint access_token_actor_kind_check
  check (actor_kind in ('agent', 'manager', 'partner', 'till', 'insurer'));

-- The agreement this transaction works for, when it works for a mutuelle. Set by `MutuelleScope`, read by the policies below.
create function current_insurer() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.insurer', true), '')::uuid $$;

create function is_rising(numbers smallint[]) returns boolean language sql immutable parallel safe as $$
  select coalesce(bool_and(n > before), true)
  from (select n, lag(n) over (order by place) as before from unnest(numbers) with ordinality as each(n, place)) pairs
  where before is not null
$$;
