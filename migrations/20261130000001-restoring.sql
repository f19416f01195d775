-- An archive is read back by a role that lives as long as its transaction: the owner of the database makes it, and it is
-- gone at the commit. What guards the first day of a row, or adds rows of its own, lets what that role writes pass as it
-- was. The application cannot become it.

create function is_restoring() returns boolean language sql stable parallel safe
  as $$ select starts_with(current_user::text, 'passerelle_restores_') $$;

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
    select from consent c where c.enrolment_id = new.id and c.agreement_id = new.agreement_id and c.kind = 'transmission' and c.withdrawn_at is null) then
    raise exception 'not without consent' using errcode = '23514', constraint = 'transmission_needs_consent';
  end if;
  return new;
end $$;

-- The archive brings the scales that this CCAS had.
create or replace function seed_c2s_scale() returns trigger language plpgsql as $$
begin
  if is_restoring() then return null; end if;
  insert into c2s_scale (ccas_id, valid_from, valid_through, source, free_1, free_2, free_3, free_4, free_more,
    paid_1, paid_2, paid_3, paid_4, paid_more, monthly_under_30, monthly_from_30, monthly_from_50, monthly_from_60, monthly_from_70, entered_at)
  values (new.id, '2025-04-01', '2026-03-31', 'Plafonds au 1er avril 2025, France métropolitaine (efl.fr, previssima.fr)',
    1033900, 1550800, 1860900, 2171100, 413500, 1395700, 2093600, 2512300, 2931100, 558300, 800, 1400, 2100, 2500, 3000, new.created_at);
  return null;
end $$;

-- The archive brings the days that were still to be summed again.
create or replace function note_day_change() returns trigger language plpgsql as $$
begin
  if is_restoring() then return null; end if;
  insert into redemption_day_change (day) values (paris_day(new.redeemed_at));
  return null;
end $$;
