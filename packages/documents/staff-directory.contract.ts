import { beforeEach, expect, it } from 'vitest';
import type { StaffDirectory } from './staff-directory.ts';

/** A directory with these members, by what a test calls them, and their ids. */
interface Made {
  staff: StaffDirectory;
  ids: Record<'plain' | 'speaker' | 'disabled', string>;
  /** The members’ addresses. */
  emails: Record<'plain' | 'speaker', string>;
}

/**
 * What every place keeps in which members of staff are looked up.
 *
 * @param make with a plain member, one whose language is `mk`, and one who may not sign in any more
 */
export function staffDirectoryContract(make: () => Promise<Made>): void {
  let made: Made;

  beforeEach(async () => {
    made = await make();
  });

  it('finds a member’s address by their id', async () => {
    expect(await made.staff.find(made.ids.plain)).toEqual({ email: made.emails.plain });
  });

  it('says which language a member has chosen', async () => {
    expect(await made.staff.find(made.ids.speaker)).toEqual({ email: made.emails.speaker, language: 'mk' });
  });

  it('knows nobody who is gone, or may not sign in any more', async () => {
    expect(await made.staff.find('c0ffee00-0000-4000-8000-000000000000')).toBeUndefined();
    expect(await made.staff.find(made.ids.disabled)).toBeUndefined();
  });
}
