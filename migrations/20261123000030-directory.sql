-- Words are found whatever their accents, and nearly so when mistyped.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create function folded(words text) returns text language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, words)) $$;

alter table offer add column search_text text generated always as (folded(title || ' ' || case benefit_kind
    when 'service' then 'gratuit service'
    when 'free_item' then 'offert gratuit cadeau'
    when 'fixed_price' then 'prix tarif'
    else 'remise reduction' end)) stored;
alter table partner add column search_text text generated always as (folded(
  name || ' ' || case kind
    when 'shop' then 'commerce magasin boutique'
    when 'optician' then 'opticien optique lunettes vue yeux oculiste examen controle test'
    when 'hearing' then 'centre auditif audition oreille appareil surdite examen controle test'
    when 'pharmacy' then 'pharmacie'
    when 'association' then 'association'
    else 'service' end
  || ' ' || coalesce(neighbourhood, '') || ' ' || coalesce(address, ''))) stored;
create index offer_on_line on offer (ccas_id, id) where state = 'published';

-- Which CCAS it is, asked once a statement and not once a row: thousands of rows are read for one page of the directory.
alter policy one_ccas on offer using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));
alter policy one_ccas on partner using (ccas_id = (select current_ccas())) with check (ccas_id = (select current_ccas()));
