-- Accounts whole: a second factor, codes for the day the phone is lost, ProConnect, and who has come in from where.

-- Someone invited has no password yet; someone who comes by ProConnect may never have one.
alter table account alter column password_hash drop not null;
alter table account
  -- `sub` at the provider; an account belongs to one person there.
  add column oidc_subject text,
  -- Sealed, bound to this account.
  add column totp_secret bytea,
  -- Step (30 s since 1970) of the last code that served: a code serves once.
  add column totp_last_step bigint,
  add constraint account_totp_whole check ((totp_secret is null) = (totp_last_step is null)),
  add constraint account_oidc_subject_key unique (ccas_id, oidc_subject);

-- Keyed hashes; a code serves once.
create table recovery_code (
  ccas_id uuid not null default current_ccas() references ccas,
  account_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  used_at timestamptz,
  primary key (ccas_id, account_id, hash),
  foreign key (ccas_id, account_id) references account
);
call keep_apart('recovery_code', 'select, insert, delete');
grant update (used_at) on recovery_code to passerelle_app;

alter table access_token
  -- What a bearer token may do.
  add column scope text not null default 'write' check (scope in ('read', 'write')),
  -- A session that still waits for its second factor, or for its being set up, opens nothing.
  add column stage text not null default 'full' check (stage in ('full', 'code', 'setup')),
  -- `Firefox sur Windows`
  add column device text,
  -- Account that made this API token.
  add column created_by uuid,
  add column second_factor text check (second_factor in ('totp', 'recovery', 'provider')),
  -- What the identity provider needs to end its own session, sealed.
  add column provider_session bytea;
grant delete on access_token to passerelle_app;

-- Refused sign-ins. Who and from where are keyed hashes: the same person has the same one, and nobody is named.
create table security_event (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  at timestamptz not null,
  what text not null check (what in ('password_refused', 'code_refused', 'link_refused', 'provider_refused')),
  who text not null,
  address text not null,
  primary key (ccas_id, id)
);
create index on security_event (ccas_id, at);
create index on security_event (ccas_id, who, at);
call keep_apart('security_event', 'select, insert, delete');
