-- What a manager decides on the settings pages. One version a page: two managers who save at once are told.

alter table ccas
  -- [{ weekdays, from, to }]: when the counter is open.
  add opening_hours jsonb not null default '[]' check (jsonb_typeof(opening_hours) = 'array'),
  add website text check (website ~ '^https?://' and length(website) <= 200),
  -- Categories that may be given from now on, and how the three are called here.
  add offered_categories smallint[] not null default '{1,2,3}' check (cardinality(offered_categories) > 0 and offered_categories <@ '{1,2,3}'),
  add category_labels text[] not null default '{Senior,"Senior, moyens réduits",Handicap}' check (cardinality(category_labels) = 3),
  add logo_id uuid,
  -- Null: the colours of the house. Else checked against every pair of the pages, in light and in dark.
  add main_colour text check (main_colour ~ '^#[0-9a-f]{6}$'),
  add accent_colour text check (accent_colour ~ '^#[0-9a-f]{6}$'),
  add card_title text check (length(card_title) between 1 and 24),
  add card_note text check (length(card_note) between 1 and 140),
  add letter_greeting text check (length(letter_greeting) between 1 and 80),
  add letter_opening text check (length(letter_opening) between 1 and 600),
  add letter_closing text check (length(letter_closing) between 1 and 300),
  -- Months; never longer than the rules of domain.md allow, never so short that a right could not be used.
  add kept_resident_months smallint not null default 24 check (kept_resident_months between 6 and 24),
  add kept_refused_months smallint not null default 6 check (kept_refused_months between 2 and 6),
  add kept_mail_months smallint not null default 6 check (kept_mail_months between 1 and 6),
  add kept_audit_months smallint not null default 12 check (kept_audit_months between 6 and 12),
  -- What loi 2004-575 (LCEN), article 1-1 and RGPD articles 13 and 37 ask a public site to say.
  add publication_director text check (length(publication_director) between 1 and 120),
  add host_name text check (length(host_name) between 1 and 120),
  add host_contact text check (length(host_contact) between 1 and 200),
  add dpo_contact text check (length(dpo_contact) between 1 and 200),
  -- Addresses of residents may be looked up by the Géoplateforme, street and postcode only.
  add locates_residents boolean not null default false,
  -- A document belongs to a CCAS, and its logo is one: whoever writes both at once checks at the end.
  add foreign key (id, logo_id) references document deferrable;

create table settings_section (
  ccas_id uuid not null default current_ccas() references ccas,
  name text not null,
  -- Rises with every change; a form names the one it was opened with.
  version int not null check (version > 0),
  changed_at timestamptz not null,
  primary key (ccas_id, name)
);
call keep_apart('settings_section', 'select, insert, update');

-- Figures of the law, with the days they hold on and where they were read. A period is never changed: a wrong one is
-- taken away and written again.
create extension if not exists btree_gist;
create table law_period (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  -- Name of the table, as the slice that uses it registered it.
  law text not null,
  valid_from date not null,
  -- Last day.
  valid_through date not null check (valid_through >= valid_from),
  -- By name of figure; euros in cents, rates in hundredths of a percent.
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  source text not null check (length(source) between 3 and 300),
  added_at timestamptz not null,
  primary key (ccas_id, id),
  constraint one_period_a_day exclude using gist (ccas_id with =, law with =, daterange(valid_from, valid_through, '[]') with &&)
);
call keep_apart('law_period', 'select, insert, delete');
