import type { TestService } from './service.ts';

type Row = Record<string, unknown>;

const namesOf = async (service: TestService, sql: string): Promise<string[]> =>
  (await service.query(sql)).map(({ name }) => String(name));

/** The tables of a service's database as they are, with their columns. */
export const tablesOf = async (service: TestService): Promise<Map<string, string[]>> => {
  const postgres = process.env.TEST_DATABASE_URL !== undefined;
  const tables = await namesOf(
    service,
    postgres
      ? `select table_name as name from information_schema.tables where table_schema = 'public'`
      : `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`,
  );
  const columns = (table: string): Promise<string[]> =>
    namesOf(
      service,
      postgres
        ? `select column_name as name from information_schema.columns where table_name = '${table}'`
        : `select name from pragma_table_info('${table}')`,
    );
  return new Map(await Promise.all(tables.map(async (table) => [table, await columns(table)] as const)));
};

/** Every row of every table. */
export const rowsOf = async (service: TestService): Promise<Map<string, Row[]>> => {
  const tables = [...(await tablesOf(service)).keys()];
  return new Map(
    await Promise.all(tables.map(async (table) => [table, await service.query(`select * from "${table}"`)] as const)),
  );
};
