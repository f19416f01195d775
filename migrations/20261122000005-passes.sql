-- Passes, their credentials, and the status lists that say which are revoked.

create table pass (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  resident_id uuid not null,
  -- Eight Crockford base-32 characters and the check character, without separators.
  number text not null check (number ~ '^[0-9A-HJKMNP-TV-Z]{9}$'),
  category smallint not null check (category between 1 and 3),
  valid_from date not null,
  -- Last valid day.
  valid_through date not null check (valid_through >= valid_from),
  -- `expired` is derived from the date, never stored.
  state text not null check (state in ('active', 'suspended', 'revoked')),
  revocation_reason text check (revocation_reason in ('on_request', 'moved', 'deceased', 'fraud', 'error')),
  issued_at timestamptz not null,
  primary key (ccas_id, id),
  unique (ccas_id, number),
  foreign key (ccas_id, resident_id) references resident,
  check ((state = 'revoked') = (revocation_reason is not null))
);
create index on pass (ccas_id, resident_id);
call keep_apart('pass', 'select, insert, update');

-- The one place that says when a pass, or a card, is over.
create function status_on(state text, valid_through date, today date) returns text language sql immutable parallel safe
  as $$ select case when state <> 'revoked' and valid_through < today then 'expired' else state end $$;

create table credential (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  pass_id uuid not null,
  kind text not null check (kind in ('card', 'phone')),
  -- Eight random bytes, base64url.
  jti text not null check (jti ~ '^[A-Za-z0-9_-]{11}$'),
  status_list smallint not null check (status_list between 0 and 255),
  status_index int not null check (status_index between 0 and 131071),
  valid_from date not null,
  valid_through date not null check (valid_through >= valid_from),
  revoked_at timestamptz,
  issued_at timestamptz not null,
  primary key (ccas_id, id),
  unique (ccas_id, jti),
  unique (ccas_id, status_list, status_index),
  foreign key (ccas_id, pass_id) references pass
);
create index on credential (ccas_id, pass_id);
call keep_apart('credential', 'select, insert, update');

-- Which keys have signed a credential: an old key stays until its last one has ended, a compromised one's are reissued.
create table credential_signature (
  ccas_id uuid not null default current_ccas() references ccas,
  credential_id uuid not null,
  kid text not null,
  signed_at timestamptz not null,
  primary key (ccas_id, credential_id, kid),
  foreign key (ccas_id, credential_id) references credential,
  foreign key (ccas_id, kid) references issuer_key
);
create index on credential_signature (ccas_id, kid);
call keep_apart('credential_signature', 'select, insert, update');

-- `version` rises with every change of a status in the list.
create table status_list (
  ccas_id uuid not null default current_ccas() references ccas,
  number smallint not null check (number between 0 and 255),
  version bigint not null default 0,
  taken int not null default 0 check (taken <= 131072),
  primary key (ccas_id, number)
);
call keep_apart('status_list', 'select, insert, update');

-- Its last signed form, apart, so that whoever asks for it never waits for whoever issues cards.
create table signed_status_list (
  ccas_id uuid not null default current_ccas() references ccas,
  number smallint not null,
  version bigint not null,
  kid text not null,
  token text not null,
  signed_at timestamptz not null,
  primary key (ccas_id, number),
  foreign key (ccas_id, number) references status_list
);
call keep_apart('signed_status_list', 'select, insert, update');
