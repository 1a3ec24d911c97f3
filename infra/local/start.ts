import { parseArgs } from 'node:util';
import { command } from '../command.ts';
import { loadDemo } from './demo/load.ts';
import { startStack } from './stack.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `npm start`, `npm start -- --fresh`: the whole stack on this machine until Ctrl-C. PORT and GATEWAY_PORT change its ports. */
await command(async () => {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  // While starting, going away is enough: what was started ends with us.
  const interrupted = () => process.exit(130);
  for (const signal of signals) process.once(signal, interrupted);
  // The terminal may be gone before we are.
  process.stdout.on('error', () => {});

  const stack = await startStack({
    fresh: values.fresh,
    port: Number(process.env['PORT'] || 3000),
    gatewayPort: Number(process.env['GATEWAY_PORT'] || 4566),
    seed: loadDemo,
  });
  console.log(`
  The site      ${stack.baseUrl}/
  API           ${stack.baseUrl}/docs
  Mail sent     ${stack.baseUrl}/_local/mail
  A partner     ${stack.baseUrl}/_local/partner
  Webhooks got  ${stack.baseUrl}/_local/webhooks
  Local things  ${stack.baseUrl}/_local/
  Staff token   npm run --silent token -- --role editor
  Local AWS     ${stack.endpoint}

  Ctrl-C stops it; what was stored will be there again. npm start -- --fresh starts from nothing.
`);

  await new Promise<void>((resolve) => {
    for (const signal of signals) {
      process.off(signal, interrupted);
      process.once(signal, () => resolve());
    }
  });
  console.log('Stopping …');
  await stack.stop();
});
