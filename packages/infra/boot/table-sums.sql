-- One JSON object a line for each table: its rows, and a sum over them that does not depend on their order. Rows are
-- compared as text, so everything that text depends on is stated.
set datestyle = 'ISO, YMD';
set timezone = 'UTC';
set intervalstyle = 'postgres';
set bytea_output = 'hex';
set extra_float_digits = 1;
set search_path = pg_catalog;
select format(
  'select json_build_object(''table'', %L, ''rows'', count(*), ''sum'', coalesce(sum(hashtextextended(t::text, 0)), 0)::text) from only %I.%I t',
  nspname || '.' || relname, nspname, relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where relkind = 'r' and relpersistence = 'p' and nspname not in ('pg_catalog', 'information_schema')
order by nspname, relname
\gexec
