import pino, { type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard error; what could identify a person or open a door is cut out. */
export const openLog = (level: string): Log =>
  pino(
    {
      level,
      base: undefined,
      serializers: { err: whatWentWrong },
      redact: {
        paths: ['*.phone', '*.password', '*.passwordHash', 'phone', 'password', 'cookie', '*.cookie'],
        censor: '…',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );

/** The telling part of an error. A driver's error drags its whole connection along, secrets included. */
function whatWentWrong(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = 'code' in error ? error.code : undefined;
  return { name, message, code, stack, ...(error.cause ? { cause: whatWentWrong(error.cause) } : {}) };
}
