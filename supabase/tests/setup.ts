import type { TestProject } from 'vitest/node';
import { startScratchDatabase } from '#supabase/local/scratch-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** As role postgres. */
    databaseUrl: string;
    /** As the superuser supabase_admin. */
    adminDatabaseUrl: string;
  }
}

/** One throw-away Postgres, migrated, for all database tests: `inject('databaseUrl')`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startScratchDatabase();
  project.provide('databaseUrl', database.databaseUrl);
  project.provide('adminDatabaseUrl', database.adminDatabaseUrl);
  return database.stop;
}
