/** The mail service took a mail for sure not, and may take it later. */
export class NotTaken extends Error {}
/** Something has to wait: the message is to be worked on again after so many seconds. */
export class LookAgain extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super(`To be looked at again in ${seconds} seconds`);
    this.seconds = seconds;
  }
}

/** Seconds after which the mail service is asked again to take what it did not. */
export const NOT_TAKEN = 120;

/** Where the mail service takes nothing, what is done has to wait. */
export const waitWhereNotTaken =
  (onFailure: (error: unknown) => void) =>
  (error: unknown): never => {
    if (!(error instanceof NotTaken)) throw error;
    onFailure(error);
    throw new LookAgain(NOT_TAKEN);
  };
