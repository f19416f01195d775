-- Donations: who gives, to which fund, how it arrived, what was decided, and what it paid for. Money in integer cents.

-- What a CCAS must say of itself before it may write a receipt; one row.
create table donation_settings (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  siren text check (siren ~ '^\d{9}$'),
  legal_category text check (length(legal_category) between 1 and 120),
  object text check (length(object) between 1 and 300),
  street_number text check (length(street_number) between 1 and 20),
  street text check (length(street) between 1 and 160),
  postcode text check (postcode ~ '^\d{5}$'),
  commune text check (length(commune) between 1 and 80),
  -- The treasury's, without blanks.
  iban text check (iban ~ '^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$'),
  account_holder text check (length(account_holder) between 1 and 120),
  signatory_name text check (length(signatory_name) between 1 and 120),
  signatory_quality text check (length(signatory_quality) between 1 and 120),
  signature_document_id uuid,
  -- Numbers of the plan of accounts, for the accounting export.
  account_cash text check (account_cash ~ '^\d{2,12}$'),
  account_gifts text check (account_gifts ~ '^\d{2,12}$'),
  account_expenses text check (account_expenses ~ '^\d{2,12}$'),
  account_goods text check (account_goods ~ '^\d{2,12}$'),
  account_skills text check (account_skills ~ '^\d{2,12}$'),
  primary key (ccas_id, id),
  unique (ccas_id),
  foreign key (ccas_id, signature_document_id) references document
);
call keep_apart('donation_settings', 'select, insert, update');

-- Rates, ceilings and form versions that came after those the program knows: each with its days and its source.
create table donation_rule (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  kind text not null check (kind in ('company_rates', 'person_rates', 'pmss', 'company_form', 'person_form')),
  valid_from date not null,
  valid_through date check (valid_through >= valid_from),
  content jsonb not null,
  source text not null check (length(source) between 1 and 300),
  added_at timestamptz not null,
  primary key (ccas_id, id),
  unique (ccas_id, kind, valid_from)
);
call keep_apart('donation_rule', 'select, insert, delete');

create table donor (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  kind text not null check (kind in ('company', 'person')),
  -- The company's, or the person's last name.
  name text check (length(name) between 1 and 200),
  first_name text check (length(first_name) between 1 and 80),
  legal_form text check (length(legal_form) between 1 and 120),
  siren text check (siren ~ '^\d{9}$'),
  street text check (length(street) between 1 and 200),
  postcode text check (length(postcode) between 2 and 12),
  commune text check (length(commune) between 1 and 80),
  email text check (length(email) <= 254),
  phone text check (phone ~ '^\+\d{6,15}$'),
  created_at timestamptz not null,
  -- Everything personal was taken away; gifts and sums stay.
  erased_at timestamptz,
  primary key (ccas_id, id),
  unique (ccas_id, siren),
  check (erased_at is not null or name is not null),
  check (erased_at is not null or kind = 'person' or (siren is not null and legal_form is not null)),
  check (erased_at is not null or kind = 'company' or (first_name is not null and siren is null))
);
create index on donor (ccas_id, lower(email));
call keep_apart('donor', 'select, insert, update');

-- Whoever asked for no more reminders. Only a keyed hash of the address and of the donor: it outlives an erasure, for
-- three years.
create table donor_opt_out (
  ccas_id uuid not null default current_ccas() references ccas,
  key bytea not null check (length(key) = 32),
  since timestamptz not null,
  via text not null check (via in ('link', 'agent')),
  primary key (ccas_id, key)
);
call keep_apart('donor_opt_out', 'select, insert, update, delete');

-- One reminder a donor and year.
create table donation_reminder (
  ccas_id uuid not null default current_ccas() references ccas,
  donor_id uuid not null,
  year smallint not null,
  sent_at timestamptz not null,
  primary key (ccas_id, donor_id, year),
  foreign key (ccas_id, donor_id) references donor
);
call keep_apart('donation_reminder', 'select, insert, delete');

create table fund (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  purpose text not null check (length(purpose) between 1 and 1000),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  budget_cents bigint not null check (budget_cents > 0 and budget_cents <= 100000000000),
  -- Credited with its gifts; without one, the account of the settings.
  account text check (account ~ '^\d{2,12}$'),
  -- The offer or service of the pass it pays for.
  offer_id uuid,
  is_open boolean not null default true,
  -- Money: received and kept, spent, moved in and out by deliberation. Goods and skills cannot be spent.
  received_cents bigint not null default 0 check (received_cents >= 0),
  spent_cents bigint not null default 0 check (spent_cents >= 0),
  moved_in_cents bigint not null default 0 check (moved_in_cents >= 0),
  moved_out_cents bigint not null default 0 check (moved_out_cents >= 0),
  created_at timestamptz not null,
  primary key (ccas_id, id),
  unique (ccas_id, name),
  foreign key (ccas_id, offer_id) references offer,
  constraint fund_balance_holds check (spent_cents + moved_out_cents <= received_cents + moved_in_cents)
);
call keep_apart('fund', 'select, insert, update');

