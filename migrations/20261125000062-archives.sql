-- Everything a CCAS owns, in one file, made beside the requests and kept a day.

create table archive (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cleared')),
  -- Runs begun and not finished: an archive that brings the process down must not do so for ever.
  attempts smallint not null default 0,
  -- The key of its secrets, from the passphrase, sealed with SECRET_KEY; gone when it is made.
  sealed_key bytea,
  salt bytea not null,
  tables_total int,
  tables_done int not null default 0,
  bytes bigint,
  actor_kind text not null,
  actor_id uuid,
  requested_at timestamptz not null,
  finished_at timestamptz,
  primary key (ccas_id, id),
  check (state not in ('waiting', 'running') or sealed_key is not null)
);
create index on archive (ccas_id) where state in ('waiting', 'running');
call keep_apart('archive', 'select, insert, update');

-- The file in pieces of a megabyte, sealed.
create table archive_chunk (
  ccas_id uuid not null default current_ccas() references ccas,
  archive_id uuid not null,
  place int not null check (place >= 0),
  sealed bytea not null,
  primary key (ccas_id, archive_id, place),
  foreign key (ccas_id, archive_id) references archive
);
alter table archive_chunk alter column sealed set storage external;
call keep_apart('archive_chunk', 'select, insert, delete');

-- For the process that looks for work: it visits every CCAS and learns which archives are to be made.
create function unfinished_archives() returns table (ccas_id uuid, id uuid, requested_at timestamptz) language plpgsql as $$
declare
  v_ccas uuid;
begin
  for v_ccas in select c.id from ccas c loop
    perform set_config('app.ccas', v_ccas::text, true);
    return query select a.ccas_id, a.id, a.requested_at from archive a where a.ccas_id = v_ccas and a.state in ('waiting', 'running');
  end loop;
end $$;
