-- A form that was sent and accepted, and where it led: sent once more, it leads there again and writes nothing. For a day.
create table sent_form (
  ccas_id uuid not null default current_ccas() references ccas,
  -- SHA-256 of the page's nonce, of who sent it, where to, and of all that was typed.
  hash bytea not null check (length(hash) = 32),
  -- Path of ours, sealed with that nonce, for it may be a link that lets somebody in; empty only until the transaction that wrote the row is over.
  led_to text,
  sent_at timestamptz not null,
  primary key (ccas_id, hash)
);
create index on sent_form (ccas_id, sent_at);
call keep_apart('sent_form', 'select, insert, update, delete');