create table fund_expense (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  fund_id uuid not null,
  spent_on date not null,
  label text not null check (length(label) between 1 and 160),
  reference text not null check (length(reference) between 1 and 60),
  amount_cents bigint not null check (amount_cents > 0),
  document_id uuid,
  created_at timestamptz not null,
  -- Written by mistake: it counts no more, and stays.
  voided_at timestamptz,
  void_reason text check (length(void_reason) between 1 and 300),
  primary key (ccas_id, id),
  foreign key (ccas_id, fund_id) references fund,
  foreign key (ccas_id, document_id) references document,
  check ((voided_at is null) = (void_reason is null))
);
create index on fund_expense (ccas_id, fund_id, spent_on);
call keep_apart('fund_expense', 'select, insert, update');

-- A decision of the board (conseil d'administration).
create table deliberation (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  number text not null check (length(number) between 1 and 40),
  decided_on date not null,
  -- The act as it was signed.
  document_id uuid,
  created_at timestamptz not null,
  primary key (ccas_id, id),
  unique (ccas_id, number),
  foreign key (ccas_id, document_id) references document
);
call keep_apart('deliberation', 'select, insert, update');

create table fund_transfer (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  from_fund_id uuid not null,
  to_fund_id uuid not null check (to_fund_id <> from_fund_id),
  amount_cents bigint not null check (amount_cents > 0),
  moved_on date not null,
  deliberation_id uuid not null,
  created_at timestamptz not null,
  primary key (ccas_id, id),
  foreign key (ccas_id, from_fund_id) references fund,
  foreign key (ccas_id, to_fund_id) references fund,
  foreign key (ccas_id, deliberation_id) references deliberation
);
create index on fund_transfer (ccas_id, from_fund_id);
create index on fund_transfer (ccas_id, to_fund_id);
call keep_apart('fund_transfer', 'select, insert');

create table donation (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  donor_id uuid not null,
  fund_id uuid not null,
  kind text not null check (kind in ('money', 'goods', 'skills')),
  state text not null check (state in ('pledged', 'accepted_provisionally', 'deliberated', 'received', 'receipted', 'cancelled')),
  -- ISO 11649, without blanks: what the donor writes on the bank transfer.
  reference text not null check (reference ~ '^RF\d{2}[A-Z0-9]{1,21}$'),
  -- Promised money; or what the lines of goods or skills come to.
  amount_cents bigint not null check (amount_cents > 0 and amount_cents <= 100000000000),
  description text check (length(description) between 1 and 1000),
  valuation text check (valuation in ('cost', 'net_book')),
  contact_name text check (length(contact_name) between 1 and 120),
  contact_email text check (length(contact_email) <= 254),
  contact_phone text check (contact_phone ~ '^\+\d{6,15}$'),
  counterpart text check (length(counterpart) between 1 and 500),
  counterpart_cents bigint not null default 0 check (counterpart_cents >= 0),
  pledged_at timestamptz not null,
  accepted_on date,
  deliberation_id uuid,
  received_cents bigint not null default 0 check (received_cents >= 0),
  -- Whole, or all that will come.
  reception_ended_on date,
  cancelled_on date,
  cancel_reason text check (length(cancel_reason) between 1 and 500),
  primary key (ccas_id, id),
  unique (ccas_id, reference),
  foreign key (ccas_id, donor_id) references donor,
  foreign key (ccas_id, fund_id) references fund,
  foreign key (ccas_id, deliberation_id) references deliberation,
  check ((counterpart is null) = (counterpart_cents = 0)),
  check ((state = 'cancelled') = (cancelled_on is not null)),
  check (state in ('pledged', 'cancelled') or accepted_on is not null),
  constraint no_receipt_without_deliberation check (state not in ('deliberated', 'received', 'receipted') or deliberation_id is not null),
  constraint no_receipt_before_reception check (state not in ('received', 'receipted') or received_cents > 0)
);
create index on donation (ccas_id, donor_id);
create index on donation (ccas_id, fund_id);
create index on donation (ccas_id, state, id);
call keep_apart('donation', 'select, insert, update');

create table donation_good (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  donation_id uuid not null,
  label text not null check (length(label) between 1 and 160),
  quantity int not null check (quantity between 1 and 1000000),
  unit_cents bigint not null check (unit_cents between 1 and 10000000000),
  value_cents bigint not null check (value_cents = quantity * unit_cents),
  primary key (ccas_id, id),
  foreign key (ccas_id, donation_id) references donation
);
create index on donation_good (ccas_id, donation_id);
call keep_apart('donation_good', 'select, insert, delete');

-- Work of one employee in one month. No name: a role, numbered where there are several.
create table donation_skill (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  donation_id uuid not null,
  role text not null check (length(role) between 1 and 120),
  -- First day.
  month date not null check (extract(day from month) = 1),
  minutes int not null check (minutes between 1 and 44640),
  -- Loaded salary cost of these hours, and what counts of it: at most three times the PMSS.
  cost_cents bigint not null check (cost_cents between 1 and 10000000000),
  counted_cents bigint not null check (counted_cents between 1 and cost_cents),
  primary key (ccas_id, id),
  foreign key (ccas_id, donation_id) references donation,
  unique (ccas_id, donation_id, role, month)
);
call keep_apart('donation_skill', 'select, insert, delete');
