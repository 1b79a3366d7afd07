import type { Platform } from '~/platform/platform.server';

/** Every row of every table, as text, by table. `without`: tables, or columns as `table.column`, that do not count. */
export async function snapshotOf(
  { pool }: Pick<Platform, 'pool'>,
  without: readonly string[] = [],
): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
     WHERE nspname = 'public' AND relkind IN ('r', 'p') ORDER BY relname`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !without.includes(table.name))) {
    const columns = without.filter((one) => one.startsWith(`${name}.`)).map((one) => one.slice(name.length + 1));
    const { rows } = await pool.query<{ row: string }>(
      `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM "${name}" AS t ORDER BY 1`,
      [columns],
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}
