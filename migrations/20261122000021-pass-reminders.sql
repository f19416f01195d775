-- Who was told that their pass ends soon: once for each end and each of the two moments, whatever runs twice.

create table pass_reminder (
  ccas_id uuid not null default current_ccas() references ccas,
  pass_id uuid not null,
  -- The end it speaks of: a renewed pass has another, and is reminded of that one.
  valid_through date not null,
  days smallint not null check (days in (60, 15)),
  -- A letter where there is no e-mail address: it waits to be printed.
  carrier text not null check (carrier in ('mail', 'letter')),
  mail_id uuid,
  made_at timestamptz not null,
  -- Letters printed together share one printing, and can be printed again.
  printing_id uuid,
  printed_at timestamptz,
  printed_by_kind text,
  printed_by uuid,
  primary key (ccas_id, pass_id, valid_through, days),
  foreign key (ccas_id, pass_id) references pass,
  foreign key (ccas_id, mail_id) references mail,
  check ((carrier = 'mail') = (mail_id is not null)),
  check (printing_id is null or carrier = 'letter'),
  check ((printing_id is null) = (printed_at is null))
);
create index on pass_reminder (ccas_id, printing_id) where carrier = 'letter';
call keep_apart('pass_reminder', 'select, insert, update');

create index on pass (ccas_id, valid_through) where state = 'active';
