-- From the call for partners to the agreement that was signed.

create table mutuelle_call (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  title text not null check (length(title) between 1 and 120),
  -- Last day on which offers are taken.
  closes_on date not null,
  -- What the specification asks each candidate to price, in this order.
  plans text[] not null check (cardinality(plans) between 1 and 6),
  -- Age at which each band of the comparison begins; the last one is open.
  band_starts smallint[] not null check (cardinality(band_starts) between 1 and 12 and is_rising(band_starts) and band_starts[1] >= 0),
  -- What the price weighs beside the criteria.
  cost_weight smallint not null check (cost_weight between 0 and 100),
  created_at timestamptz not null,
  primary key (ccas_id, id)
);
call keep_apart('mutuelle_call', 'select, insert, update');

create table call_criterion (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  call_id uuid not null,
  position smallint not null,
  label text not null check (length(label) between 1 and 160),
  weight smallint not null check (weight between 1 and 100),
  primary key (ccas_id, id),
  unique (ccas_id, call_id, position),
  foreign key (ccas_id, call_id) references mutuelle_call (ccas_id, id)
);
call keep_apart('call_criterion', 'select, insert, update');

create table candidate (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  call_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  siren text check (siren ~ '^\d{9}$'),
  contact_name text check (length(contact_name) between 1 and 80),
  email text,
  phone text check (phone ~ '^\+\d{6,15}$'),
  added_at timestamptz not null,
  primary key (ccas_id, id),
  foreign key (ccas_id, call_id) references mutuelle_call (ccas_id, id)
);
create unique index candidate_once on candidate (ccas_id, call_id, lower(name));
call keep_apart('candidate', 'select, insert, update');

create table candidate_tariff (
  ccas_id uuid not null default current_ccas() references ccas,
  candidate_id uuid not null,
  -- Place in `mutuelle_call.plans`, from 1.
  plan smallint not null check (plan between 1 and 6),
  from_age smallint not null check (from_age between 0 and 120),
  -- Included; null: and over.
  to_age smallint check (to_age between from_age and 120),
  monthly_cents int not null check (monthly_cents between 0 and 100000),
  primary key (ccas_id, candidate_id, plan, from_age),
  foreign key (ccas_id, candidate_id) references candidate (ccas_id, id),
  constraint candidate_tariff_overlaps exclude using gist
    (ccas_id with =, candidate_id with =, plan with =, int4range(from_age, to_age, '[]') with &&)
);
call keep_apart('candidate_tariff', 'select, insert, delete');

create table candidate_mark (
  ccas_id uuid not null default current_ccas() references ccas,
  candidate_id uuid not null,
  criterion_id uuid not null,
  mark smallint not null check (mark between 0 and 10),
  primary key (ccas_id, candidate_id, criterion_id),
  foreign key (ccas_id, candidate_id) references candidate (ccas_id, id),
  foreign key (ccas_id, criterion_id) references call_criterion (ccas_id, id)
);
call keep_apart('candidate_mark', 'select, insert, update, delete');

create table agreement (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  -- The candidate it came from, when there was a call.
  candidate_id uuid,
  insurer_name text not null check (length(insurer_name) between 1 and 120),
  siren text check (siren ~ '^\d{9}$'),
  phone text check (phone ~ '^\+\d{6,15}$'),
  email text,
  starts_on date not null,
  -- Last day, included.
  ends_on date not null,
  is_renewed_tacitly boolean not null,
  -- Months before the end by which one must say that it is not to be renewed.
  notice_months smallint not null check (notice_months between 0 and 12),
  -- Said to the mutuelle: it ends with its last day.
  denounced_on date,
  review_on date not null,
  is_open_to_workers boolean not null,
  -- How ages are counted, when prices change, what is not included: in the mutuelle's words.
  tariff_note text check (length(tariff_note) between 1 and 1000),
  signed_on date,
  created_at timestamptz not null,
  primary key (ccas_id, id),
  foreign key (ccas_id, candidate_id) references candidate (ccas_id, id),
  check (ends_on >= starts_on),
  -- Two in force at once would make the residents' page a comparison between insurers, which a CCAS may not make.
  constraint one_agreement_in_force exclude using gist (ccas_id with =, daterange(starts_on, ends_on, '[]') with &&) where (signed_on is not null)
);
call keep_apart('agreement', 'select, insert, update');

create table agreement_plan (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  agreement_id uuid not null,
  position smallint not null check (position between 1 and 6),
  name text not null check (length(name) between 1 and 60),
  -- What it covers, as the mutuelle states it.
  cover text not null check (length(cover) between 1 and 1000),
  primary key (ccas_id, id),
  unique (ccas_id, agreement_id, position),
  foreign key (ccas_id, agreement_id) references agreement (ccas_id, id)
);
call keep_apart('agreement_plan', 'select, insert, update');

create table agreement_tariff (
  ccas_id uuid not null default current_ccas() references ccas,
  plan_id uuid not null,
  from_age smallint not null check (from_age between 0 and 120),
  to_age smallint check (to_age between from_age and 120),
  monthly_cents int not null check (monthly_cents between 0 and 100000),
  primary key (ccas_id, plan_id, from_age),
  foreign key (ccas_id, plan_id) references agreement_plan (ccas_id, id),
  constraint agreement_tariff_overlaps exclude using gist (ccas_id with =, plan_id with =, int4range(from_age, to_age, '[]') with &&)
);
call keep_apart('agreement_tariff', 'select, insert, delete');

-- What residents are shown has no hole: every age from the first on has a price. Looked at when the transaction ends.
create function tariff_is_whole() returns trigger language plpgsql as $$
declare
  v_plan uuid := case tg_op when 'DELETE' then old.plan_id else new.plan_id end;
  v_ages int4multirange;
