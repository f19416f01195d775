-- What a commune of 20 000 asks of its lists and reports: the same answers, found without a look at every row.

-- Whose rows they are is asked once a statement, not once a row.
alter policy one_ccas on resident using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));
alter policy one_ccas on pass using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));
alter policy one_ccas on credential using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));
alter policy one_ccas on credential_signature using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));
alter policy one_ccas on resident_place using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));

-- `status_on(…) = 'active'` in the words of the columns, whose shares the planner knows.
create or replace function printable_cards(p_today date)
  returns table (credential_id uuid, pass_id uuid, resident_id uuid, issued_at timestamptz, printed_at timestamptz) language sql stable as $$
  select c.id, p.id, p.resident_id, c.issued_at, c.printed_at
  from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
    join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
  where c.ccas_id = current_ccas() and c.kind = 'card' and c.revoked_at is null and c.valid_through >= p_today
    and p.state = 'active' and p.valid_through >= p_today and r.restricted_at is null
    and not exists (select from credential n where n.ccas_id = c.ccas_id and n.pass_id = c.pass_id and n.kind = 'card' and n.revoked_at is null
      and n.valid_through >= p_today and (n.issued_at, n.id) > (c.issued_at, c.id))
$$;

-- Of those, the cards that were never printed: what can be printed is said once.
create or replace function unprinted_cards(p_today date) returns table (credential_id uuid, pass_id uuid, resident_id uuid) language sql stable as $$
  select k.credential_id, k.pass_id, k.resident_id from printable_cards(p_today) k where k.printed_at is null
$$;

-- Uses of a month and offer: a year of five hundred offers is read in six thousand rows instead of 180 000.
create table redemption_month (
  ccas_id uuid not null default current_ccas() references ccas,
  -- Its first day, in Paris.
  month date not null check (extract(day from month) = 1),
  offer_id uuid not null,
  partner_id uuid not null,
  uses int not null check (uses > 0),
  saved_cents bigint not null check (saved_cents >= 0),
  primary key (ccas_id, month, offer_id),
  foreign key (ccas_id, offer_id) references offer,
  foreign key (ccas_id, partner_id) references partner
);
call keep_apart('redemption_month', 'select, insert, delete');
alter policy one_ccas on redemption_month using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));

-- The months that are summed, by their first day. The others are read from their days.
create table redemption_month_done (
  ccas_id uuid not null default current_ccas() references ccas,
  month date not null check (extract(day from month) = 1),
  primary key (ccas_id, month)
);
call keep_apart('redemption_month_done', 'select, insert, delete');

-- Whoever writes a day's sums again, the version before too, takes its month back.
create function month_is_open_again() returns trigger language plpgsql as $$
begin
  -- An archive brings both, as they were.
  if is_restoring() then return null; end if;
  delete from redemption_month_done d where d.ccas_id = current_ccas()
    and d.month in (select distinct date_trunc('month', t.day::timestamp)::date from touched t);
  return null;
end $$;
create trigger month_open_again_after after insert on redemption_day
  referencing new table as touched for each statement execute function month_is_open_again();
create trigger month_open_again_before after delete on redemption_day
  referencing old table as touched for each statement execute function month_is_open_again();

-- The same as `uses_by_day`, month by month; a month cut by the period counts its days in it. A month with a day that
-- waits to be summed again is read from its days.
create function uses_by_month(p_from date, p_to date)
  returns table (month date, offer_id uuid, partner_id uuid, uses bigint, saved_cents bigint) language sql stable as $$
  with months as materialized (
    select m::date as first, (m + interval '1 month')::date - 1 as last
    from generate_series(date_trunc('month', p_from::timestamp), p_to::timestamp, interval '1 month') m),
  summed as materialized (
    select m.first from months m
    where m.first >= p_from and m.last <= p_to and m.first in (select d.month from redemption_month_done d)
      and not exists (select from redemption_day_change c where c.day between m.first and m.last))
  select s.month, s.offer_id, s.partner_id, s.uses::bigint, s.saved_cents
    from redemption_month s where s.month between (select min(first) from summed) and (select max(first) from summed)
      and s.month in (select first from summed)
  union all
  select m.first, u.offer_id, u.partner_id, sum(u.uses)::bigint, sum(u.saved_cents)::bigint
    from months m cross join lateral uses_by_day(greatest(m.first, p_from), least(m.last, p_to)) u
    where m.first not in (select first from summed) group by 1, 2, 3
$$;

-- Cards whose every signature is by a compromised key. From the keys, of which nearly always none is: `is_distrusted`
-- asks card by card.
create function distrusted_credentials() returns setof uuid language sql stable as $$
  select distinct s.credential_id from issuer_key k join credential_signature s on s.ccas_id = k.ccas_id and s.kid = k.kid
  where k.ccas_id = current_ccas() and k.state = 'compromised'
    and not exists (select from credential_signature o join issuer_key other on other.ccas_id = o.ccas_id and other.kid = o.kid
      where o.ccas_id = s.ccas_id and o.credential_id = s.credential_id and other.state <> 'compromised')
$$;
