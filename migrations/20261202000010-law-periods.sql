-- Dated figures of the law have one home, law_period. The ceilings of the C2S (c2s_scale) and the rates and forms of gifts
-- (donation_rule) come to it; those two tables are read by the version before only, and a later file drops them.

alter table law_period
  -- Last day; null where the period holds until another begins.
  alter column valid_through drop not null,
  -- The tables of before took a source of one letter.
  drop constraint law_period_source_check,
  add constraint law_period_source_check check (length(source) between 1 and 300),
  -- One without a last day gives way to whatever begins after it, and holds again when that is taken away.
  drop constraint one_period_a_day,
  add constraint one_period_a_day exclude using gist (ccas_id with =, law with =, daterange(valid_from, valid_through, '[]') with &&)
    where (valid_through is not null);
create unique index one_period_begins_a_day on law_period (ccas_id, law, valid_from);

-- What a manager of this CCAS wrote in the tables of before. Called here for each, and for an archive of the version before
-- once it is read back (docs/decisions/0076).
create function carry_over_20261202000010(p_ccas uuid) returns void language plpgsql as $$
begin
  -- Of the C2S, the row that each CCAS was given is what the software knows.
  insert into law_period (ccas_id, id, law, valid_from, valid_through, figures, source, added_at)
  select ccas_id, id, 'mutuelle.c2s', valid_from, valid_through,
    jsonb_build_object('territory', territory,
      'free1', free_1, 'free2', free_2, 'free3', free_3, 'free4', free_4, 'freeMore', free_more,
      'paid1', paid_1, 'paid2', paid_2, 'paid3', paid_3, 'paid4', paid_4, 'paidMore', paid_more,
      'monthlyUnder30', monthly_under_30, 'monthlyFrom30', monthly_from_30, 'monthlyFrom50', monthly_from_50,
      'monthlyFrom60', monthly_from_60, 'monthlyFrom70', monthly_from_70),
    source, entered_at
  from c2s_scale
  where ccas_id = p_ccas
    and (valid_from, valid_through, source, territory, free_1, free_2, free_3, free_4, free_more, paid_1, paid_2, paid_3, paid_4, paid_more,
      monthly_under_30, monthly_from_30, monthly_from_50, monthly_from_60, monthly_from_70)
    is distinct from ('2025-04-01'::date, '2026-03-31'::date, 'Plafonds au 1er avril 2025, France métropolitaine (efl.fr, previssima.fr)', 'metropolitan',
      1033900, 1550800, 1860900, 2171100, 413500, 1395700, 2093600, 2512300, 2931100, 558300, 800, 1400, 2100, 2500, 3000);

  -- Rules of gifts could overlap, and the one that began last held: the days of each are cut where another took over. What
  -- law_period has of these days already, of the PMSS, stands.
  with rules as (
    select case kind when 'pmss' then 'pmss' else 'donations.' || kind end as law, valid_from, valid_through, source, added_at,
      case kind
        when 'pmss' then jsonb_build_object('month', content->'cents')
        when 'company_rates' then jsonb_build_object('rate', (content->>'ratePercent')::numeric * 100,
          'aboveRate', (content->>'aboveRatePercent')::numeric * 100, 'threshold', content->'thresholdCents', 'floor', content->'floorCents',
          'turnoverPerMille', content->'turnoverPerMille', 'carryYears', content->'carryYears')
        when 'person_rates' then jsonb_build_object('rate', (content->>'ratePercent')::numeric * 100,
          'incomeShare', (content->>'incomePercent')::numeric * 100, 'carryYears', content->'carryYears')
        else jsonb_build_object('cerfa', content->'cerfa', 'name', content->'name')
      end as figures
    from donation_rule where ccas_id = p_ccas
  ), taken as (
    select law, valid_from, valid_through from law_period where ccas_id = p_ccas and law in (select law from rules)
  ), turns as (
    select law, valid_from as day from rules
    union select law, valid_through + 1 from rules where valid_through is not null
    union select law, valid_from from taken
    union select law, valid_through + 1 from taken where valid_through is not null
  ), spans as (
    select law, day as first, lead(day) over (partition by law order by day) - 1 as last from turns
  )
  insert into law_period (ccas_id, id, law, valid_from, valid_through, figures, source, added_at)
  select p_ccas, gen_random_uuid(), s.law, s.first, s.last, r.figures, r.source, r.added_at
  from spans s cross join lateral (
    select * from rules r where r.law = s.law and s.first between r.valid_from and coalesce(r.valid_through, 'infinity') order by r.valid_from desc limit 1
  ) r
  where not exists (select from taken t where t.law = s.law and s.first between t.valid_from and coalesce(t.valid_through, 'infinity'));
end $$;

alter table law_period no force row level security;
alter table c2s_scale no force row level security;
alter table donation_rule no force row level security;
select carry_over_20261202000010(id) from ccas;
alter table law_period force row level security;
alter table c2s_scale force row level security;
alter table donation_rule force row level security;
