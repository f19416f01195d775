-- Two dossiers of one person become one, and can be two again.

-- The dossier this one was merged into; its own rows are there. The row stays, so that the merge can be undone.
alter table resident
  add column merged_into uuid,
  add check (merged_into <> id),
  add foreign key (ccas_id, merged_into) references resident;
create index on resident (ccas_id, merged_into) where merged_into is not null;
-- Likely doubles are looked for among those born on one day.
create index on resident (ccas_id, born_on);

create table resident_merge (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null check (merged_id <> kept_id),
  -- What undoing needs; absent once the person was erased.
  -- { before, after: values of the kept dossier, moved: { part: [ids] }, suspendedPassId }
  undo jsonb,
  merged_at timestamptz not null,
  merged_by_kind text not null,
  merged_by_id uuid,
  undone_at timestamptz,
  undone_by_kind text check ((undone_by_kind is null) = (undone_at is null)),
  undone_by_id uuid,
  primary key (ccas_id, id),
  foreign key (ccas_id, kept_id) references resident,
  foreign key (ccas_id, merged_id) references resident
);
create unique index merged_once on resident_merge (ccas_id, merged_id) where undone_at is null;
create index on resident_merge (ccas_id, kept_id);
create index on resident_merge (ccas_id, merged_id);
call keep_apart('resident_merge', 'select, insert, update');

-- An agent has said these are two people; the smaller id first.
create table not_double (
  ccas_id uuid not null default current_ccas() references ccas,
  one_id uuid not null,
  other_id uuid not null check (other_id > one_id),
  said_at timestamptz not null,
  primary key (ccas_id, one_id, other_id),
  foreign key (ccas_id, one_id) references resident,
  foreign key (ccas_id, other_id) references resident
);
call keep_apart('not_double', 'select, insert');
