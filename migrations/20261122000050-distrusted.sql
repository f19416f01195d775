-- One place that says which credentials nobody believes any more: signed, and only by keys that are compromised.

create function is_distrusted(p_credential uuid) returns boolean language sql stable parallel safe as $$
  select bool_and(k.state = 'compromised') from credential_signature s join issuer_key k on k.ccas_id = s.ccas_id and k.kid = s.kid
  where s.ccas_id = current_ccas() and s.credential_id = p_credential
  having count(*) > 0
$$;
