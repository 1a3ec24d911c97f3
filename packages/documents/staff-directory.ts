/** Where members of staff are looked up. */
export interface StaffDirectory {
  /**
   * @param id as their tokens say it
   * @returns nothing for who is no member any more, or has no address; `language` as they may have chosen it, BCP 47
   */
  find(id: string): Promise<{ email: string; language?: string } | undefined>;
}
