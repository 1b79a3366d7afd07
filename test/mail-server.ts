import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterAll } from 'vitest';

/** A letter as it arrived. `text` is decoded; headers by their names in small letters. */
export type ArrivedLetter = { from: string; to: string[]; headers: Record<string, string>; text: string };

/** A mail server of a test's own that keeps what it is given (RFC 5321, as much of it as a sender needs). */
export type MailServer = {
  url: string;
  letters: ArrivedLetter[];
  /** Answers to the next receivers, instead of 250: "451 later", "550 no such box". */
  refusals: string[];
};

export async function openMailServer(): Promise<MailServer> {
  const letters: ArrivedLetter[] = [];
  const refusals: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, { letters, refusals });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, letters, refusals };
}

function serve(socket: Socket, { letters, refusals }: Pick<MailServer, 'letters' | 'refusals'>): void {
  let from = '';
  let to: string[] = [];
  let data: string[] | null = null;
  let rest = '';
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (data) {
      if (line !== '.') return void data.push(line.replace(/^\.\./, '.'));
      letters.push({ from, to, ...readLetter(data) });
      [data, to] = [null, []];
      return say('250 kept');
    }
    const [, address = ''] = /<(.*?)>/.exec(line) ?? [];
    if (/^(EHLO|HELO)/i.test(line)) return say('250 chovuon.test');
    if (/^MAIL FROM/i.test(line)) [from, to] = [address, []];
    if (/^RCPT TO/i.test(line)) {
      const refusal = refusals.shift();
      if (refusal) return say(refusal.replace('<>', `<${address}>`));
      to.push(address);
    }
    if (/^DATA/i.test(line)) {
      data = [];
      return say('354 go on');
    }
    if (/^QUIT/i.test(line)) return void socket.end('221 bye\r\n');
    say('250 ok');
  };
  say('220 chovuon.test');
  socket.on('data', (piece) => {
    const lines = (rest + piece.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
}

function readLetter(lines: readonly string[]): Pick<ArrivedLetter, 'headers' | 'text'> {
  const blank = lines.indexOf('');
  const unfolded = lines
    .slice(0, blank)
    .join('\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  const headers = Object.fromEntries(
    unfolded.map((line) => {
      const [name = '', ...value] = line.split(': ');
      return [name.toLowerCase(), readWords(value.join(': '))];
    }),
  );
  const body = lines.slice(blank + 1).join('\n');
  const how = headers['content-transfer-encoding'];
  const bytes = how === 'base64' ? Buffer.from(body, 'base64') : how === 'quoted-printable' ? unquoted(body) : body;
  return {
    headers,
    text: Buffer.from(bytes as string, 'latin1')
      .toString('utf8')
      .trim(),
  };
}

const unquoted = (text: string): string =>
  text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Encoded words of a header (RFC 2047). */
const readWords = (value: string): string =>
  value
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, how: string, text: string) =>
      Buffer.from(
        /b/i.test(how) ? Buffer.from(text, 'base64').toString('latin1') : unquoted(text.replaceAll('_', ' ')),
        'latin1',
      ).toString('utf8'),
    );
