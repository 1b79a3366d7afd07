import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { constants } from 'node:zlib';

import { createRequestHandler } from '@remix-run/node';
import compression from 'compression';
import sirv from 'sirv';

import { answering } from './lib/answering.mjs';
import { pagesBySegment } from './lib/pages-by-segment.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Serves the house over HTTP: built files straight from disk, everything else through the front door.
 * Reads its settings from the environment (`DATABASE_URL` must be set by now).
 *
 * @param {{ dev?: boolean, port?: number }} [options] `dev`: compile on the fly with hot reload; `port`: instead of PORT.
 * @returns {Promise<{ url: string, port: number, close(): Promise<void> }>} `close` lets running requests end, 5 s at most.
 */
export async function serve({ dev = false, port = Number(process.env.PORT ?? 3000) } = {}) {
  process.env.NODE_ENV ??= dev ? 'development' : 'production';

  const server = createServer();
  const listeners = process.listeners('SIGTERM');
  const vite = dev
    ? await import('vite').then(
        ({ createServer: createVite }) => createVite({ root: ROOT, server: { middlewareMode: true, hmr: { server } } }), // two copies, two ports
      )
    : null;
  const readBuild = vite
    ? () => vite.ssrLoadModule('virtual:remix/server-build')
    : () => import(pathToFileURL(join(ROOT, 'build/server/index.js')).href);

  const build = await readBuild();
  await build.entry.module.startHouse();
  for (const listener of process.listeners('SIGTERM')) {
    // Remix's second Vite would end the process at once; whoever started us closes in order
    if (vite && !listeners.includes(listener)) process.off('SIGTERM', listener);
  }

  const toPages = vite
    ? createRequestHandler(/** @type {any} */ (readBuild), process.env.NODE_ENV)
    : pagesBySegment(build, process.env.NODE_ENV);
  const toAnswer = answering(async (request, socketAddress) => {
    const { answerEarly, answerPage, inErrand } = (vite ? await readBuild() : build).entry.module;
    /** @param {Request} asked */
    const compute = (asked) => inErrand(() => toPages(asked, { clientAddress: addressOf(request, socketAddress) }));
    return (await answerEarly(request)) ?? answerPage(request, compute);
  });

  /** @type {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<boolean>} */
  const takeUpload = async (request, response) => {
    try {
      return await (vite ? await readBuild() : build).entry.module.takeUpload(request, response);
    } catch (error) {
      console.error(error);
      response.destroy(); // the phone comes again and asks how far it got
      return true;
    }
  };

  /** @type {typeof takeUpload} */
  const answerKept = async (request, response) => {
    try {
      return !vite && (await build.entry.module.answerKept(request, response));
    } catch (error) {
      console.error(error);
      return false; // it is computed instead, unless something was sent already
    }
  };

  const steps = [
    compression({ threshold: 1024, brotli: { params: BROTLI } }),
    ...(vite ? [vite.middlewares] : [builtFiles()]),
    sirv(join(ROOT, 'public'), { dev, maxAge: 3600, etag: true }),
  ];
  server.on('request', async (request, response) => {
    if (await answerKept(request, response)) return;
    if (request.url?.startsWith('/admin/uploads') && (await takeUpload(request, response))) return;
    let step = 0;
    const next = () => {
      const handle = steps[step++];
      if (handle) handle(/** @type {any} */ (request), /** @type {any} */ (response), next);
      else void toAnswer(request, response);
    };
    next();
  });
  server.keepAliveTimeout = 65_000;

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());

  return {
    url: process.env.PUBLIC_URL || `http://localhost:${address.port}`,
    port: address.port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const hurry = setTimeout(() => server.closeAllConnections(), 5_000);
      await Promise.all([closed, vite?.close()]);
      clearTimeout(hurry);
      await build.entry.module.stopHouse();
    },
  };
}

/** As the middleware has it, in a window of 256 KiB: room for whatever we send, and not 4 MiB made for every answer. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 };

/** What Vite has built bears a hash in its name, so a browser may keep it for ever. */
const builtFiles = () => sirv(join(ROOT, 'build/client'), { maxAge: 31_536_000, immutable: true, etag: true });

/**
 * Who asks. Behind a proxy of our own (`TRUST_PROXY=1`) the last address it wrote down, else the socket's.
 * @param {Request} request
 * @param {string} socketAddress
 */
function addressOf(request, socketAddress) {
  if (process.env.TRUST_PROXY !== '1') return socketAddress;
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || socketAddress;
}
