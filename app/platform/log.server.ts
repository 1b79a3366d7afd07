import pino, { type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard error; what could identify a person or open a door is cut out. */
export const openLog = (level: string): Log =>
  pino(
    {
      level,
      base: undefined,
      redact: {
        paths: ['*.phone', '*.password', '*.passwordHash', 'phone', 'password', 'cookie', '*.cookie'],
        censor: '…',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
