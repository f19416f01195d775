import { statementOfOwner } from '../support/installed-postgres.js';

/** Everything in a schema that can differ, one line a thing, in words of PostgreSQL's own. */
const things = `
  with ours as (select * from pg_class where relnamespace = 'public'::regnamespace)
  select line from (
    select format('%s %s rls %s %s, rights %s', relkind, relname, relrowsecurity, relforcerowsecurity,
      array(select right_::text from unnest(relacl) right_ order by 1)) from ours
    union all select format('column %s.%s %s, null %s, generated %s %s, default %s, rights %s', relname, attname,
        format_type(atttypid, atttypmod), not attnotnull, attgenerated, attidentity, pg_get_expr(adbin, adrelid), attacl)
      from ours join pg_attribute on attrelid = ours.oid and attnum > 0 and not attisdropped
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
    union all select format('constraint %s on %s: %s, validated %s', conname, conrelid::regclass, pg_get_constraintdef(oid), convalidated)
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select pg_get_indexdef(indexrelid) from pg_index join ours on ours.oid = indrelid
    union all select pg_get_triggerdef(t.oid) || tgenabled::text from pg_trigger t join ours on ours.oid = tgrelid where not tgisinternal
    union all select pg_get_functiondef(oid) || array(select right_::text from unnest(proacl) right_ order by 1)::text
      from pg_proc where pronamespace = 'public'::regnamespace
    union all select format('view %s: %s', relname, pg_get_viewdef(oid)) from ours where relkind in ('v', 'm')
    union all select format('policy %s', to_jsonb(p)) from pg_policies p where schemaname = 'public'
    union all select format('type %s %s', typname, typtype) from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
  ) as all_ (line) order by line`;

export async function schemaOf(ownerUrl: string): Promise<string[]> {
  return (await statementOfOwner(ownerUrl, things)).map(({ line }) => String(line));
}
