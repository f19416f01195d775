-- The ledger. Nothing is deleted from it; a limit is a conditional update with a check constraint behind it.

-- The first answer to a request, given again to whoever repeats it.
create table idempotent_answer (
  ccas_id uuid not null default current_ccas() references ccas,
  -- The actor: two clients may draw the same key.
  client_id uuid not null,
  key uuid not null,
  request_hash bytea not null check (length(request_hash) = 32),
  -- Filled before the transaction that claimed the key commits.
  outcome jsonb,
  at timestamptz not null,
  primary key (ccas_id, client_id, key)
);
call keep_apart('idempotent_answer', 'select, insert, update');

-- Uses of one offer by one pass in one period: accepted, unvoided redemptions plus units on lease.
create table offer_use (
  ccas_id uuid not null default current_ccas() references ccas,
  offer_id uuid not null,
  pass_id uuid not null,
  -- First day of the day, ISO week, month, quarter or year; 1970-01-01 for `ever`.
  period_start date not null,
  used int not null,
  limit_uses int not null,
  primary key (ccas_id, offer_id, pass_id, period_start),
  foreign key (ccas_id, offer_id) references offer,
  foreign key (ccas_id, pass_id) references pass,
  constraint limit_holds check (used between 0 and limit_uses)
);
call keep_apart('offer_use', 'select, insert, update');

create table redemption (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  offer_id uuid not null,
  partner_id uuid not null,
  pass_id uuid not null,
  credential_id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  -- The period it was counted in; null when the offer had no limit.
  period_start date,
  counted_in_quota boolean not null,
  amount_cents int check (amount_cents > 0),
  saved_cents int not null check (saved_cents >= 0),
  redeemed_at timestamptz not null,
  voided_at timestamptz,
  voided_by_kind text,
  voided_by_id uuid,
  void_reason text check (length(void_reason) <= 500),
  primary key (ccas_id, id),
  foreign key (ccas_id, offer_id) references offer,
  foreign key (ccas_id, partner_id) references partner,
  foreign key (ccas_id, pass_id) references pass,
  foreign key (ccas_id, credential_id) references credential,
  check ((voided_at is null) = (voided_by_kind is null))
);
create index on redemption (ccas_id, pass_id, redeemed_at);
create index on redemption (ccas_id, partner_id, redeemed_at);
create index on redemption (ccas_id, redeemed_at);
call keep_apart('redemption', 'select, insert, update (voided_at, voided_by_kind, voided_by_id, void_reason)');

-- A scan that was not accepted. The pass is known only when its code could be read.
create table refusal (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  verdict text not null,
  offer_id uuid,
  partner_id uuid,
  pass_id uuid,
  credential_id uuid,
  actor_kind text not null,
  actor_id uuid,
  refused_at timestamptz not null,
  primary key (ccas_id, id),
  foreign key (ccas_id, offer_id) references offer,
  foreign key (ccas_id, partner_id) references partner,
  foreign key (ccas_id, pass_id) references pass,
  foreign key (ccas_id, credential_id) references credential
);
create index on refusal (ccas_id, pass_id, refused_at);
create index on refusal (ccas_id, partner_id, refused_at);
call keep_apart('refusal', 'select, insert');
