import type { StaffDirectory } from './staff-directory.ts';

/** Members of staff in memory, by their ids. */
export const staffInMemory = (
  members: Readonly<Record<string, { email: string; language?: string }>>,
): StaffDirectory => ({
  find: async (id) => members[id],
});
