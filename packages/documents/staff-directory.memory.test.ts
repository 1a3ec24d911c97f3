import { describe } from 'vitest';
import { staffDirectoryContract } from './staff-directory.contract.ts';
import { staffInMemory } from './staff-directory.memory.ts';

describe('staff in memory', () =>
  staffDirectoryContract(async () => {
    const emails = { plain: 'olena@example.org', speaker: 'elena@example.org' };
    return {
      staff: staffInMemory({
        'sub-1': { email: emails.plain },
        'sub-2': { email: emails.speaker, language: 'mk' },
      }),
      ids: { plain: 'sub-1', speaker: 'sub-2', disabled: 'sub-3' },
      emails,
    };
  }));
