-- A till that only looked, and found nothing left to give, refused nobody: the CCAS can still say why, and counts it apart.
-- Rows from before cannot be told apart and stay refusals.
alter table refusal add is_look boolean not null default false;
