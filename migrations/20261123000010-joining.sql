-- What a partner tells when it joins, and what came of it.
alter table partner
  add column legal_name text check (legal_name <> '' and length(legal_name) <= 200),
  add column contact_name text check (contact_name <> '' and length(contact_name) <= 80),
  -- As OpeningHours: weekdays 1 to 7, from, to; empty when not told.
  add column opening_hours jsonb not null default '[]' check (jsonb_typeof(opening_hours) = 'array'),
  add column closed_on_holidays boolean not null default false,
  add column wheelchair text check (wheelchair in ('yes', 'help', 'no')),
  add column neighbourhood text check (neighbourhood <> '' and length(neighbourhood) <= 80),
  -- Which text was accepted, and when.
  add column charter_version text,
  add column charter_accepted_at timestamptz,
  add column return_reason text check (length(return_reason) between 1 and 500),
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add constraint charter_whole check ((charter_version is null) = (charter_accepted_at is null)),
  add constraint place_whole check ((latitude is null) = (longitude is null)),
  drop constraint partner_state_check,
  add constraint partner_state_check check (state in ('waiting', 'approved', 'returned', 'suspended', 'left')),
  add constraint return_has_reason check ((state = 'returned') = (return_reason is not null));
