-- What was typed in a form whose session had ended, until the same person signs in again. Sealed with a secret that only
-- their browser has, and for an hour.
create table kept_form (
  ccas_id uuid not null default current_ccas() references ccas,
  -- SHA-256 of the browser's secret.
  hash bytea not null check (length(hash) = 32),
  owner_id uuid not null,
  sealed bytea not null,
  expires_at timestamptz not null,
  primary key (ccas_id, hash)
);
create index on kept_form (ccas_id, expires_at);
call keep_apart('kept_form', 'select, insert, delete');
