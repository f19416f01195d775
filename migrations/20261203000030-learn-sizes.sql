-- The planner knows a table by what it last looked at. One that was filled at one go is small to it until autovacuum comes
-- by, up to a minute later: the first page then waited ten seconds for a plan meant for ten rows. What has just written much
-- has it look again, before anyone reads: only at tables that have grown to twice what is known of them, so that a list of
-- three thousand costs a large commune nothing. It runs as the owner of the tables and shows nothing of their rows.
create function learn_sizes() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_table regclass;
  v_learnt int := 0;
begin
  for v_table in
    select c.oid from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and pg_relation_size(c.oid) / current_setting('block_size')::int > 2 * c.relpages
    order by c.oid
  loop
    execute format('analyze %s', v_table);
    v_learnt := v_learnt + 1;
  end loop;
  return v_learnt;
end $$;
revoke execute on function learn_sizes() from public;
grant execute on function learn_sizes() to passerelle_app;
