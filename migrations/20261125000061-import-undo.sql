-- A list may find people by its own reference or by their pass, and a whole list is taken back within a day.

alter table resident_import
  add column match_by text not null default 'identity' check (match_by in ('identity', 'reference', 'pass_number')),
  add column undone_at timestamptz,
  add column undone_by_kind text check ((undone_by_kind is null) = (undone_at is null)),
  add column undone_by_id uuid,
  add column removed_count int,
  add column restored_count int;

-- What undoing needs, for a day: which dossiers the list wrote, and what they said before.
create table resident_import_row (
  ccas_id uuid not null default current_ccas() references ccas,
  import_id uuid not null,
  resident_id uuid not null,
  -- The columns it changed, as they were; null for a dossier it made.
  before jsonb,
  -- Of the dossier as the list left it: another one means that somebody touched it since.
  version int not null,
  -- Undone, and left as it was: why.
  kept_because text check (kept_because in ('changed', 'used')),
  -- No key to `resident`: 50 000 checks in the transaction that makes the rows, planned on a table that was empty when it
  -- began, cost minutes. What points to a person is deleted with them, and all of it within a day.
  primary key (ccas_id, import_id, resident_id),
  foreign key (ccas_id, import_id) references resident_import
);
create index on resident_import_row (ccas_id, resident_id);
call keep_apart('resident_import_row', 'select, insert, update (kept_because), delete');

-- A dossier that a list has just made, and nothing refers to, goes with the list.
grant delete on resident to passerelle_app;
