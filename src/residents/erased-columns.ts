/** What a dossier says once it is erased: SQL assignments for a resident `r`; `$2` is the moment. */
export const erasedColumns = `last_name = 'Effacé', first_name = 'Dossier', born_on = date '1900-01-01', address = null, postcode = null, phone = null,
  email = null, reference = null, restricted_at = null, ended_as = null, ended_on = null, residence_proof_kind = null, residence_proof_seen_on = null, identity_key = 'erased ' || r.id, search_text = '', erased_at = $2, updated_at = $2`;
