-- The planner weighs what a policy asks as if it were asked of each row, though it is asked for an insurer alone. A sub-query
-- there made every plan over residents look equally dear, and the first one found was taken. Hidden in a function it
-- weighs nothing; what it answers is the same.
create function is_shown_to_insurer(p_resident uuid) returns boolean language plpgsql stable parallel safe cost 1 as $$
begin
  return exists (select from enrolment e where e.ccas_id = current_ccas() and e.resident_id = p_resident);
end $$;
alter policy insurer_sees on resident using ((select current_insurer()) is null or is_shown_to_insurer(id));
