-- Somebody was called and nobody answered: whom the console asks to call, of whichever slice, is asked again later
-- (docs/decisions/0087). No name and no number: the slice knows them. Forgotten after a quarter.
create table call_try (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind ~ '^[a-z][a-z0-9_]{0,39}$'),
  subject_id uuid not null,
  tried_at timestamptz not null,
  tried_by uuid,
  primary key (ccas_id, id)
);
-- Two strokes within a minute are one try.
create unique index on call_try (ccas_id, kind, subject_id, date_trunc('minute', tried_at at time zone 'UTC'));
call keep_apart('call_try', 'select, insert, delete');
