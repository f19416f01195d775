-- An entry written behind the head of its lane, or in a lane whose head is gone, is a break too: the head said which
-- entry is the last, and only whether that one is there was looked at.

create or replace function audit_breaks() returns table (lane smallint, seq bigint) language sql stable as $$
  with chain as (
    select e.*, lag(e.hash) over (partition by e.lane order by e.seq) as previous, lag(e.seq) over (partition by e.lane order by e.seq) as previous_seq
    from audit_entry e where e.ccas_id = current_ccas())
  select c.lane, c.seq from chain c
  where (c.previous is not null or c.seq = 1)
    and (c.seq <> coalesce(c.previous_seq, 0) + 1
      or c.hash <> audit_hash(coalesce(c.previous, ''), c.at, c.actor_kind, c.actor_id, c.action, c.subject_kind, c.subject_id, c.details))
  union
  select h.lane, h.seq from audit_head h
  where h.ccas_id = current_ccas() and h.seq > 0
    and not exists (select from audit_entry e where e.ccas_id = h.ccas_id and e.lane = h.lane and e.seq = h.seq and e.hash = h.hash)
  union
  select c.lane, c.seq from chain c
  where c.seq > coalesce((select h.seq from audit_head h where h.ccas_id = c.ccas_id and h.lane = c.lane), 0)
$$;
