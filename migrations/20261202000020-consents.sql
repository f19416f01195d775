-- A consent belongs to a person, whichever slice asked for it; the mutuelle is the first (docs/decisions/0077). The version
-- before knows enrolment_id and agreement_id only: while it runs, both are kept. A later file takes them away, with the
-- trigger.

alter table consent
  -- Of somebody whom the slice that asked knows itself: a path to the mutuelle.
  add column subject_id uuid,
  -- Or of a dossier.
  add column resident_id uuid,
  -- To whom it was given, as that slice knows them: the agreement of a mutuelle. Null for the CCAS itself.
  add column recipient_id uuid,
  -- How the person said that they no longer agree; null where it ended with something else.
  add column withdrawn_how text check (withdrawn_how in ('online', 'counter', 'paper', 'phone', 'permanence')),
  alter column enrolment_id drop not null,
  alter column agreement_id drop not null,
  alter column reference drop not null,
  -- What is asked is declared in the code, by whoever asks.
  drop constraint consent_kind_check,
  add constraint consent_kind_check check (kind ~ '^[a-z][a-z0-9_]{0,39}$');

alter table consent no force row level security;
update consent set subject_id = enrolment_id, recipient_id = agreement_id;
alter table consent force row level security;

alter table consent
  add foreign key (ccas_id, resident_id) references resident (ccas_id, id),
  add constraint consent_has_one_person check (num_nonnulls(subject_id, resident_id) = 1),
  add constraint how_is_of_a_withdrawal check (withdrawn_how is null or withdrawn_at is not null);
-- Of a dossier it is the lock on the dossier that makes one: a merge may bring a second.
create unique index consent_once_a_subject on consent (ccas_id, subject_id, kind, recipient_id) nulls not distinct
  where withdrawn_at is null and subject_id is not null;
create index on consent (ccas_id, resident_id);
create index on consent (ccas_id, recipient_id, kind);

create function consent_of_both_versions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    -- So has an archive of the version before.
    if new.enrolment_id is not null then
      new.subject_id := coalesce(new.subject_id, new.enrolment_id);
      new.recipient_id := coalesce(new.recipient_id, new.agreement_id);
    elsif new.kind in ('transmission', 'appointment_list', 'c2s_answer') then
      new.enrolment_id := new.subject_id;
      new.agreement_id := new.recipient_id;
    end if;
  elsif new.enrolment_id is distinct from old.enrolment_id then
    new.subject_id := new.enrolment_id;
  elsif old.enrolment_id is not null then
    new.enrolment_id := new.subject_id;
  end if;
  return new;
end $$;
create trigger consent_of_both_versions before insert or update of subject_id, enrolment_id on consent
  for each row execute function consent_of_both_versions();

-- Behind the code, as before, by what the next version will still have.
create or replace function enrolment_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'interested' and not is_restoring() then
      raise exception 'a path begins with interest' using errcode = '23514', constraint = 'enrolment_moves';
    end if;
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
    select from consent c where c.subject_id = new.id and c.recipient_id = new.agreement_id and c.kind = 'transmission' and c.withdrawn_at is null) then
    raise exception 'not without consent' using errcode = '23514', constraint = 'transmission_needs_consent';
  end if;
  return new;
end $$;

drop policy insurer_sees on consent;
create policy insurer_sees on consent as restrictive for select
  using ((select current_insurer()) is null or recipient_id = (select current_insurer()));
drop policy insurer_writes on consent;
create policy insurer_writes on consent as restrictive for insert
  with check ((select current_insurer()) is null or recipient_id = (select current_insurer()));
drop policy insurer_sees on booking;
create policy insurer_sees on booking as restrictive for select
  using ((select current_insurer()) is null or (host_id = (select current_insurer()) and exists (
    select from consent c where c.subject_id = booking.guest_id and c.kind = 'appointment_list' and c.withdrawn_at is null)));
drop policy insurer_sees on enrolment;
create policy insurer_sees on enrolment as restrictive for select
  using ((select current_insurer()) is null or (agreement_id = (select current_insurer()) and erased_at is null and (
    (state in ('transmitted', 'enrolled', 'ended', 'declined') and exists (
      select from consent c where c.subject_id = enrolment.id and c.kind = 'transmission' and c.withdrawn_at is null))
    or exists (select from booking b where b.guest_id = enrolment.id and b.state <> 'cancelled'))));
