/** Runs a command of the terminal: what goes wrong is told there, with what caused it, and in the exit code. */
export const command = async (act: () => Promise<void>): Promise<void> => {
  try {
    await act();
  } catch (error) {
    for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined)
      console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  }
};