begin
  select range_agg(int4range(from_age, to_age, '[]')) into v_ages from agreement_tariff where plan_id = v_plan;
  if v_ages is not null and (not upper_inf(v_ages) or (select count(*) from unnest(v_ages)) > 1) then
    raise exception 'a tariff has a hole' using errcode = '23514', constraint = 'tariff_whole', table = 'agreement_tariff';
  end if;
  return null;
end $$;
create constraint trigger tariff_whole after insert or delete on agreement_tariff
  deferrable initially deferred for each row execute function tariff_is_whole();

create table agreement_document (
  ccas_id uuid not null default current_ccas() references ccas,
  document_id uuid not null,
  agreement_id uuid not null,
  label text not null check (length(label) between 1 and 120),
  primary key (ccas_id, document_id),
  foreign key (ccas_id, document_id) references document (ccas_id, id),
  foreign key (ccas_id, agreement_id) references agreement (ccas_id, id)
);
call keep_apart('agreement_document', 'select, insert');

create table agreement_review (
  ccas_id uuid not null default current_ccas() references ccas,
  agreement_id uuid not null,
  held_on date not null,
  summary text not null check (length(summary) between 1 and 2000),
  primary key (ccas_id, agreement_id, held_on),
  foreign key (ccas_id, agreement_id) references agreement (ccas_id, id)
);
call keep_apart('agreement_review', 'select, insert');

-- The CCAS was told of a date: its key lets nobody be told twice.
create table agreement_reminder (
  ccas_id uuid not null default current_ccas() references ccas,
  agreement_id uuid not null,
  kind text not null check (kind in ('review', 'notice')),
  -- The day it speaks of.
  due_on date not null,
  made_at timestamptz not null,
  primary key (ccas_id, agreement_id, kind, due_on),
  foreign key (ccas_id, agreement_id) references agreement (ccas_id, id)
);
call keep_apart('agreement_reminder', 'select, insert');

create table insurer_member (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  agreement_id uuid not null,
  -- Name and address are taken away the day the person leaves.
  name text check (name <> ''),
  email text check (email = lower(email)),
  added_at timestamptz not null,
  left_at timestamptz,
  primary key (ccas_id, id),
  foreign key (ccas_id, agreement_id) references agreement (ccas_id, id),
  check ((left_at is null) = (name is not null and email is not null)),
  check (left_at is null or (name is null and email is null))
);
create unique index insurer_member_once on insurer_member (ccas_id, agreement_id, email) where left_at is null;
create index on insurer_member (ccas_id, email) where left_at is null;
call keep_apart('insurer_member', 'select, insert, update');

-- Ceilings of the complémentaire santé solidaire, euros a year in cents, and the participation a month by age.
create table c2s_scale (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null default gen_random_uuid(),
  valid_from date not null,
  -- Last day, included.
  valid_through date not null,
  source text not null check (length(source) between 1 and 300),
  free_1 int not null check (free_1 > 0),
  free_2 int not null check (free_2 > free_1),
  free_3 int not null check (free_3 > free_2),
  free_4 int not null check (free_4 > free_3),
  free_more int not null check (free_more > 0),
  paid_1 int not null check (paid_1 > free_1),
  paid_2 int not null check (paid_2 > free_2 and paid_2 > paid_1),
  paid_3 int not null check (paid_3 > free_3 and paid_3 > paid_2),
  paid_4 int not null check (paid_4 > free_4 and paid_4 > paid_3),
  paid_more int not null check (paid_more >= free_more),
  monthly_under_30 int not null check (monthly_under_30 >= 0),
  monthly_from_30 int not null check (monthly_from_30 >= 0),
  monthly_from_50 int not null check (monthly_from_50 >= 0),
  monthly_from_60 int not null check (monthly_from_60 >= 0),
  monthly_from_70 int not null check (monthly_from_70 >= 0),
  entered_at timestamptz not null,
  primary key (ccas_id, id),
  check (valid_through >= valid_from),
  constraint c2s_scales_apart exclude using gist (ccas_id with =, daterange(valid_from, valid_through, '[]') with &&)
);

-- What is known when a CCAS opens: metropolitan France, 1 April 2025 to 31 March 2026.
create function seed_c2s_scale() returns trigger language plpgsql as $$
begin
  insert into c2s_scale (ccas_id, valid_from, valid_through, source, free_1, free_2, free_3, free_4, free_more,
    paid_1, paid_2, paid_3, paid_4, paid_more, monthly_under_30, monthly_from_30, monthly_from_50, monthly_from_60, monthly_from_70, entered_at)
  values (new.id, '2025-04-01', '2026-03-31', 'Plafonds au 1er avril 2025, France métropolitaine (efl.fr, previssima.fr)',
    1033900, 1550800, 1860900, 2171100, 413500, 1395700, 2093600, 2512300, 2931100, 558300, 800, 1400, 2100, 2500, 3000, new.created_at);
  return null;
end $$;
create trigger seed_c2s_scale after insert on ccas for each row execute function seed_c2s_scale();
insert into c2s_scale (ccas_id, valid_from, valid_through, source, free_1, free_2, free_3, free_4, free_more,
    paid_1, paid_2, paid_3, paid_4, paid_more, monthly_under_30, monthly_from_30, monthly_from_50, monthly_from_60, monthly_from_70, entered_at)
  select id, '2025-04-01', '2026-03-31', 'Plafonds au 1er avril 2025, France métropolitaine (efl.fr, previssima.fr)',
    1033900, 1550800, 1860900, 2171100, 413500, 1395700, 2093600, 2512300, 2931100, 558300, 800, 1400, 2100, 2500, 3000, created_at from ccas;
call keep_apart('c2s_scale', 'select, insert, update');
