-- Files that belong to something a slice keeps: a signed agreement, an invoice. The slice's row points here; a file is
-- never changed, only replaced by another.
create table document (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  content_type text not null check (content_type in ('application/pdf', 'image/png', 'image/jpeg')),
  bytes bytea not null check (length(bytes) between 1 and 10485760),
  -- SHA-256 of the bytes: a file changed behind the application's back shows.
  hash bytea not null check (length(hash) = 32),
  added_at timestamptz not null,
  primary key (ccas_id, id)
);
-- Already compressed: PDF and pictures.
alter table document alter column bytes set storage external;
call keep_apart('document', 'select, insert, delete');
