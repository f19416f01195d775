-- The ground: tenants, row-level security, who may come in, the journal.

revoke create on schema public from public;
grant usage on schema public to passerelle_app;
grant select on migration to passerelle_app;

-- The CCAS this transaction works for. After a transaction the setting is '', not NULL: hence nullif.
create function current_ccas() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.ccas', true), '')::uuid $$;

-- Every table of a CCAS: rows of the others are invisible, to the owner too; the application gets the privileges named.
create procedure keep_apart(target regclass, privileges text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy one_ccas on %s using (ccas_id = current_ccas()) with check (ccas_id = current_ccas())', target);
  execute format('grant %s on %s to passerelle_app', privileges, target);
end $$;

create table ccas (
  id uuid primary key,
  kind text not null check (kind in ('ccas', 'cias')),
  name text not null check (name <> ''),
  -- Issuer of its passes: lower case, no path, never changed once a pass is signed.
  origin text not null unique check (origin ~ '^https?://[a-z0-9.-]+(:\d+)?$'),
  commune_codes text[] not null check (cardinality(commune_codes) > 0),
  minimum_age smallint not null check (minimum_age between 50 and 100),
  validity_months smallint not null check (validity_months between 1 and 120),
  phone text,
  email text,
  address text,
  demonstration boolean not null default false,
  created_at timestamptz not null
);
alter table ccas enable row level security, force row level security;
create policy anyone_reads on ccas for select using (true);
create policy itself_creates on ccas for insert with check (id = current_ccas());
create policy itself_changes on ccas for update using (id = current_ccas());
grant select, insert, update on ccas to passerelle_app;

-- Which CCAS answers under a host name; the default one answers under any other.
create table tenant_host (
  host text primary key check (host = lower(host)),
  ccas_id uuid not null default current_ccas() references ccas,
  is_default boolean not null default false
);
create unique index one_default_tenant on tenant_host (is_default) where is_default;
alter table tenant_host enable row level security, force row level security;
create policy anyone_reads on tenant_host for select using (true);
create policy itself_creates on tenant_host for insert with check (ccas_id = current_ccas());
grant select, insert on tenant_host to passerelle_app;

-- A session (cookie) or an API token (bearer): only the SHA-256 of the secret is kept.
create table access_token (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  carrier text not null check (carrier in ('cookie', 'bearer')),
  actor_kind text not null check (actor_kind in ('agent', 'manager', 'partner', 'till')),
  actor_id uuid not null,
  partner_id uuid,
  label text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (ccas_id, id),
  unique (ccas_id, secret_hash)
);
create index on access_token (ccas_id, actor_id);
call keep_apart('access_token', 'select, insert, update');

-- Who holds this secret? Asked before any transaction knows its CCAS, so it sets the scope for its own statement;
-- row-level security still applies to whoever calls it.
create function find_access_token(p_ccas uuid, p_secret_hash bytea) returns setof access_token language plpgsql as $$
begin
  perform set_config('app.ccas', p_ccas::text, true);
  return query select * from access_token t where t.ccas_id = p_ccas and t.secret_hash = p_secret_hash;
end $$;

-- Failed sign-ins and guesses, counted across processes. `bucket` is a keyed hash: no address, no e-mail is kept.
create table failed_attempt (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  bucket text not null,
  at timestamptz not null,
  primary key (ccas_id, id)
);
create index on failed_attempt (ccas_id, bucket, at);
call keep_apart('failed_attempt', 'select, insert, delete');

-- The journal: append-only, each entry holding the hash of the one before it in its lane. Lanes let transactions of
-- one CCAS commit side by side; a transaction writes in one lane only, so lanes never deadlock.
create table audit_head (
  ccas_id uuid not null default current_ccas() references ccas,
  lane smallint not null check (lane between 0 and 7),
  seq bigint not null,
  hash bytea not null,
  primary key (ccas_id, lane)
);
create table audit_entry (
  ccas_id uuid not null default current_ccas() references ccas,
  lane smallint not null,
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  details jsonb not null,
  hash bytea not null,
  primary key (ccas_id, lane, seq)
);
create index on audit_entry (ccas_id, subject_id, at);
create index on audit_entry (ccas_id, at);
call keep_apart('audit_head', 'select');
call keep_apart('audit_entry', 'select');

create function audit_hash(previous bytea, at timestamptz, actor_kind text, actor_id uuid, action text, subject_kind text, subject_id uuid, details jsonb)
  returns bytea language sql stable as $$
  select sha256(previous || convert_to(jsonb_build_array(extract(epoch from at)::text, actor_kind, actor_id, action, subject_kind, subject_id, details)::text, 'UTF8'))
$$;

-- The only way in: the application may execute this, and may not write the tables. It runs as their owner, still
-- under the caller's `app.ccas`.
create function append_audit(p_at timestamptz, p_actor_kind text, p_actor_id uuid, p_action text, p_subject_kind text, p_subject_id uuid, p_details jsonb)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_lane smallint := pg_backend_pid() % 8;
  v_seq bigint;
  v_previous bytea;
  v_hash bytea;
begin
  if current_ccas() is null then raise exception 'append_audit outside a CCAS'; end if;
  select seq, hash into v_seq, v_previous from audit_head where ccas_id = current_ccas() and lane = v_lane for update;
  if not found then
    insert into audit_head (lane, seq, hash) values (v_lane, 0, '') on conflict do nothing;
    select seq, hash into v_seq, v_previous from audit_head where ccas_id = current_ccas() and lane = v_lane for update;
  end if;
  v_hash := audit_hash(v_previous, p_at, p_actor_kind, p_actor_id, p_action, p_subject_kind, p_subject_id, p_details);
  insert into audit_entry (lane, seq, at, actor_kind, actor_id, action, subject_kind, subject_id, details, hash)
    values (v_lane, v_seq + 1, p_at, p_actor_kind, p_actor_id, p_action, p_subject_kind, p_subject_id, p_details, v_hash);
  update audit_head set seq = v_seq + 1, hash = v_hash where ccas_id = current_ccas() and lane = v_lane;
end $$;
revoke execute on function append_audit from public;
grant execute on function append_audit to passerelle_app;

-- Entries whose hash does not follow from the one before, and lanes whose head is not their last entry.
create function audit_breaks() returns table (lane smallint, seq bigint) language sql stable as $$
  with chain as (
    select e.*, lag(e.hash) over (partition by e.lane order by e.seq) as previous, lag(e.seq) over (partition by e.lane order by e.seq) as previous_seq
    from audit_entry e where e.ccas_id = current_ccas())
  select c.lane, c.seq from chain c
  where (c.previous is not null or c.seq = 1)
    and (c.seq <> coalesce(c.previous_seq, 0) + 1
      or c.hash <> audit_hash(coalesce(c.previous, ''), c.at, c.actor_kind, c.actor_id, c.action, c.subject_kind, c.subject_id, c.details))
  union all
  select h.lane, h.seq from audit_head h
  where h.ccas_id = current_ccas() and h.seq > 0
    and not exists (select from audit_entry e where e.ccas_id = h.ccas_id and e.lane = h.lane and e.seq = h.seq and e.hash = h.hash)
$$;
