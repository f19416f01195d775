-- What a person asks about their own data; an agent answers within a month.

create table rights_request (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  resident_id uuid not null,
  kind text not null check (kind in ('correction', 'erasure')),
  -- What should be written instead, in the person's words.
  message text check (length(message) <= 1000),
  asked_by text not null check (asked_by in ('resident', 'agent')),
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'granted', 'refused', 'withdrawn')),
  -- Why it was refused, in the agent's words.
  answer text check (length(answer) <= 1000),
  closed_at timestamptz check ((closed_at is null) = (state = 'waiting')),
  closed_by_id uuid,
  primary key (ccas_id, id),
  foreign key (ccas_id, resident_id) references resident,
  check (kind <> 'correction' or message is not null or state <> 'waiting'),
  check (state <> 'refused' or answer is not null)
);
create unique index one_waiting_request on rights_request (ccas_id, resident_id, kind) where state = 'waiting';
call keep_apart('rights_request', 'select, insert, update');

-- The dossier was erased: what remains holds the ledger together and says nothing of the person.
alter table resident add column erased_at timestamptz;
