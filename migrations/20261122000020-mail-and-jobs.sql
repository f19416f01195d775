-- Mails waiting to be sent and sent, and the runs of scheduled jobs.

create table mail (
  ccas_id uuid not null default current_ccas() references ccas,
  id uuid not null,
  -- The address and the bodies are taken away after six months; what is left says that a mail went out.
  recipient text check (length(recipient) between 3 and 254),
  subject text not null check (subject <> '' and length(subject) <= 200),
  text_body text,
  html_body text,
  -- `kept`: no mail server was set when it was written, so it is read in the console and never sent.
  state text not null check (state in ('queued', 'sending', 'sent', 'kept', 'dead', 'cancelled')),
  -- Rises with every attempt; whoever reports the end of one names it, so that a late report changes nothing.
  attempts smallint not null default 0,
  next_attempt_at timestamptz,
  -- Until then one process is sending it; after that the process is taken for dead.
  leased_until timestamptz,
  failure_code text,
  -- What the mail server said, without the address.
  failure_answer text check (length(failure_answer) <= 200),
  about_kind text not null,
  about_id uuid not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (ccas_id, id),
  check ((state = 'queued') = (next_attempt_at is not null)),
  check ((state = 'sending') = (leased_until is not null)),
  check ((state = 'sent') = (sent_at is not null)),
  check (state not in ('queued', 'sending') or (recipient is not null and text_body is not null and html_body is not null))
);
create index on mail (ccas_id, about_kind, about_id);
create index on mail (ccas_id, state, id);
create index on mail (ccas_id, created_at) where text_body is not null;
call keep_apart('mail', 'select, insert, update');

-- For the process that sends: it visits every CCAS and learns which have a mail to send now.
create function ccas_with_mail_to_send(p_now timestamptz) returns setof uuid language plpgsql as $$
declare
  v_ccas uuid;
begin
  for v_ccas in select c.id from ccas c order by c.created_at loop
    perform set_config('app.ccas', v_ccas::text, true);
    if exists (select from mail m where m.ccas_id = v_ccas and m.state = 'queued' and m.next_attempt_at <= p_now)
      or exists (select from mail m where m.ccas_id = v_ccas and m.state = 'sending' and m.leased_until <= p_now)
    then return next v_ccas; end if;
  end loop;
end $$;

-- One row a job and due date: `done_at` says that it succeeded, and then it never runs again for that date.
create table job_run (
  ccas_id uuid not null default current_ccas() references ccas,
  name text not null,
  due_at timestamptz not null,
  attempts smallint not null default 0,
  started_at timestamptz not null,
  done_at timestamptz,
  -- What it did: { "sent": 3 }
  counts jsonb not null default '{}',
  failure_code text,
  primary key (ccas_id, name, due_at)
);
create index on job_run (ccas_id, name, done_at);
call keep_apart('job_run', 'select, insert, update, delete');

-- For the process that looks for work: the latest run of each job in every CCAS.
create function latest_job_runs() returns table (ccas_id uuid, name text, due_at timestamptz, attempts smallint, done_at timestamptz, last_done_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  v_ccas uuid;
begin
  for v_ccas in select c.id from ccas c order by c.created_at loop
    perform set_config('app.ccas', v_ccas::text, true);
    return query
      select distinct on (r.name) r.ccas_id, r.name, r.due_at, r.attempts, r.done_at,
        (select max(d.done_at) from job_run d where d.ccas_id = v_ccas and d.name = r.name)
      from job_run r where r.ccas_id = v_ccas order by r.name, r.due_at desc;
  end loop;
end $$;
