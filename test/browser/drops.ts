import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A house as a poor line brings it: its pages come in drops of so many bytes, with a rest after each in which a browser
 * shows what there is. Everything else comes at once.
 */
export async function inDrops(base: string, { bytes, restMs }: { bytes: number; restMs: number }) {
  const server = createServer((request, response) => {
    const answering = async () => {
      const answer = await fetch(new URL(request.url ?? '/', base), { headers: { 'Accept-Encoding': 'identity' } });
      const body = Buffer.from(await answer.arrayBuffer());
      const type = answer.headers.get('Content-Type') ?? 'application/octet-stream';
      response.writeHead(answer.status, { 'Content-Type': type });
      if (type.startsWith('text/html'))
        for (let from = 0; from < body.length; from += bytes) {
          response.write(body.subarray(from, from + bytes));
          await pause(restMs);
        }
      response.end(type.startsWith('text/html') ? undefined : body);
    };
    answering().catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}
