-- A published offer stays as people have read it until the CCAS has looked at what its partner proposes.
create table offer_revision (
  ccas_id uuid not null default current_ccas() references ccas,
  offer_id uuid not null,
  -- The fields proposed, as OfferChanges; null takes one away.
  changes jsonb not null check (jsonb_typeof(changes) = 'object'),
  state text not null check (state in ('submitted', 'returned')),
  return_reason text check (length(return_reason) between 1 and 500),
  proposed_at timestamptz not null,
  primary key (ccas_id, offer_id),
  foreign key (ccas_id, offer_id) references offer (ccas_id, id),
  check ((state = 'returned') = (return_reason is not null))
);
create index on offer_revision (ccas_id, state);
call keep_apart('offer_revision', 'select, insert, update, delete');

alter table offer
  -- The day a pause ends by itself.
  add column resumes_on date,
  -- Where to book a free check; never why someone comes.
  add column booking_phone text check (booking_phone ~ '^\+\d{6,15}$'),
  add constraint only_a_pause_resumes check (resumes_on is null or state = 'paused'),
  add constraint only_a_service_is_booked check (booking_phone is null or benefit_kind = 'service');
create index on offer (ccas_id, resumes_on) where resumes_on is not null;
