import pg from 'pg';

import type { Log } from './log.server';

/** A connection that has not answered for so long is taken for broken. */
const PATIENCE_MS = 2_000;

/** What a listener is told of. */
export type Listener = {
  /** Something changed; what, the database's triggers say in a word. */
  heard(what: string): void;
  /** Nothing can be known of what changed since: whatever was kept is to be thrown away. */
  deaf(): void;
};

/**
 * What the database tells of its changes on one channel (LISTEN/NOTIFY), to every process that listens. A connection
 * that breaks is opened again; until then the listener is deaf.
 */
export class Changes {
  #client: pg.Client | null = null;
  #asked: Promise<boolean> | null = null;
  #next: Promise<boolean> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(
    private readonly settings: { url: string; channel: string; log: Log; retryMs?: number },
    private readonly listener: Listener,
  ) {}

  /** Begins to listen, or throws when the database cannot be reached. */
  async listen(): Promise<void> {
    const { url, channel, log } = this.settings;
    const client = new pg.Client({ connectionString: url, keepAlive: true, query_timeout: PATIENCE_MS });
    client.on('notification', ({ payload = '' }) => this.listener.heard(payload));
    client.once('end', () => this.#lost(client));
    client.on('error', (error) => {
      log.warn({ err: error }, 'the connection that tells of changes was dropped');
      this.#lost(client);
    });
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    if (this.#stopped) return client.end();
    this.#client = client;
  }

  /**
   * Waits until everything is heard that was committed before this was called; false: deaf. PostgreSQL wakes whoever
   * listens before it tells the writer that the commit is done, and hands over what it has to tell before it says that
   * a question is answered: so one empty question is enough, and those who ask meanwhile share the next.
   */
  caughtUp(): Promise<boolean> {
    if (!this.#client) return Promise.resolve(false);
    if (!this.#asked) return (this.#asked = this.#ask(this.#client));
    return (this.#next ??= this.#asked.then(() => {
      this.#next = null;
      return this.caughtUp();
    }));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry) clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  async #ask(client: pg.Client): Promise<boolean> {
    try {
      await client.query('');
      return this.#client === client;
    } catch (error) {
      this.settings.log.warn({ err: error }, 'the connection that tells of changes does not answer');
      this.#lost(client);
      return false;
    } finally {
      this.#asked = null;
    }
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.listener.deaf();
    void client.end().catch((error: unknown) => this.settings.log.debug({ err: error }, 'it was gone already'));
    this.#again();
  }

  #again(): void {
    if (this.#stopped) return;
    this.#retry = setTimeout(() => {
      this.listen().catch((error: unknown) => {
        this.settings.log.warn({ err: error }, 'changes cannot be listened to yet');
        this.#again();
      });
    }, this.settings.retryMs ?? 1_000);
    this.#retry.unref();
  }
}
