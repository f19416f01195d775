-- Neighbourhoods a CCAS has drawn, where residents live in them, and who may read lists of people out of reports.

create table district (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- GeoJSON Polygon or MultiPolygon, longitude first.
  shape jsonb not null,
  primary key (ccas_id, id),
  unique (ccas_id, name)
);
call keep_apart('district', 'select, insert, delete');

-- Where an address is; both null when the service does not know it. Said again when the address changes.
create table resident_place (
  ccas_id uuid not null default current_ccas() references ccas,
  resident_id uuid not null,
  -- What was looked up, hashed: `place_key` of the address as it was.
  place_key text not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  district_id uuid,
  located_at timestamptz not null,
  primary key (ccas_id, resident_id),
  foreign key (ccas_id, resident_id) references resident,
  foreign key (ccas_id, district_id) references district,
  check ((latitude is null) = (longitude is null)),
  check (district_id is null or latitude is not null)
);
create index on resident_place (ccas_id, district_id);
call keep_apart('resident_place', 'select, insert, update, delete');

create function place_key(address text, postcode text) returns text language sql immutable parallel safe
  as $$ select md5(coalesce(address, '') || '|' || coalesce(postcode, '')) $$;

-- A right an agent has beyond those of every agent, given by a manager.
create table staff_right (
  ccas_id uuid not null default current_ccas() references ccas,
  account_id uuid not null,
  name text not null check (name in ('unseen_holders')),
  given_at timestamptz not null,
  primary key (ccas_id, account_id, name),
  foreign key (ccas_id, account_id) references account
);
call keep_apart('staff_right', 'select, insert, delete');
