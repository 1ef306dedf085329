import { createServer, type Server } from 'node:http';

/** Answers as a Prometheus does, whatever it is asked. */
export async function openMetrics(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const asked = (name: string) => Number(searchParams.get(name));
    const times: number[] = [];
    const step = asked('step');
    for (let at = asked('start'); step > 0 && at <= asked('end'); at += step) times.push(at);
    const data = pathname.endsWith('/query')
      ? { resultType: 'scalar', result: [Date.now() / 1000, '0'] }
      : {
          resultType: 'matrix',
          result: [{ metric: {}, values: times.map((at) => [at, String(1 + Math.sin(at / 60))]) }],
        };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ status: 'success', data }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
