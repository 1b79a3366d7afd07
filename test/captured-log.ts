import type { Log } from '~/platform/log.server';

export type LogLine = { level: 'info' | 'warn' | 'error'; said: object; message: string };

/** A log that a test can read; `lines` grows as the house speaks. */
export function capturedLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const speak = (level: LogLine['level']) => (said: object, message: string) =>
    void lines.push({ level, said, message });
  return { lines, log: { info: speak('info'), warn: speak('warn'), error: speak('error') } as unknown as Log };
}
