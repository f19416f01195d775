-- Partners and their tills.

create table partner (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  kind text not null check (kind in ('shop', 'optician', 'hearing', 'pharmacy', 'association', 'service')),
  name text not null check (name <> '' and length(name) <= 120),
  siret text not null check (siret ~ '^\d{14}$'),
  address text check (length(address) <= 200),
  postcode text check (postcode ~ '^\d{5}$'),
  commune_code text check (commune_code ~ '^(\d{2}|2A|2B)\d{3}$'),
  phone text check (phone ~ '^\+\d{6,15}$'),
  email text check (length(email) <= 254),
  state text not null check (state in ('waiting', 'approved', 'suspended')),
  joined_at timestamptz not null,
  primary key (ccas_id, id),
  unique (ccas_id, siret)
);
call keep_apart('partner', 'select, insert, update');
alter table account add foreign key (ccas_id, partner_id) references partner;
alter table access_token add foreign key (ccas_id, partner_id) references partner;

create table till (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  partner_id uuid not null,
  name text not null check (name <> '' and length(name) <= 60),
  -- SHA-256 of the code shown once; gone when the till has paired.
  pairing_hash bytea check (length(pairing_hash) = 32),
  pairing_expires_at timestamptz check ((pairing_expires_at is null) = (pairing_hash is null)),
  paired_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null,
  primary key (ccas_id, id),
  foreign key (ccas_id, partner_id) references partner
);
create unique index on till (ccas_id, pairing_hash);
call keep_apart('till', 'select, insert, update');
