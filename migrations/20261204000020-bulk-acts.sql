-- One act done to many rows of a list, one after the other, beside the requests. What became of each is kept a month.
create table bulk_run (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  -- Key of the act, and what was answered when it was confirmed.
  act text not null,
  choice text,
  also boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  -- Runs begun and not finished: one that brings the process down must not do so for ever.
  attempts smallint not null default 0,
  -- The process at work, and until when nobody else takes it over.
  worker uuid,
  lease_until timestamptz,
  total int not null check (total between 1 and 50000),
  -- Path of what was made of all of them together.
  leads_to text,
  actor_kind text not null,
  actor_id uuid,
  requested_at timestamptz not null,
  finished_at timestamptz,
  primary key (ccas_id, id),
  check ((state = 'running') = (worker is not null)),
  check ((worker is null) = (lease_until is null))
);
create index on bulk_run (ccas_id) where state in ('waiting', 'running');
call keep_apart('bulk_run', 'select, insert, update, delete');

create table bulk_item (
  ccas_id uuid not null default current_ccas() references ccas,
  run_id uuid not null,
  -- From 1, in the order of the list.
  place int not null check (place >= 1),
  -- What it is done to: of which table, the act knows. It may be gone before its turn comes.
  subject_id uuid not null,
  -- Null until its turn has come.
  outcome text check (outcome in ('done', 'refused')),
  -- What the act has made of it.
  result_id uuid,
  -- Of a refusal: it names nobody.
  detail text,
  next_step text,
  primary key (ccas_id, run_id, place),
  unique (ccas_id, run_id, subject_id),
  foreign key (ccas_id, run_id) references bulk_run on delete cascade,
  check ((detail is not null) = (coalesce(outcome, '') = 'refused'))
);
create index on bulk_item (ccas_id, run_id, place) where outcome is null;
call keep_apart('bulk_item', 'select, insert, update, delete');

-- For the process that looks for work: it visits every CCAS and learns which runs nobody is at work on.
create function unfinished_bulk_runs(p_now timestamptz) returns table (ccas_id uuid, id uuid, requested_at timestamptz) language plpgsql as $$
declare
  v_ccas uuid;
begin
  for v_ccas in select c.id from ccas c loop
    perform set_config('app.ccas', v_ccas::text, true);
    return query select b.ccas_id, b.id, b.requested_at from bulk_run b
      where b.ccas_id = v_ccas and (b.state = 'waiting' or (b.state = 'running' and b.lease_until < p_now));
  end loop;
end $$;

-- Those of `printable_cards` that were never printed. From the few that wait to their pass, and not the other way: with
-- 17 000 passes a third of the time.
create function unprinted_cards(p_today date) returns table (credential_id uuid, pass_id uuid, resident_id uuid) language sql stable as $$
  select c.id, p.id, p.resident_id
  from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
    join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
  where c.ccas_id = current_ccas() and c.kind = 'card' and c.printed_at is null and c.revoked_at is null and c.valid_through >= p_today
    and p.state = 'active' and p.valid_through >= p_today and r.restricted_at is null
    and not exists (select from credential n where n.ccas_id = c.ccas_id and n.pass_id = c.pass_id and n.kind = 'card' and n.revoked_at is null
      and n.valid_through >= p_today and (n.issued_at, n.id) > (c.issued_at, c.id))
$$;
