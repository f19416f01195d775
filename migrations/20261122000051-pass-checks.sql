-- A good check that led to no use: the holder may ask where their pass was looked at. The day is enough.

create table pass_check (
  ccas_id uuid not null default current_ccas() references ccas,
  pass_id uuid not null,
  partner_id uuid not null,
  day date not null,
  primary key (ccas_id, pass_id, partner_id, day),
  foreign key (ccas_id, pass_id) references pass,
  foreign key (ccas_id, partner_id) references partner
);
call keep_apart('pass_check', 'select, insert');
