-- The dossier: its version, what agents note in it, and when its use is limited.

alter table resident
  -- Raised by every change: whoever writes what they read before it is told.
  add column version int not null default 1,
  -- The number under which the town hall's own software knows the person.
  add column reference text check (reference <> '' and length(reference) <= 40),
  -- RGPD, article 18: kept, and used for nothing else.
  add column restricted_at timestamptz;
create unique index resident_reference on resident (ccas_id, reference) where reference is not null;

-- In the database, because a dossier is written in several ways: by hand, by a list, by a merge.
create function raise_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger raise_version before update on resident for each row execute function raise_version();

create table resident_note (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  resident_id uuid not null,
  -- Gone once the person is erased.
  text text check (length(text) between 1 and 2000),
  written_at timestamptz not null,
  written_by_kind text not null,
  written_by_id uuid,
  -- A note is never deleted: it is struck, and stays readable.
  struck_at timestamptz,
  struck_by_kind text check ((struck_by_kind is null) = (struck_at is null)),
  struck_by_id uuid,
  primary key (ccas_id, id),
  foreign key (ccas_id, resident_id) references resident
);
create index on resident_note (ccas_id, resident_id);
call keep_apart('resident_note', 'select, insert, update (text, resident_id, struck_at, struck_by_kind, struck_by_id)');

-- What a person may ask: articles 15 (access), 16, 17, 18 and 20 (portability).
alter table rights_request
  drop constraint rights_request_kind_check,
  add constraint rights_request_kind_check check (kind in ('access', 'correction', 'restriction', 'erasure', 'portability'));

-- Nothing is printed by itself for someone whose dossier is restricted.
create or replace function printable_cards(p_today date)
  returns table (credential_id uuid, pass_id uuid, resident_id uuid, issued_at timestamptz, printed_at timestamptz) language sql stable as $$
  select distinct on (p.id) c.id, p.id, p.resident_id, c.issued_at, c.printed_at
  from pass p join credential c on c.ccas_id = p.ccas_id and c.pass_id = p.id
    join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
  where p.ccas_id = current_ccas() and status_on(p.state, p.valid_through, p_today) = 'active'
    and c.kind = 'card' and c.revoked_at is null and c.valid_through >= p_today and r.restricted_at is null
  order by p.id, c.issued_at desc, c.id desc
$$;

-- The time line of a dossier reads the journal by its subjects; the list of refusals reads them by verdict.
create index on refusal (ccas_id, verdict, refused_at);
