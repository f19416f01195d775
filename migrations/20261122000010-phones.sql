-- A pass on a phone: who may hold it (the person, carers), how a phone is activated, and codes already used.

-- Phones that may carry one pass at the same time, those of carers included.
alter table ccas add column phone_limit smallint not null default 4 check (phone_limit between 1 and 20);

-- Someone a resident allows to hold the pass for them.
create table carer (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  resident_id uuid not null,
  last_name text not null check (last_name <> '' and length(last_name) <= 100),
  first_name text not null check (first_name <> '' and length(first_name) <= 100),
  allowed_by text not null check (allowed_by in ('resident', 'agent')),
  -- An agent has seen the form signed by the resident; the form itself is not kept.
  form_seen_on date check ((form_seen_on is not null) = (allowed_by = 'agent')),
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('resident', 'carer', 'agent', 'system')),
  primary key (ccas_id, id),
  foreign key (ccas_id, resident_id) references resident,
  check ((ended_at is null) = (ended_by is null))
);
create index on carer (ccas_id, resident_id);
call keep_apart('carer', 'select, insert, update');

alter table credential
  -- The phone's own P-256 key: { x, y }, base64url. Its private half never leaves the phone.
  add column public_jwk jsonb,
  -- Whose phone it is, when not the resident's own.
  add column carer_id uuid,
  -- Each phone of a pass takes one of the places its CCAS allows; revoked, it frees it.
  add column phone_place smallint check (phone_place between 1 and 20),
  add column last_seen_at timestamptz,
  add foreign key (ccas_id, carer_id) references carer,
  add check ((kind = 'phone') = (public_jwk is not null)),
  add check ((kind = 'phone') = (phone_place is not null)),
  add check (kind = 'phone' or carer_id is null);
create unique index one_phone_a_place on credential (ccas_id, pass_id, phone_place) where revoked_at is null;

-- The right to put a pass on one phone, once. The secret itself is derived from the id and SECRET_KEY, never stored.
create table activation_secret (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  pass_id uuid not null,
  carer_id uuid,
  -- The phone that lost its storage, revoked when this secret is used.
  replaces_credential_id uuid,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  used_at timestamptz,
  -- The phone it was used for.
  credential_id uuid,
  primary key (ccas_id, id),
  foreign key (ccas_id, pass_id) references pass,
  foreign key (ccas_id, carer_id) references carer,
  foreign key (ccas_id, replaces_credential_id) references credential,
  foreign key (ccas_id, credential_id) references credential,
  check ((used_at is null) = (credential_id is null))
);
create index on activation_secret (ccas_id, pass_id);
-- One at a time for the person, one for each carer.
create unique index one_open_secret on activation_secret (ccas_id, pass_id, carer_id) nulls not distinct where used_at is null and withdrawn_at is null;
create index on activation_secret (ccas_id, carer_id);
call keep_apart('activation_secret', 'select, insert, update');

-- A phone's code belongs to the till that used it first, and serves there once for each offer. `client_id` is that till,
-- partner's account or agent.
create table used_code (
  ccas_id uuid not null default current_ccas() references ccas,
  jti text not null,
  iat bigint not null,
  nonce text not null,
  client_id uuid not null,
  offer_ids uuid[] not null check (cardinality(offer_ids) > 0),
  used_at timestamptz not null,
  primary key (ccas_id, jti, iat, nonce)
);
create index on used_code (ccas_id, used_at);
call keep_apart('used_code', 'select, insert, update, delete');
