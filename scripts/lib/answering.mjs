import { createRequest } from '@mjackson/node-fetch-server';

/**
 * A web handler as Node's listener. Its answer is made only as fast as the reader takes it, and no longer than the
 * reader stays: a feed of a million items would otherwise fill the memory of a machine whose reader is slow or gone.
 *
 * @param {(request: Request, address: string) => Promise<Response>} handler `address` is the socket's
 * @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => Promise<void>}
 */
export function answering(handler) {
  return async (req, res) => {
    /** @type {Response} */
    let response;
    try {
      response = await handler(toRequest(req, res), req.socket.remoteAddress ?? '');
    } catch (error) {
      console.error(error);
      response = new Response('Internal Server Error', { status: 500, headers: { 'Content-Type': 'text/plain' } });
    }
    for (const [name, value] of response.headers) res.appendHeader(name, value);
    res.statusCode = response.status;
    if (response.body === null || req.method === 'HEAD') {
      await response.body?.cancel();
      res.end();
      return;
    }
    try {
      await send(response.body, res, Number(response.headers.get('Content-Length') ?? NaN));
    } catch (error) {
      console.error(error);
      res.destroy(); // the reader must see a broken answer, not a short one
    }
  };
}

/**
 * A body breaks off where its sender does: whoever reads it would otherwise wait for ever, with a file open meanwhile.
 *
 * @param {import('node:http').IncomingMessage} req
 * @param {import('node:http').ServerResponse} res
 */
function toRequest(req, res) {
  const request = createRequest(req, res);
  if (!request.body) return request;
  const body = request.body.pipeThrough(new TransformStream(), { signal: request.signal });
  return new Request(request, { body, duplex: 'half' });
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {import('node:http').ServerResponse} res
 * @param {number} length what the answer says of itself, NaN where it says nothing
 */
async function send(body, res, length) {
  const reader = body.getReader();
  let go = () => {};
  res.on('drain', () => go());
  res.on('close', () => {
    reader.cancel().catch(() => {}); // nothing is left to cancel when all was read or when it broke, which read() tells
    go();
  });
  for (;;) {
    const { done, value } = await reader.read();
    if (done || res.destroyed) break;
    if (value.length === length) return void res.end(value); // packed and sent at one go, instead of with an end of its own
    if (!res.write(value)) await new Promise((resolve) => (go = () => resolve(undefined)));
  }
  res.end();
}
