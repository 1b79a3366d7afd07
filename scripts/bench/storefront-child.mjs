/**
 * A server to be loaded: the built house; a bare Remix that asks by `pg` or by `prisma`; or (`bare`) nothing but Node, sending
 * the bytes it is given. Tells its port, and what memory and processor time it has taken whenever it is asked.
 */
import { createServer } from 'node:http';

import { serve } from '../serve.mjs';

if (process.argv[2] === 'bare') {
  process.once('message', (/** @type {{ body: string, headers: [string, string][] }} */ page) => {
    const body = Buffer.from(page.body, 'base64');
    const fields = [...page.headers.flat(), 'Content-Length', String(body.length)];
    const server = createServer((_request, response) => response.writeHead(200, fields).end(body));
    server.listen(0, () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      process.send?.({ port: address.port });
      watch();
    });
  });
} else if (process.argv[2] === 'pg' || process.argv[2] === 'prisma') {
  const { bareRemix } = await import('./bare-remix.mjs');
  const url = /** @type {string} */ (process.env.DATABASE_URL);
  const server = bareRemix(await questions(url));
  server.listen(0, () => {
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    process.send?.({ port: address.port });
    watch();
  });
} else {
  const house = await serve({ port: 0 });
  process.send?.({ port: house.port });
  watch();
}

/** @param {string} url @returns {Promise<import('./bare-remix.mjs').Questions>} */
async function questions(url) {
  if (process.argv[2] === 'pg') return (await import('./bare-pg.mjs')).questionsByPg(url);
  return (await import('./bare-prisma')).questionsByPrisma(url); // TypeScript: this child is started with a loader for it
}

function watch() {
  process.on('message', () => {
    const { user, system } = process.cpuUsage(); // µs
    process.send?.({ rssMiB: process.memoryUsage.rss() / 2 ** 20, cpuMs: (user + system) / 1_000 });
  });
}
