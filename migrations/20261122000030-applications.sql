-- Asking for a pass: written by the person or someone close, examined by an agent.

create table pass_application (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  state text not null check (state in ('draft', 'submitted', 'more_asked', 'accepted', 'refused', 'withdrawn')),
  -- SHA-256 of the secret in the cookie by which whoever writes finds it again.
  secret_hash bytea not null check (length(secret_hash) = 32),
  -- Eight Crockford base-32 characters and the check character; given when it is sent.
  reference text check (reference ~ '^[0-9A-HJKMNP-TV-Z]{9}$'),
  last_name text check (last_name <> '' and length(last_name) <= 100),
  first_name text check (first_name <> '' and length(first_name) <= 100),
  born_on date check (born_on >= '1880-01-01'),
  -- As in `resident`; known once it is sent.
  identity_key text,
  -- Whoever writes for somebody else.
  proxy_name text check (proxy_name <> '' and length(proxy_name) <= 100),
  proxy_phone text check (proxy_phone ~ '^\+\d{6,15}$'),
  address text check (address <> '' and length(address) <= 200),
  postcode text check (postcode ~ '^\d{5}$'),
  commune_code text check (commune_code ~ '^(\d{2}|2A|2B)\d{3}$'),
  phone text check (phone ~ '^\+\d{6,15}$'),
  email text check (length(email) <= 254),
  answer_by text check (answer_by in ('phone', 'email', 'letter')),
  -- The proof of residence they will bring, and how it will be seen.
  proof_kind text check (proof_kind in ('energy', 'tax', 'rent', 'host', 'other')),
  showing text check (showing in ('appointment', 'counter')),
  -- They say they hold a disability card; an agent sees it before category 3 is given.
  disability_card boolean not null default false,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  -- What an agent asked for, kept after it was answered.
  missing text check (missing <> '' and length(missing) <= 1000),
  asked_at timestamptz,
  answered_at timestamptz,
  decided_at timestamptz,
  refusal_reason text check (refusal_reason in ('too_young', 'outside_communes', 'no_proof', 'already_held', 'other')),
  refusal_note text check (refusal_note <> '' and length(refusal_note) <= 1000),
  -- The dossier it was accepted into.
  resident_id uuid,
  primary key (ccas_id, id),
  unique (ccas_id, secret_hash),
  unique (ccas_id, reference),
  foreign key (ccas_id, resident_id) references resident,
  check ((proxy_name is null) = (proxy_phone is null)),
  check (answer_by <> 'phone' or phone is not null),
  check (answer_by <> 'email' or email is not null),
  constraint sent_is_whole check (state = 'draft' or (reference is not null and submitted_at is not null and identity_key is not null
    and last_name is not null and first_name is not null and born_on is not null and address is not null and postcode is not null
    and commune_code is not null and answer_by is not null and proof_kind is not null and showing is not null
    and (showing <> 'appointment' or phone is not null))),
  check (state <> 'draft' or (reference is null and submitted_at is null)),
  check (state <> 'more_asked' or (missing is not null and asked_at is not null)),
  check ((decided_at is null) = (state in ('draft', 'submitted', 'more_asked'))),
  check ((resident_id is null) = (state <> 'accepted')),
  check ((refusal_reason is null) = (state <> 'refused'))
);
create index on pass_application (ccas_id, state, submitted_at, id);
create index on pass_application (ccas_id, resident_id);
create index on pass_application (ccas_id, identity_key);
call keep_apart('pass_application', 'select, insert, update, delete');
