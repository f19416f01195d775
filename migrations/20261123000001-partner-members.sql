-- Whoever works for a partner signs in by a link sent by mail, once: no password to forget, none to steal.
create table partner_member (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  partner_id uuid not null,
  -- Name and address are taken away the day the person leaves.
  name text check (name <> ''),
  email text check (email = lower(email)),
  added_at timestamptz not null,
  left_at timestamptz,
  primary key (ccas_id, id),
  foreign key (ccas_id, partner_id) references partner (ccas_id, id),
  check ((left_at is null) = (name is not null and email is not null)),
  check (left_at is null or (name is null and email is null))
);
create unique index partner_member_once on partner_member (ccas_id, partner_id, email) where left_at is null;
create index on partner_member (ccas_id, email) where left_at is null;
call keep_apart('partner_member', 'select, insert, update');

-- A link sent to someone, good once: to sign in without a password, for now to a partner's team.
create table one_time_link (
  ccas_id uuid not null default current_ccas() references ccas,
  -- SHA-256 of the secret in the link.
  hash bytea not null check (length(hash) = 32),
  purpose text not null check (purpose ~ '^[a-z_]+$'),
  -- Whom it was sent to: a row of the table its purpose speaks of.
  subject_id uuid not null,
  expires_at timestamptz not null,
  primary key (ccas_id, hash)
);
create index on one_time_link (ccas_id, purpose, subject_id);
call keep_apart('one_time_link', 'select, insert, delete');

-- Sessions that are open keep their person: the id stays.
alter table account no force row level security;
alter table partner_member no force row level security;
insert into partner_member (ccas_id, id, partner_id, name, email, added_at)
  select ccas_id, id, partner_id, name, email, created_at from account where kind = 'partner' and deactivated_at is null;
delete from account where kind = 'partner';
alter table partner_member force row level security;
alter table account force row level security;
alter table account drop column partner_id;
alter table account drop constraint account_kind_check;
alter table account add constraint account_kind_check check (kind in ('agent', 'manager'));

-- A mail with a secret in it is read by whoever it was sent to, and by nobody else.
alter table mail add column is_private boolean not null default false;
