-- Appointments belong to a house of the CCAS, of which the mutuelle is the first (docs/decisions/0070). The version before
-- knows agreement_id and enrolment_id only: while it runs, both are kept. A later file takes them away, with the triggers.

alter table permanence
  -- Who holds it: the key of a house in the code.
  add column house text not null default 'mutuelle' check (house ~ '^[a-z][a-z_]{0,39}$'),
  -- Who receives, as the house knows them: the agreement of a mutuelle. Null where the house itself receives.
  add column host_id uuid,
  alter column agreement_id drop not null;

alter table booking
  -- As at its permanence: what the policies below read, without looking there.
  add column host_id uuid,
  -- Whom the house knows itself: a path to the mutuelle. Nobody is written down twice.
  add column guest_id uuid,
  -- Anybody else: a dossier, or a person as they were typed.
  add column resident_id uuid,
  add column last_name text check (length(last_name) between 1 and 100),
  add column first_name text check (length(first_name) between 1 and 100),
  add column phone text check (phone ~ '^\+\d{6,15}$'),
  add column email text check (email = lower(email)),
  -- Of these: their name may stand on the list of the day.
  add column is_list_agreed boolean not null default false,
  add column erased_at timestamptz,
  alter column agreement_id drop not null,
  alter column enrolment_id drop not null;

alter table permanence no force row level security;
alter table booking no force row level security;
update permanence set host_id = agreement_id;
update booking set guest_id = enrolment_id, host_id = agreement_id;
alter table permanence force row level security;
alter table booking force row level security;

alter table permanence
  add constraint a_mutuelle_receives check (house <> 'mutuelle' or host_id is not null),
  add unique (ccas_id, id, host_id);
alter table booking
  add foreign key (ccas_id, resident_id) references resident (ccas_id, id),
  add foreign key (ccas_id, permanence_id, host_id) references permanence (ccas_id, id, host_id),
  add constraint booking_has_one_person check (num_nonnulls(guest_id, resident_id, last_name) = case when erased_at is null then 1 else 0 end),
  add constraint only_who_is_typed_has_words check (last_name is not null or num_nonnulls(first_name, phone, email) = 0);
create index on permanence (ccas_id, house, starts_at);
create index on booking (ccas_id, guest_id);
create index on booking (ccas_id, resident_id);

create function permanence_of_both_versions() returns trigger language plpgsql as $$
begin
  -- An archive of the version before has the old column only, and one of ours both: is_restoring() or not, it is the same.
  if new.house = 'mutuelle' then
    new.host_id := coalesce(new.host_id, new.agreement_id);
    new.agreement_id := new.host_id;
  end if;
  return new;
end $$;
create trigger permanence_of_both_versions before insert on permanence for each row execute function permanence_of_both_versions();

create function booking_of_both_versions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.enrolment_id is not null then
      new.guest_id := coalesce(new.guest_id, new.enrolment_id);
      new.host_id := coalesce(new.host_id, new.agreement_id);
    elsif not is_restoring() and exists (select from permanence where id = new.permanence_id and house = 'mutuelle') then
      new.enrolment_id := new.guest_id;
      new.agreement_id := new.host_id;
    end if;
  elsif new.enrolment_id is distinct from old.enrolment_id then
    new.guest_id := new.enrolment_id;
  elsif old.enrolment_id is not null then
    new.enrolment_id := new.guest_id;
  end if;
  return new;
end $$;
create trigger booking_of_both_versions before insert or update of guest_id, enrolment_id on booking
  for each row execute function booking_of_both_versions();

-- A mutuelle's transaction reads what it read, by what the next version will still have.
drop policy insurer_sees on permanence;
create policy insurer_sees on permanence as restrictive for select
  using ((select current_insurer()) is null or host_id = (select current_insurer()));
drop policy insurer_sees on booking;
create policy insurer_sees on booking as restrictive for select
  using ((select current_insurer()) is null or (host_id = (select current_insurer()) and exists (
    select from consent c where c.enrolment_id = booking.guest_id and c.kind = 'appointment_list' and c.withdrawn_at is null)));
drop policy insurer_writes on booking;
create policy insurer_writes on booking as restrictive for insert
  with check ((select current_insurer()) is null or host_id = (select current_insurer()));
drop policy insurer_sees on enrolment;
create policy insurer_sees on enrolment as restrictive for select
  using ((select current_insurer()) is null or (agreement_id = (select current_insurer()) and erased_at is null and (
    (state in ('transmitted', 'enrolled', 'ended', 'declined') and exists (
      select from consent c where c.enrolment_id = enrolment.id and c.kind = 'transmission' and c.withdrawn_at is null))
    or exists (select from booking b where b.guest_id = enrolment.id and b.state <> 'cancelled'))));
