import pino, { type DestinationStream, type Logger } from 'pino';

import { scrubText, scrubUrl } from './scrub';

export type Log = Logger;

/** Names of fields that hold a person or open a door, however deep an object carries them. */
const PERSONAL = [
  ...['phone', 'buyerPhone', 'name', 'buyerName', 'email', 'buyerEmail', 'street', 'note', 'password', 'passwordHash'],
  ...['cookie', 'authorization', 'trackingKey', 'token', 'secret', 'endpoint', 'p256dh', 'auth'],
];

/** JSON lines on standard error; what could identify a person or open a door is cut out. */
export const openLog = (
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log =>
  pino(
    {
      level,
      base: undefined,
      serializers: { err: whatWentWrong, url: (url: unknown) => (typeof url === 'string' ? scrubUrl(url) : undefined) },
      redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '…' },
    },
    destination,
  );

/** The telling part of an error. A driver's error drags its whole connection along, secrets included. */
function whatWentWrong(error: unknown): object {
  if (!(error instanceof Error)) return { message: scrubText(String(error)) };
  const { name, message, stack } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    type: name,
    message: scrubText(message),
    code,
    stack: stack && scrubText(stack),
    ...(error.cause ? { cause: whatWentWrong(error.cause) } : {}),
  };
}
