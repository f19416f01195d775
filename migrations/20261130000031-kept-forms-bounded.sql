-- What waits without a session is bounded, whoever sends it. Rows of before live an hour.
alter table kept_form add constraint kept_form_size check (octet_length(sealed) <= 1048576) not valid;
