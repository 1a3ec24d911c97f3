import scalarForServers from '@scalar/fastify-api-reference';

type Handler = (request: unknown, reply: Reply) => unknown;

interface Reply {
  header(name: string, value: string): Reply;
  send(body: string): Reply;
}

/**
 * Scalar's script for pages, whole. Its plugin for servers has it ready to serve, without the two hundred packages that
 * the one for pages is made from; so that is asked for it, by a server that does nothing but note its routes.
 */
export default function scalar(): string {
  const routes: { url: string; handler: Handler }[] = [];
  const server = { route: (one: (typeof routes)[number]) => routes.push(one), hasPlugin: () => false };
  (scalarForServers as unknown as (...given: unknown[]) => void)(
    server,
    { routePrefix: '/docs', configuration: { url: '/' } },
    () => {},
  );
  let script = '';
  const reply: Reply = {
    header: () => reply,
    send: (body) => {
      script = body;
      return reply;
    },
  };
  routes.find(({ url }) => url.endsWith('/scalar.js'))?.handler({}, reply);
  if (!script.includes('createApiReference'))
    throw new Error('Scalar’s plugin for servers no longer has its script');
  return script;
}
