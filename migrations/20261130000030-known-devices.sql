-- Browsers somebody has signed in with before: their right password is not kept out by what strangers try elsewhere.
create table known_device (
  ccas_id uuid not null default current_ccas() references ccas,
  account_id uuid not null,
  -- SHA-256 of the account and of a secret that only this browser has.
  hash bytea not null check (length(hash) = 32),
  last_used_at timestamptz not null,
  primary key (ccas_id, account_id, hash),
  foreign key (ccas_id, account_id) references account
);
call keep_apart('known_device', 'select, insert, delete');
grant update (last_used_at) on known_device to passerelle_app;
