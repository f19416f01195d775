-- Uses of a day and offer, summed once: a year of a million of them is read in a few thousand rows.

create table redemption_day (
  ccas_id uuid not null default current_ccas() references ccas,
  -- In Paris.
  day date not null,
  offer_id uuid not null,
  partner_id uuid not null,
  uses int not null check (uses > 0),
  saved_cents bigint not null check (saved_cents >= 0),
  primary key (ccas_id, day, offer_id),
  foreign key (ccas_id, offer_id) references offer,
  foreign key (ccas_id, partner_id) references partner
);
call keep_apart('redemption_day', 'select, insert, delete');
alter policy one_ccas on redemption_day using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));

-- The last day that is summed. Later ones are read from the ledger.
create table redemption_days_done (
  ccas_id uuid not null default current_ccas() references ccas,
  through date not null,
  primary key (ccas_id)
);
call keep_apart('redemption_days_done', 'select, insert, update');

-- Days the ledger has changed after they were over: read from the ledger until they are summed again. Only ever added
-- to, so that nobody waits for anybody.
create table redemption_day_change (
  ccas_id uuid not null default current_ccas() references ccas,
  id bigint generated always as identity,
  day date not null,
  primary key (ccas_id, id)
);
call keep_apart('redemption_day_change', 'select, insert, delete');

create function paris_day(at timestamptz) returns date language sql immutable strict parallel safe
  as $$ select (at at time zone 'Europe/Paris')::date $$;
create function paris_midnight(day date) returns timestamptz language sql immutable strict parallel safe
  as $$ select day::timestamp at time zone 'Europe/Paris' $$;

create function note_day_change() returns trigger language plpgsql as $$
begin
  insert into redemption_day_change (day) values (paris_day(new.redeemed_at));
  return null;
end $$;
-- A use that reached us on a later day than it was made, or was taken back on one. A use on its own day costs nothing
-- here: that day is not summed yet.
create trigger late_use after insert on redemption for each row
  when (new.synced_at is not null and paris_day(new.synced_at) > paris_day(new.redeemed_at)) execute function note_day_change();
create trigger late_void after update of voided_at on redemption for each row
  when (new.voided_at is not null and paris_day(new.voided_at) > paris_day(new.redeemed_at)) execute function note_day_change();

-- What the ledger says of each day and offer, both days included: from the sums where they hold, else from itself. One
-- statement, one snapshot: a sum written meanwhile is seen with the change it answers, or not at all.
create function uses_by_day(p_from date, p_to date)
  returns table (day date, offer_id uuid, partner_id uuid, uses bigint, saved_cents bigint) language sql stable as $$
  with done as materialized (select coalesce((select d.through from redemption_days_done d), '-infinity'::date) as through),
  changed as materialized (select distinct c.day from redemption_day_change c where c.day between p_from and p_to)
  select s.day, s.offer_id, s.partner_id, s.uses::bigint, s.saved_cents
    from redemption_day s where s.day between p_from and least(p_to, (select through from done)) and s.day not in (select c.day from changed c)
  union all
  select paris_day(r.redeemed_at), r.offer_id, r.partner_id, count(*), sum(r.saved_cents)::bigint
    from redemption r where r.voided_at is null
      and r.redeemed_at >= paris_midnight(greatest(p_from, (select through from done) + 1)) and r.redeemed_at < paris_midnight(p_to + 1) group by 1, 2, 3
  union all
  select c.day, r.offer_id, r.partner_id, count(*), sum(r.saved_cents)::bigint
    from changed c join redemption r on r.redeemed_at >= paris_midnight(c.day) and r.redeemed_at < paris_midnight(c.day + 1)
    where r.voided_at is null and c.day <= (select through from done) group by 1, 2, 3
$$;

-- Passes that were ever shown to a partner: used, refused or only checked. A use taken back was one all the same, so this
-- only grows. The nightly sums fill it; what came since is read from the ledger.
create table pass_seen (
  ccas_id uuid not null default current_ccas() references ccas,
  pass_id uuid not null,
  primary key (ccas_id, pass_id),
  foreign key (ccas_id, pass_id) references pass
);
call keep_apart('pass_seen', 'select, insert');
alter policy one_ccas on pass_seen using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));

-- Passes shown on this day or later. A late scan is dated back three days at most: whoever asks from a day asks from
-- four days before.
create function passes_shown_since(p_day date) returns setof uuid language sql stable as $$
  select r.pass_id from redemption r where r.redeemed_at >= paris_midnight(p_day - 4)
  union select f.pass_id from refusal f where f.refused_at >= paris_midnight(p_day - 4) and f.pass_id is not null
  union select c.pass_id from pass_check c where c.day >= p_day - 4
$$;

create function seen_passes() returns setof uuid language sql stable as $$
  select s.pass_id from pass_seen s
  union select * from passes_shown_since(coalesce((select d.through + 1 from redemption_days_done d), date '2000-01-01'))
$$;
