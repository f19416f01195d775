-- Where these ceilings hold. Overseas they are others, and a sum made with those of metropolitan France would turn people
-- away from a right. What is known so far, and what a CCAS is given when it opens, is metropolitan.
alter table c2s_scale add column territory text not null default 'metropolitan'
  check (territory in ('metropolitan', 'overseas'));
