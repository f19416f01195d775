-- Who lives with whom, as they say so (docs/decisions/0088). It carries rights that are one per household.

create table household (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  declared_at timestamptz not null,
  declared_by_kind text not null,
  declared_by_id uuid,
  ended_at timestamptz,
  primary key (ccas_id, id)
);
call keep_apart('household', 'select, insert, update, delete');

create table household_member (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  household_id uuid not null,
  resident_id uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (ccas_id, id),
  foreign key (ccas_id, household_id) references household (ccas_id, id),
  foreign key (ccas_id, resident_id) references resident (ccas_id, id),
  check (left_at >= joined_at)
);
-- In one at a time.
create unique index one_household_at_a_time on household_member (ccas_id, resident_id) where left_at is null;
create index on household_member (ccas_id, household_id);
create index on household_member (ccas_id, resident_id);
call keep_apart('household_member', 'select, insert, update, delete');

-- Two at one address who do not live together: not proposed again.
create table not_household (
  ccas_id uuid not null default current_ccas() references ccas,
  one_id uuid not null,
  other_id uuid not null,
  said_at timestamptz not null,
  primary key (ccas_id, one_id, other_id),
  foreign key (ccas_id, one_id) references resident (ccas_id, id),
  foreign key (ccas_id, other_id) references resident (ccas_id, id),
  check (one_id < other_id)
);
create index on not_household (ccas_id, other_id);
call keep_apart('not_household', 'select, insert, update, delete');

-- None of it is a mutuelle's.
create policy insurer_sees on household as restrictive for select using ((select current_insurer()) is null);
create policy insurer_sees on household_member as restrictive for select using ((select current_insurer()) is null);
create policy insurer_sees on not_household as restrictive for select using ((select current_insurer()) is null);

-- An address as two of them are compared: without accents, case, commas and hyphens.
create function home_of(address text) returns text language sql immutable strict parallel safe
  as $$ select btrim(regexp_replace(public.folded(address), '[^[:alnum:]]+', ' ', 'g')) $$;
create index resident_home on resident (ccas_id, commune_code, postcode, home_of(address))
  where merged_into is null and erased_at is null and ended_as is null and address is not null;
