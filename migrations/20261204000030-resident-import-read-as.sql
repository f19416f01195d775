-- What the file of a list was read as: which sheet or which text, and where its titles are. As `Reading` of kernel/lists.
alter table resident_import add column read_as jsonb;
