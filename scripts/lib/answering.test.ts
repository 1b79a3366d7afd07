import { createServer, get, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, expect, it } from 'vitest';

import { answering } from './answering.mjs';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function serving(handler: Parameters<typeof answering>[0]): Promise<string> {
  const server = createServer((req, res) => void answering(handler)(req, res));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An answer without an end, and what became of it. */
function endless() {
  const seen = { made: 0, left: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      seen.made += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
    cancel: () => void (seen.left = true),
  });
  return { seen, body };
}

const begin = (url: string) => new Promise<IncomingMessage>((resolve) => get(url, resolve));

it('makes an answer only as fast as it is read, and stops when the reader leaves', async () => {
  const { seen, body } = endless();
  const response = await begin(await serving(async () => new Response(body)));
  response.pause();
  await pause(300);
  const made = seen.made;
  await pause(300);
  expect(seen.made).toBe(made);
  expect(made).toBeLessThan(20_000_000);

  response.destroy();
  await expect.poll(() => seen.left).toBe(true);
});

it('hands on status, every cookie and the body', async () => {
  const headers = new Headers({ 'X-One': '1' });
  headers.append('Set-Cookie', 'a=1');
  headers.append('Set-Cookie', 'b=2');
  const answer = await fetch(await serving(async () => new Response('chào', { status: 418, headers })));
  expect([answer.status, answer.headers.getSetCookie(), await answer.text()]).toEqual([418, ['a=1', 'b=2'], 'chào']);
});

it('hands on whole what says its length, also where it comes in pieces', async () => {
  const whole = { 'Content-Length': '6' };
  const pieces = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of ['ngh', 'ìn']) controller.enqueue(Buffer.from(piece));
        controller.close();
      },
    });
  for (const body of ['nghìn', pieces()]) {
    const answer = await fetch(await serving(async () => new Response(body, { headers: whole })));
    expect(answer.headers.get('Transfer-Encoding')).toBeNull();
    expect(await answer.text()).toBe('nghìn');
  }
});

it('breaks off an answer that fails midway, so that nobody takes it for whole', async () => {
  const quiet = console.error;
  console.error = () => {};
  closing.push(() => void (console.error = quiet));
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (controller.desiredSize === 0) return;
      controller.enqueue(new TextEncoder().encode('half'));
      await pause(50);
      controller.error(new Error('the other half'));
    },
  });
  const answer = await fetch(await serving(async () => new Response(body)));
  await expect(answer.text()).rejects.toThrow();
});

it('tells whoever reads a body that its sender has left', async () => {
  const told = new Promise<string>((resolve) => {
    void serving(async (asked) => {
      resolve(
        await asked.arrayBuffer().then(
          () => 'whole',
          (error: Error) => error.name,
        ),
      );
      return new Response('too late');
    }).then((url) => {
      const sending = request(url, { method: 'POST', headers: { 'Content-Length': '1000' } });
      sending.on('error', () => undefined); // it breaks off here, and that is meant
      sending.write('the first of a thousand bytes', () => setTimeout(() => sending.destroy(), 50));
    });
  });
  expect(await told).toBe('AbortError');
});

it('hands on a body whole', async () => {
  const url = await serving(async (asked) => new Response(String((await asked.arrayBuffer()).byteLength)));
  const answer = await fetch(url, { method: 'POST', body: new Uint8Array(3_000_000) });
  expect(await answer.text()).toBe('3000000');
});
