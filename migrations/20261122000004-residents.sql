-- Residents, and the loading of a whole file of them.

create table resident (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  last_name text not null check (last_name <> '' and length(last_name) <= 100),
  first_name text not null check (first_name <> '' and length(first_name) <= 100),
  born_on date not null check (born_on >= '1880-01-01'),
  commune_code text not null check (commune_code ~ '^(\d{2}|2A|2B)\d{3}$'),
  address text check (length(address) <= 200),
  postcode text check (postcode ~ '^\d{5}$'),
  -- E.164
  phone text check (phone ~ '^\+\d{6,15}$'),
  email text check (length(email) <= 254),
  -- Kind and date of the proof an agent has seen; the document itself is never kept.
  residence_proof_kind text check (residence_proof_kind in ('energy', 'tax', 'rent', 'host', 'other')),
  residence_proof_seen_on date check ((residence_proof_seen_on is null) = (residence_proof_kind is null)),
  -- Surname and first name without accents, case and hyphens, and the birth date: equal for the same person.
  identity_key text not null,
  -- What the search box looks in, same folding.
  search_text text not null,
  registered_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (ccas_id, id)
);
create index on resident (ccas_id, identity_key);
create index on resident (ccas_id, search_text, id);
call keep_apart('resident', 'select, insert, update');

create table resident_import (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  file_name text not null,
  -- Kept until the import is done, so that a process that dies can be followed by another.
  file bytea,
  dry_run boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'unreadable')),
  -- Runs begun and not finished: a file that brings the process down must not do so for ever.
  attempts smallint not null default 0,
  actor_kind text not null,
  actor_id uuid,
  rows_total int,
  rows_read int not null default 0,
  created_count int not null default 0,
  merged_count int not null default 0,
  unchanged_count int not null default 0,
  refused_count int not null default 0,
  -- [{ line, field, code, detail }], the first thousand
  refusals jsonb not null default '[]',
  -- Why the whole file could not be read.
  failure_code text,
  failure_detail text,
  requested_at timestamptz not null,
  finished_at timestamptz,
  primary key (ccas_id, id)
);
create index on resident_import (ccas_id) where state in ('waiting', 'running');
call keep_apart('resident_import', 'select, insert, update');

-- For the process that looks for work: it visits every CCAS and learns which imports are to be run.
create function unfinished_resident_imports() returns table (ccas_id uuid, id uuid, requested_at timestamptz) language plpgsql as $$
declare
  v_ccas uuid;
begin
  for v_ccas in select c.id from ccas c loop
    perform set_config('app.ccas', v_ccas::text, true);
    return query select i.ccas_id, i.id, i.requested_at from resident_import i where i.ccas_id = v_ccas and i.state in ('waiting', 'running');
  end loop;
end $$;
