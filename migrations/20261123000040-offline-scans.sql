-- Scans made without network and sent later, and the units a till was lent for them.

-- Null: judged on line. Else when it reached us; `redeemed_at` and `refused_at` are then the corrected time of the scan.
alter table redemption add synced_at timestamptz, add lease_id uuid;
alter table refusal add synced_at timestamptz;

-- A late scan is judged by what was so when it was made: what changed since does not count against it.
alter table pass add state_changed_at timestamptz;
alter table offer add left_line_at timestamptz;

-- How far the till’s clock was off when it was last heard: ours minus its own, at most some 24 days either way.
alter table till add clock_offset_ms int, add clock_checked_at timestamptz;

-- Units of a limit set aside for one till, counted as used from that moment, given back by that till alone.
create table lease (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  -- The till, or the partner's member whose phone scans.
  holder_id uuid not null,
  offer_id uuid not null,
  -- For an offer limited per pass: whose units, and of which period.
  pass_id uuid,
  period_start date check ((period_start is null) = (pass_id is null)),
  counted_in_quota boolean not null,
  units int not null check (units >= 0),
  used int not null default 0,
  valid_until timestamptz not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (ccas_id, id),
  foreign key (ccas_id, offer_id) references offer,
  foreign key (ccas_id, pass_id) references pass,
  constraint lease_holds check (used between 0 and units),
  check (counted_in_quota or pass_id is not null)
);
-- One open lease a till, offer, pass and period: asking again tops it up, and a repeated question takes nothing twice.
create unique index lease_open on lease (ccas_id, holder_id, offer_id, pass_id, period_start) nulls not distinct where closed_at is null;
create index on lease (ccas_id, offer_id) where closed_at is null;
create index on lease (ccas_id, pass_id);
call keep_apart('lease', 'select, insert, update (units, used, valid_until, closed_at)');
alter table redemption add foreign key (ccas_id, lease_id) references lease;
