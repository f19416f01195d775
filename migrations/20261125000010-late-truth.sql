-- A late scan is judged by what was so when it was made: also by the state before the last, and by a partner's own.
create table pass_state_change (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  pass_id uuid not null,
  at timestamptz not null,
  -- What it was from then on. Before the first it was active.
  state text not null check (state in ('active', 'suspended', 'revoked')),
  primary key (ccas_id, id),
  foreign key (ccas_id, pass_id) references pass
);
create index on pass_state_change (ccas_id, pass_id, at, id);
call keep_apart('pass_state_change', 'select, insert');
create function pass_state_at(p_pass uuid, p_at timestamptz) returns text language sql stable as $$
  select coalesce((select state from pass_state_change where ccas_id = current_ccas() and pass_id = p_pass and at <= p_at order by at desc, id desc limit 1), 'active')
$$;

-- When it was approved no longer; none while it is, or never was.
alter table partner add left_line_at timestamptz;
