-- The journal is kept twelve months. What is removed is the beginning of a lane, whole, and where the lane now starts is
-- written down: a beginning that is missing without that is a break.

create table audit_origin (
  ccas_id uuid not null default current_ccas() references ccas,
  lane smallint not null,
  -- Last entry removed, and its hash: the first one kept follows from it.
  seq bigint not null,
  hash bytea not null,
  primary key (ccas_id, lane)
);
call keep_apart('audit_origin', 'select');

create or replace function audit_breaks() returns table (lane smallint, seq bigint) language sql stable as $$
  with chain as (
    select e.*,
      coalesce(lag(e.hash) over entries, case when o.seq = e.seq - 1 then o.hash end, '') as previous,
      coalesce(lag(e.seq) over entries, o.seq, 0) as previous_seq
    from audit_entry e left join audit_origin o on o.ccas_id = e.ccas_id and o.lane = e.lane
    where e.ccas_id = current_ccas()
    window entries as (partition by e.lane order by e.seq))
  select c.lane, c.seq from chain c
  where c.seq <> c.previous_seq + 1
    or c.hash <> audit_hash(c.previous, c.at, c.actor_kind, c.actor_id, c.action, c.subject_kind, c.subject_id, c.details)
  union
  select h.lane, h.seq from audit_head h
  where h.ccas_id = current_ccas() and h.seq > 0
    and not exists (select from audit_entry e where e.ccas_id = h.ccas_id and e.lane = h.lane and e.seq = h.seq and e.hash = h.hash)
    and not exists (select from audit_origin o where o.ccas_id = h.ccas_id and o.lane = h.lane and o.seq = h.seq and o.hash = h.hash)
  union
  select c.lane, c.seq from chain c
  where c.seq > coalesce((select h.seq from audit_head h where h.ccas_id = c.ccas_id and h.lane = c.lane), 0)
$$;

-- Removes from each lane what lies before its first entry of that day or later. It runs as the owner of the tables, still
-- under the caller's `app.ccas`. What is younger than a year goes by the database's own clock: whoever has taken over
-- the application cannot empty the journal with this.
create function purge_audit(p_before timestamptz) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_lane smallint;
  v_last bigint;
  v_hash bytea;
  v_removed bigint;
  v_total bigint := 0;
begin
  if current_ccas() is null then raise exception 'purge_audit outside a CCAS'; end if;
  if p_before > now() - interval '364 days' then raise exception 'purge_audit of what is younger than a year'; end if;
  for v_lane in select h.lane from audit_head h where h.ccas_id = current_ccas() order by h.lane for update loop
    select max(e.seq) into v_last from audit_entry e
      where e.ccas_id = current_ccas() and e.lane = v_lane
        and e.seq < coalesce((select min(k.seq) from audit_entry k where k.ccas_id = current_ccas() and k.lane = v_lane and k.at >= p_before), 9223372036854775807);
    continue when v_last is null;
    select e.hash into v_hash from audit_entry e where e.ccas_id = current_ccas() and e.lane = v_lane and e.seq = v_last;
    insert into audit_origin (lane, seq, hash) values (v_lane, v_last, v_hash)
      on conflict (ccas_id, lane) do update set seq = excluded.seq, hash = excluded.hash;
    delete from audit_entry e where e.ccas_id = current_ccas() and e.lane = v_lane and e.seq <= v_last;
    get diagnostics v_removed = row_count;
    v_total := v_total + v_removed;
  end loop;
  return v_total;
end $$;
revoke execute on function purge_audit from public;
grant execute on function purge_audit to passerelle_app;

-- What one person of the CCAS did; tills, whose scans fill the journal, are found by day.
create index audit_entry_of_staff on audit_entry (ccas_id, actor_id, at) where actor_kind in ('agent', 'manager');
