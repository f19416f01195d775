-- Changing the issuer key: one key at most waits for its turn.

create unique index one_next_key on issuer_key (ccas_id) where state = 'next';

-- Whether a card or phone signed with this key is still within its dates: until the last one has ended, verifiers need
-- the key.
create function has_running_credential(p_kid text, p_today date) returns boolean language sql stable as $$
  select exists (select from credential_signature s join credential c on c.ccas_id = s.ccas_id and c.id = s.credential_id
    where s.ccas_id = current_ccas() and s.kid = p_kid and c.valid_through >= p_today)
$$;
