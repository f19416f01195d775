-- One person's path to the mutuelle, what they agreed to, when they are received. Never NIR, bank details, health, income.

create table enrolment (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  -- Read aloud, written on paper: eight Crockford characters.
  reference text not null check (reference ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  agreement_id uuid not null,
  -- The dossier; null for someone not yet found in the register, and for someone who only works in the commune.
  resident_id uuid,
  -- As typed, while there is no dossier.
  last_name text check (length(last_name) between 1 and 100),
  first_name text check (length(first_name) between 1 and 100),
  born_on date,
  phone text check (phone ~ '^\+\d{6,15}$'),
  email text,
  commune_code text,
  works_here boolean not null default false,
  -- Kept for the counts when the person is erased.
  age_band text check (age_band in ('under_30', '30_49', '50_59', '60_69', '70_79', '80_over')),
  state text not null check (state in ('interested', 'oriented_c2s', 'appointment', 'transmitted', 'enrolled', 'ended', 'declined', 'withdrawn')),
  state_since timestamptz not null,
  -- They asked to be called, and when it suits them.
  call_wanted text check (call_wanted in ('any', 'morning', 'afternoon')),
  called_at timestamptz,
  -- The answer alone, if the person agreed to it.
  c2s_answer text check (c2s_answer in ('free', 'paid', 'none')),
  plan_id uuid,
  effective_on date,
  ended_on date,
  -- An agent found the same person on another path: everything went there.
  joined_into uuid,
  erased_at timestamptz,
  created_at timestamptz not null,
  primary key (ccas_id, id),
  unique (ccas_id, reference),
  foreign key (ccas_id, agreement_id) references agreement (ccas_id, id),
  foreign key (ccas_id, resident_id) references resident (ccas_id, id),
  foreign key (ccas_id, plan_id) references agreement_plan (ccas_id, id),
  foreign key (ccas_id, joined_into) references enrolment (ccas_id, id),
  constraint enrolment_has_a_person check (
    (resident_id is not null and last_name is null and first_name is null and born_on is null)
    or (resident_id is null and (last_name is not null or erased_at is not null or joined_into is not null))),
  constraint enrolled_is_whole check ((state in ('enrolled', 'ended')) = (plan_id is not null and effective_on is not null)),
  constraint ended_is_whole check ((state = 'ended') = (ended_on is not null) and (ended_on is null or ended_on >= effective_on))
);
create index on enrolment (ccas_id, resident_id);
create index on enrolment (ccas_id, agreement_id, state);
call keep_apart('enrolment', 'select, insert, update');

create table enrolment_event (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  enrolment_id uuid not null,
  from_state text,
  to_state text not null,
  -- A code of a list, never free words: nothing of anyone's health or means can be written here.
  reason text check (reason ~ '^[a-z0-9_]+$'),
  at timestamptz not null,
  by_kind text not null,
  by_id uuid,
  primary key (ccas_id, id),
  foreign key (ccas_id, enrolment_id) references enrolment (ccas_id, id)
);
create index on enrolment_event (ccas_id, enrolment_id, id);
create index on enrolment_event (ccas_id, to_state, at);
call keep_apart('enrolment_event', 'select, insert, update');

create table consent (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  enrolment_id uuid not null,
  -- To whom: the mutuelle of this agreement.
  agreement_id uuid not null,
  -- `transmission`: identity and how to reach them; `appointment_list`: name and hour on the day's list; `c2s_answer`: the answer alone.
  kind text not null check (kind in ('transmission', 'appointment_list', 'c2s_answer')),
  -- What the person read or was read.
  wording text not null check (length(wording) between 20 and 2000),
  given_at timestamptz not null,
  given_how text not null check (given_how in ('online', 'counter', 'paper', 'phone', 'permanence')),
  noted_by_kind text not null,
  noted_by_id uuid,
  withdrawn_at timestamptz,
  withdrawal_noted_by text,
  -- The path's, so that the mutuelle can be told whom to forget without being told who it is.
  reference text not null,
  -- The mutuelle says that it has forgotten the person.
  forgotten_at timestamptz,
  primary key (ccas_id, id),
  foreign key (ccas_id, enrolment_id) references enrolment (ccas_id, id),
  foreign key (ccas_id, agreement_id) references agreement (ccas_id, id),
  check ((withdrawn_at is null) = (withdrawal_noted_by is null)),
  check (forgotten_at is null or withdrawn_at is not null)
);
create unique index consent_once on consent (ccas_id, enrolment_id, kind) where withdrawn_at is null;
create index on consent (ccas_id, agreement_id, kind);
call keep_apart('consent', 'select, insert, update');

-- Behind the code: a state follows from another, and nobody is transmitted without having agreed.
create function enrolment_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'interested' then raise exception 'a path begins with interest' using errcode = '23514', constraint = 'enrolment_moves'; end if;
    return new;
  end if;
  if new.state = old.state then return new; end if;
  if (old.state || '>' || new.state) <> all (array[
    'interested>oriented_c2s', 'interested>appointment', 'interested>declined', 'interested>withdrawn',
    'oriented_c2s>appointment', 'oriented_c2s>declined', 'oriented_c2s>withdrawn',
    'appointment>oriented_c2s', 'appointment>transmitted', 'appointment>declined', 'appointment>withdrawn',
    'transmitted>enrolled', 'transmitted>declined', 'transmitted>withdrawn',
    'enrolled>ended']) then
    raise exception 'no way from % to %', old.state, new.state using errcode = '23514', constraint = 'enrolment_moves';
  end if;
  if new.state = 'transmitted' and not exists (
    select from consent c where c.enrolment_id = new.id and c.agreement_id = new.agreement_id and c.kind = 'transmission' and c.withdrawn_at is null) then
    raise exception 'not without consent' using errcode = '23514', constraint = 'transmission_needs_consent';
  end if;
  return new;
end $$;
create trigger enrolment_moves before insert or update on enrolment for each row execute function enrolment_moves();

create table permanence (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  agreement_id uuid not null,
  -- `meeting`: everyone at once, one slot for all.
  kind text not null check (kind in ('permanence', 'meeting')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '12 hours'),
  place text not null check (length(place) between 1 and 200),
  is_accessible boolean not null,
  access_note text check (length(access_note) between 1 and 300),
  cancelled_at timestamptz,
  created_at timestamptz not null,
  primary key (ccas_id, id),
  foreign key (ccas_id, agreement_id) references agreement (ccas_id, id)
);
create index on permanence (ccas_id, starts_at);
call keep_apart('permanence', 'select, insert, update');

create table permanence_slot (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  permanence_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  capacity smallint not null check (capacity between 1 and 500),
  taken smallint not null default 0,
  primary key (ccas_id, id),
  unique (ccas_id, permanence_id, starts_at),
  foreign key (ccas_id, permanence_id) references permanence (ccas_id, id),
  -- The wall behind the conditional update.
  constraint slot_holds check (taken between 0 and capacity)
);
call keep_apart('permanence_slot', 'select, insert, update (taken)');

create table booking (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  permanence_id uuid not null,
  agreement_id uuid not null,
  enrolment_id uuid not null,
  -- None while waiting, and for someone who came without an appointment.
  slot_id uuid,
  state text not null check (state in ('waiting', 'booked', 'cancelled', 'attended', 'missed')),
  is_walk_in boolean not null default false,
  -- Told of the hour that was freed for them; null and `is_from_waiting`: somebody must call them.
  is_from_waiting boolean not null default false,
  told_at timestamptz,
  reminded_at timestamptz,
  reminder text check (reminder in ('mail', 'call')),
  created_at timestamptz not null,
  primary key (ccas_id, id),
  foreign key (ccas_id, permanence_id) references permanence (ccas_id, id),
  foreign key (ccas_id, agreement_id) references agreement (ccas_id, id),
  foreign key (ccas_id, enrolment_id) references enrolment (ccas_id, id),
  foreign key (ccas_id, slot_id) references permanence_slot (ccas_id, id),
  constraint booked_has_a_slot check (state not in ('booked', 'missed') or slot_id is not null),
  constraint waiting_has_none check (state <> 'waiting' or slot_id is null)
);
create index on booking (ccas_id, permanence_id, state);
create index on booking (ccas_id, enrolment_id);
call keep_apart('booking', 'select, insert, update');

-- What a mutuelle's transaction may read, whatever the code asks: its own agreement, the people who agreed, nothing else.
-- `restrictive`: on top of one_ccas, never in place of it.
create policy insurer_sees on consent as restrictive for select
  using ((select current_insurer()) is null or agreement_id = (select current_insurer()));
create policy insurer_writes on consent as restrictive for insert
  with check ((select current_insurer()) is null or agreement_id = (select current_insurer()));
create policy insurer_sees on booking as restrictive for select
  using ((select current_insurer()) is null or (agreement_id = (select current_insurer()) and exists (
    select from consent c where c.enrolment_id = booking.enrolment_id and c.kind = 'appointment_list' and c.withdrawn_at is null)));
create policy insurer_writes on booking as restrictive for insert
  with check ((select current_insurer()) is null or agreement_id = (select current_insurer()));
create policy insurer_sees on enrolment as restrictive for select
  using ((select current_insurer()) is null or (agreement_id = (select current_insurer()) and erased_at is null and (
    (state in ('transmitted', 'enrolled', 'ended', 'declined') and exists (
      select from consent c where c.enrolment_id = enrolment.id and c.kind = 'transmission' and c.withdrawn_at is null))
    or exists (select from booking b where b.enrolment_id = enrolment.id and b.state <> 'cancelled'))));
create policy insurer_writes on enrolment as restrictive for insert
  with check ((select current_insurer()) is null or agreement_id = (select current_insurer()));
create policy insurer_sees on resident as restrictive for select
  using ((select current_insurer()) is null or exists (select from enrolment e where e.resident_id = resident.id));
create policy insurer_sees on agreement as restrictive for select
  using ((select current_insurer()) is null or id = (select current_insurer()));
create policy insurer_sees on agreement_plan as restrictive for select
  using ((select current_insurer()) is null or agreement_id = (select current_insurer()));
create policy insurer_sees on permanence as restrictive for select
  using ((select current_insurer()) is null or agreement_id = (select current_insurer()));
create policy insurer_sees on insurer_member as restrictive for select
  using ((select current_insurer()) is null or agreement_id = (select current_insurer()));
do $$
declare v_table text;
begin
  foreach v_table in array array['mutuelle_call', 'call_criterion', 'candidate', 'candidate_tariff', 'candidate_mark', 'agreement_document',
    'agreement_review', 'enrolment_event', 'pass_application', 'carer', 'rights_request', 'mail', 'account', 'partner_member'] loop
    execute format('create policy no_insurer on %I as restrictive for select using ((select current_insurer()) is null)', v_table);
  end loop;
end $$;
