-- Cards and letters printed by the hundred.

-- When a card was last put on paper; what never was waits to be printed.
alter table credential add column printed_at timestamptz;
create index on credential (ccas_id) where kind = 'card' and printed_at is null and revoked_at is null;

-- Until now a card was signed when it was printed and at no other time (docs/decisions/0009).
do $$
declare
  v_ccas uuid;
begin
  for v_ccas in select id from ccas loop
    perform set_config('app.ccas', v_ccas::text, true);
    update credential c set printed_at = s.at
      from (select credential_id, max(signed_at) as at from credential_signature where ccas_id = v_ccas group by credential_id) s
      where c.ccas_id = v_ccas and c.id = s.credential_id and c.kind = 'card';
  end loop;
  perform set_config('app.ccas', '', true);
end $$;

-- The one card of a pass that is printed: the newest good one, of a pass in force.
create function printable_cards(p_today date)
  returns table (credential_id uuid, pass_id uuid, resident_id uuid, issued_at timestamptz, printed_at timestamptz) language sql stable as $$
  select distinct on (p.id) c.id, p.id, p.resident_id, c.issued_at, c.printed_at
  from pass p join credential c on c.ccas_id = p.ccas_id and c.pass_id = p.id
  where p.ccas_id = current_ccas() and status_on(p.state, p.valid_through, p_today) = 'active'
    and c.kind = 'card' and c.revoked_at is null and c.valid_through >= p_today
  order by p.id, c.issued_at desc, c.id desc
$$;

create table card_batch (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  choice text not null check (choice in ('passes', 'issued_since', 'never_printed', 'reissue')),
  issued_since date check ((choice = 'issued_since') = (issued_since is not null)),
  -- A4 sheets of ten or pages of the card's size; null: no cards.
  cards text check (cards in ('sheets', 'single')),
  letters boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cleared')),
  -- Runs begun and not finished: a batch that brings the process down must not do so for ever.
  attempts smallint not null default 0,
  -- The run at work, and until when nobody else takes it over. Whatever a run writes, it writes while it has this.
  worker uuid,
  lease_until timestamptz,
  total int not null check (total between 1 and 10000),
  made int not null default 0,
  left_out int not null default 0,
  cards_bytes bigint,
  letters_bytes bigint,
  actor_kind text not null,
  actor_id uuid,
  requested_at timestamptz not null,
  finished_at timestamptz,
  primary key (ccas_id, id),
  check (cards is not null or letters),
  check ((state = 'running') = (worker is not null)),
  check ((worker is null) = (lease_until is null)),
  check (made + left_out <= total)
);
create index on card_batch (ccas_id) where state in ('waiting', 'running');
call keep_apart('card_batch', 'select, insert, update');

create table card_batch_item (
  ccas_id uuid not null default current_ccas() references ccas,
  batch_id uuid not null,
  -- From 1, in the order of the streets: printed on the card and its letter, so that they meet in one envelope.
  place int not null check (place >= 1),
  pass_id uuid not null,
  -- The card that was drawn.
  credential_id uuid,
  -- Why nothing was drawn.
  left_out text check (left_out in ('pass_over', 'no_card')),
  primary key (ccas_id, batch_id, place),
  unique (ccas_id, batch_id, pass_id),
  foreign key (ccas_id, batch_id) references card_batch,
  foreign key (ccas_id, pass_id) references pass,
  foreign key (ccas_id, credential_id) references credential
);
create index on card_batch_item (ccas_id, pass_id);
call keep_apart('card_batch_item', 'select, insert, update, delete');

-- The files, in pieces of a megabyte, encrypted: a code must not lie readable anywhere.
create table card_batch_chunk (
  ccas_id uuid not null default current_ccas() references ccas,
  batch_id uuid not null,
  document text not null check (document in ('cards', 'letters')),
  place int not null check (place >= 0),
  sealed bytea not null,
  primary key (ccas_id, batch_id, document, place),
  foreign key (ccas_id, batch_id) references card_batch
);
call keep_apart('card_batch_chunk', 'select, insert, delete');

-- For the process that looks for work: it visits every CCAS and learns which batches nobody is at work on.
create function unfinished_card_batches(p_now timestamptz) returns table (ccas_id uuid, id uuid, requested_at timestamptz) language plpgsql as $$
declare
  v_ccas uuid;
begin
  for v_ccas in select c.id from ccas c loop
    perform set_config('app.ccas', v_ccas::text, true);
    return query select b.ccas_id, b.id, b.requested_at from card_batch b
      where b.ccas_id = v_ccas and (b.state = 'waiting' or (b.state = 'running' and b.lease_until < p_now));
  end loop;
end $$;
