-- Somebody died or moved away: said once, ended in every slice, undone whole for 30 days (docs/decisions/0088).

-- In the dossier's own row, so that whoever waited for its lock sees it.
alter table resident
  add column ended_as text check (ended_as in ('deceased', 'moved')),
  add column ended_on date,
  add constraint resident_ended_whole check ((ended_as is null) = (ended_on is null));

create table resident_ending (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  resident_id uuid not null,
  kind text not null check (kind in ('deceased', 'moved')),
  ended_on date not null,
  -- Who said so, where that was noted.
  told_by text check (told_by in ('person', 'family', 'carer', 'town_hall', 'partner', 'other')),
  noted_at timestamptz not null,
  noted_by_kind text not null,
  noted_by_id uuid,
  -- By part of the dossier: ids and states, what putting it back needs. No name.
  ended jsonb not null,
  undone_at timestamptz,
  undone_by_kind text,
  undone_by_id uuid,
  -- What came back and what could not, in words without a name.
  undone_said jsonb,
  primary key (ccas_id, id),
  foreign key (ccas_id, resident_id) references resident (ccas_id, id),
  check ((undone_at is null) = (undone_by_kind is null)),
  check ((undone_at is null) = (undone_said is null))
);
create unique index one_open_ending on resident_ending (ccas_id, resident_id) where undone_at is null;
create index on resident_ending (ccas_id, resident_id);
call keep_apart('resident_ending', 'select, insert, update, delete');

-- What a human must still do.
create table resident_ending_line (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  ending_id uuid not null,
  place smallint not null,
  -- Without a name.
  words text not null check (length(words) between 1 and 300),
  -- Where it is done, in the console.
  href text check (href ~ '^/ccas/'),
  done_at timestamptz,
  done_by_kind text,
  done_by_id uuid,
  primary key (ccas_id, id),
  unique (ccas_id, ending_id, place),
  foreign key (ccas_id, ending_id) references resident_ending (ccas_id, id),
  check ((done_at is null) = (done_by_kind is null))
);
create index on resident_ending_line (ccas_id, ending_id) where done_at is null;
call keep_apart('resident_ending_line', 'select, insert, update, delete');

-- None of it is a mutuelle's.
create policy insurer_sees on resident_ending as restrictive for select using ((select current_insurer()) is null);
create policy insurer_sees on resident_ending_line as restrictive for select using ((select current_insurer()) is null);

-- As before; and while an ending is being undone, what it ended goes back to where it was.
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
    'enrolled>ended'])
    and not ((old.state = 'withdrawn' and new.state in ('interested', 'oriented_c2s', 'appointment', 'transmitted')
        or old.state = 'ended' and new.state = 'enrolled')
      and exists (select from resident_ending e where e.resident_id = new.resident_id and e.undone_at is null)) then
    raise exception 'no way from % to %', old.state, new.state using errcode = '23514', constraint = 'enrolment_moves';
  end if;
  if new.state = 'transmitted' and not exists (
    select from consent c where c.subject_id = new.id and c.recipient_id = new.agreement_id and c.kind = 'transmission' and c.withdrawn_at is null) then
    raise exception 'not without consent' using errcode = '23514', constraint = 'transmission_needs_consent';
  end if;
  return new;
end $$;
