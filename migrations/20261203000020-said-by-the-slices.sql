-- Which kinds of actors hold a session or a token is said by the slices, and two that claim one kind stop the start. Here
-- a kind is a code: a new kind of team changes no table but its own.
alter table access_token drop constraint access_token_actor_kind_check;
alter table access_token add constraint access_token_actor_kind_check check (actor_kind ~ '^[a-z][a-z_]{0,39}$');
