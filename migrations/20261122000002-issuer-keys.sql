-- Issuer keys: the private half is stored encrypted (AES-256-GCM, key from the configuration).

create table issuer_key (
  ccas_id uuid not null default current_ccas() references ccas,
  -- First two bytes of the RFC 7638 thumbprint, in hex: two keys of one issuer never share it.
  kid text not null check (kid ~ '^[0-9a-f]{4}$'),
  state text not null check (state in ('next', 'active', 'old', 'compromised')),
  public_jwk jsonb not null,
  sealed_private_jwk bytea not null,
  created_at timestamptz not null,
  primary key (ccas_id, kid)
);
create unique index one_active_key on issuer_key (ccas_id) where state = 'active';
call keep_apart('issuer_key', 'select, insert, update');

-- For /readyz, which looks at every CCAS and learns nothing else.
create function has_active_key(p_ccas uuid) returns boolean language plpgsql as $$
begin
  perform set_config('app.ccas', p_ccas::text, true);
  return exists (select from issuer_key where ccas_id = p_ccas and state = 'active');
end $$;
