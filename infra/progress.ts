import { Listr } from 'listr2';

/** What a step does; `report` shows a line of what is going on beneath its title. */
type Act<T> = (report: (line: string) => void) => Promise<T>;

export type Step = <T>(title: string, act: Act<T>) => Promise<T>;

/** Shows each step of something long in the terminal, while it lasts and how it ended. */
export const showProgress =
  (quiet: boolean): Step =>
  async <T>(title: string, act: Act<T>) => {
    const list = new Listr<{ result: T }>(
      [
        {
          title,
          task: async (context, task) => {
            context.result = await act((line) => {
              // In a log the lines would stay.
              if (process.stdout.isTTY) task.output = line;
            });
          },
        },
      ],
      {
        silentRendererCondition: quiet,
        rendererOptions: { showErrorMessage: false },
        // Signals are the caller's: they end more than this list.
        registerSignalListeners: false,
      },
    );
    const { result } = await list.run();
    return result;
  };
