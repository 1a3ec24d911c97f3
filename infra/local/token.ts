import { parseArgs } from 'node:util';
import { command } from '../command.ts';
import { defaultStatePath, runningStack } from './running.ts';
import { type Role, roles, staffToken } from './staff.ts';

/** `npm run --silent token -- --role editor` prints an access token of the local user pool. */
await command(async () => {
  const { values } = parseArgs({
    options: { role: { type: 'string' }, stack: { type: 'string', default: defaultStatePath } },
  });
  const role = roles.find((known): known is Role => known === values.role);
  if (!role) throw new Error(`--role is one of ${roles.join(', ')}.`);
  console.log(await staffToken(await runningStack(values.stack), role));
});
