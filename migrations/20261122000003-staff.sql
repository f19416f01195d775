-- Accounts that sign in with a password: CCAS staff, and members of a partner's team.

create table account (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  kind text not null check (kind in ('agent', 'manager', 'partner')),
  partner_id uuid check ((partner_id is not null) = (kind = 'partner')),
  email text not null check (email = lower(email)),
  name text not null check (name <> ''),
  -- argon2id, in PHC form.
  password_hash text not null,
  created_at timestamptz not null,
  deactivated_at timestamptz,
  primary key (ccas_id, id),
  unique (ccas_id, email)
);
call keep_apart('account', 'select, insert, update');
