-- Which kinds of actors hold a session or a token is said by the slices, and two that claim one kind stop the start. Here
-- a kind is a code: a new kind of team changes no table but its own.
alter table access_token drop constraint access_token_actor_kind_check;
alter table access_token add constraint access_token_actor_kind_check check (actor_kind ~ '^[a-z][a-z_]{0,39}$');

-- Nothing is taken away from a ledger: the process does not start as a role that could. A table says so itself, by the name
-- of a constraint: it comes back with the table from every backup, where a comment does not.
alter table redemption add constraint ledger check (true) not valid;
alter table refusal add constraint ledger check (true) not valid;
alter table offer_use add constraint ledger check (true) not valid;
