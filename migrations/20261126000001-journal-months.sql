-- The journal is kept twelve months whatever a CCAS would choose: purge_audit refuses less, so that nobody shortens it to
-- take a trace away. The choice that settings offered changed nothing. No release has read this column.
alter table ccas drop column kept_audit_months;
