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
