-- What partners give, and under which limits.

create table offer (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  partner_id uuid not null,
  title text not null check (title <> '' and length(title) <= 120),
  benefit_kind text not null check (benefit_kind in ('percent', 'amount', 'fixed_price', 'free_item', 'service')),
  -- Percent points, or cents; what a free item or a service is worth, if known.
  benefit_value int check (benefit_value > 0),
  limit_uses int check (limit_uses between 1 and 1000),
  limit_period text check (limit_period in ('day', 'week', 'month', 'quarter', 'year', 'ever')),
  quota int check (quota > 0),
  -- Accepted, unvoided redemptions plus units on lease.
  quota_used int not null default 0 check (quota_used >= 0),
  categories smallint[] not null check (cardinality(categories) > 0 and categories <@ '{1,2,3}'),
  minimum_cents int check (minimum_cents > 0),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  -- [{ weekdays: [1..7], from: "09:00", to: "19:00" }]; empty means always
  hours jsonb not null default '[]',
  closed_on_holidays boolean not null default false,
  state text not null check (state in ('draft', 'submitted', 'published', 'paused', 'ended', 'returned')),
  return_reason text,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (ccas_id, id),
  foreign key (ccas_id, partner_id) references partner,
  check ((limit_uses is null) = (limit_period is null)),
  check (benefit_kind in ('free_item', 'service') or benefit_value is not null),
  check (benefit_kind <> 'percent' or benefit_value <= 100),
  constraint quota_holds check (quota is null or quota_used <= quota)
);
create index on offer (ccas_id, partner_id);
create index on offer (ccas_id, state);
call keep_apart('offer', 'select, insert, update');
