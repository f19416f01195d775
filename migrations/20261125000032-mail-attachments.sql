-- A mail may carry one document, a receipt for instance.
alter table mail add column attachment_id uuid;
alter table mail add foreign key (ccas_id, attachment_id) references document;
create index on mail (ccas_id, attachment_id) where attachment_id is not null;
