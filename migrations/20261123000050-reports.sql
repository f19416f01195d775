-- Refusals of a period, over all partners.
create index on refusal (ccas_id, refused_at);
