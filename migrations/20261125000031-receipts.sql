-- Receptions, receipts and the lines of the bank.

-- The receipt's number and the counter it comes from. The counter's row is locked until the transaction ends, so that a
-- number is given if and only if its receipt exists.
create table receipt_counter (
  ccas_id uuid not null default current_ccas() references ccas,
  year smallint not null check (year between 2000 and 2999),
  last_number int not null check (last_number >= 1),
  primary key (ccas_id, year)
);
call keep_apart('receipt_counter', 'select, insert, update');

create table receipt (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  -- Of issue: numbers begin again at 1 each year.
  year smallint not null,
  number int not null check (number >= 1),
  -- The wall against gaps: a receipt stands on the one before it, which can neither be deleted nor change its number.
  previous_number int generated always as (nullif(number - 1, 0)) stored,
  donation_id uuid not null,
  -- When the gifts arrived: what the yearly declaration counts.
  gift_year smallint not null,
  donor_kind text not null check (donor_kind in ('company', 'person')),
  form text not null,
  amount_cents bigint not null check (amount_cents > 0),
  issued_on date not null,
  issued_at timestamptz not null,
  state text not null default 'valid' check (state in ('valid', 'voided')),
  voided_at timestamptz,
  void_reason text check (length(void_reason) between 1 and 500),
  -- The voided one this one replaces.
  replaces_id uuid,
  -- What is printed, and the file as it was issued; both are taken away after six years.
  content jsonb,
  document_id uuid,
  -- SHA-256 of the file, kept beside it: a file changed together with its own hash shows too.
  hash bytea not null check (length(hash) = 32),
  purged_at timestamptz,
  primary key (ccas_id, id),
  constraint receipt_number_once unique (ccas_id, year, number),
  constraint receipt_without_gap foreign key (ccas_id, year, previous_number) references receipt (ccas_id, year, number),
  constraint receipt_replaced_once unique (ccas_id, replaces_id),
  foreign key (ccas_id, donation_id) references donation,
  foreign key (ccas_id, document_id) references document,
  foreign key (ccas_id, replaces_id) references receipt,
  check ((state = 'voided') = (voided_at is not null)),
  check ((voided_at is null) = (void_reason is null)),
  check ((purged_at is null) = (document_id is not null)),
  check ((purged_at is null) = (content is not null))
);
create index on receipt (ccas_id, donation_id);
create index on receipt (ccas_id, gift_year);
-- No delete, and no update of year, number or amount.
call keep_apart('receipt', 'select, insert, update (state, voided_at, void_reason, content, document_id, purged_at)');

-- What arrived, whole or in parts.
create table donation_reception (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  donation_id uuid not null,
  received_on date not null,
  amount_cents bigint not null check (amount_cents > 0),
  -- How money was paid.
  way text check (way in ('transfer', 'cheque', 'cash', 'other')),
  receipt_id uuid,
  -- Given back: the donation was cancelled.
  reversed_on date check (reversed_on >= received_on),
  created_at timestamptz not null,
  primary key (ccas_id, id),
  foreign key (ccas_id, donation_id) references donation,
  foreign key (ccas_id, receipt_id) references receipt,
  constraint no_receipt_for_what_was_given_back check (receipt_id is null or reversed_on is null)
);
create index on donation_reception (ccas_id, donation_id);
create index on donation_reception (ccas_id, received_on);
call keep_apart('donation_reception', 'select, insert, update');

-- Credits of a bank's file that may be gifts. Debits are never kept; what was not confirmed is taken away after 90 days.
create table bank_line (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  booked_on date not null,
  label text not null check (length(label) between 1 and 300),
  amount_cents bigint not null check (amount_cents > 0),
  -- The n-th of its kind that day: two equal lines of one file are two, the same file sent twice is not.
  occurrence smallint not null check (occurrence >= 1),
  imported_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'set_aside')),
  reception_id uuid,
  primary key (ccas_id, id),
  unique (ccas_id, booked_on, amount_cents, label, occurrence),
  foreign key (ccas_id, reception_id) references donation_reception,
  check ((state = 'confirmed') = (reception_id is not null))
);
create index on bank_line (ccas_id, state, booked_on);
call keep_apart('bank_line', 'select, insert, update, delete');
