import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';

import { LRUCache } from 'lru-cache';

import { isoDay } from '~/shared/date';

import { Changes } from './changes.server';
import { langOf } from './i18n.server';
import { isKnown, MADE_OF, packingFor, showsOn } from './kept-pages';
import type { Platform } from './platform.server';
import { savesData } from './save-data';

const [packBrotli, unpackBrotli, packGzip] = [promisify(brotliCompress), promisify(brotliDecompress), promisify(gzip)];
/** A quality beyond which Brotli takes many times as long for a few bytes less, and a window as large as a page may be. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 18 };
/** Longer addresses are nobody's link; they would only fill the memory. */
const ADDRESS_MOST = 500;

type KeptPage = {
  parts: string[];
  etag: string;
  headers: [string, string][];
  /** The page itself, as nearly every reader takes it; it is a quarter as large as the plain one, which is not kept. */
  brotli: Buffer;
  /** Made when the first reader wants it. */
  gzip?: Promise<Buffer>;
};

/** A page that is being computed: what was heard since that began, and its end, whether it succeeded or not. */
type Making = { heard: Set<string>; done: Promise<void> };

/**
 * Whole pages of shoppers, as they went out, in the memory of this process. A page is kept under its address, language,
 * host and day, apart for readers who save data, and goes with the first change of what it is made of, wherever that was written: before one is handed
 * out, the house makes sure that it has heard of everything that was committed before the request came.
 */
export class PageCache {
  #pages: LRUCache<string, KeptPage>;
  #byPart = new Map<string, Set<string>>();
  #making = new Map<string, Making>();
  #hearing = new Set<Set<string>>();
  #changes: Changes;
  #ownHost: string | null;

  /** `bytes`: how much may be kept in all. */
  constructor(
    private readonly platform: Pick<Platform, 'config' | 'clock' | 'log'>,
    { bytes }: { bytes: number },
  ) {
    this.#ownHost = platform.config.publicUrl && new URL(platform.config.publicUrl).host;
    this.#pages = new LRUCache<string, KeptPage>({
      maxSize: bytes,
      maxEntrySize: Math.ceil(bytes / 8),
      // it may be packed a second time, for readers who know no Brotli
      sizeCalculation: ({ brotli }, key) => Math.ceil(brotli.length * 2.2) + key.length + 1_024,
      dispose: (page, key) => this.#forget(page, key),
    });
    this.#changes = new Changes(
      { url: platform.config.databaseUrl, channel: 'pages', log: platform.log },
      { heard: (what) => this.#drop(what), deaf: () => this.#drop('*') },
    );
  }

  /** Begins to keep pages; until then every page is computed. */
  listen(): Promise<void> {
    return this.#changes.listen();
  }

  async stop(): Promise<void> {
    await this.#changes.stop();
    this.#pages.clear();
  }

  get size(): number {
    return this.#pages.size;
  }

  /**
   * Answers with the kept page, past everything else of the house; false: there is none, nothing was sent. `address`:
   * what its page is kept under, where that is less than was asked for.
   */
  async answer(request: IncomingMessage, response: ServerResponse, address = request.url ?? ''): Promise<boolean> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const { headers } = request;
    const key = this.#keyOf(address, headers.host ?? '', headers.cookie, headers['save-data']);
    if (key === null || !this.#pages.has(key) || !(await this.#changes.caughtUp())) return false;
    const page = this.#pages.get(key);
    if (!page) return false;

    const answer = await toAnswer(page, headers['if-none-match'], headers['accept-encoding']);
    response.writeHead(answer.status, answer.headers.flat());
    response.end(request.method === 'HEAD' ? undefined : answer.body);
    return true;
  }

  /** Computes a page, once for all who ask meanwhile, and keeps it where it says what it is made of. */
  async keep(request: Request, compute: () => Promise<Response>): Promise<Response> {
    const { pathname, search, host } = new URL(request.url);
    const [cookie, saving] = ['cookie', 'save-data'].map((name) => request.headers.get(name) ?? undefined);
    const key = this.#keyOf(pathname + search, host, cookie, saving);
    if (request.method !== 'GET' || key === null) return withoutParts(await compute());

    const toResponse = async (page: KeptPage) => {
      const [known, accepted] = [request.headers.get('if-none-match'), request.headers.get('accept-encoding')];
      const { status, headers, body } = await toAnswer(page, known ?? undefined, accepted ?? undefined);
      return new Response(body ? new Uint8Array(body) : null, { status, headers });
    };
    const other = this.#making.get(key);
    if (other) {
      await other.done;
      const page = (await this.#changes.caughtUp()) ? this.#pages.get(key) : undefined;
      if (page) return toResponse(page);
    }
    const heard = new Set<string>();
    let end = () => {};
    const making: Making = { heard, done: new Promise<void>((resolve) => (end = resolve)) };
    this.#making.set(key, making);
    this.#hearing.add(heard);
    try {
      const response = await compute();
      const parts = response.headers.get(MADE_OF)?.split(' ');
      if (!parts || response.status !== 200) return withoutParts(response);
      const page = await readPage(withoutParts(response), parts);
      const isFresh = (await this.#changes.caughtUp()) && ![...heard].some((changed) => showsOn(parts, changed));
      if (isFresh) this.#store(key, page);
      return await toResponse(page);
    } finally {
      end();
      this.#hearing.delete(heard);
      if (this.#making.get(key) === making) this.#making.delete(key);
    }
  }

  #store(key: string, page: KeptPage): void {
    this.#pages.set(key, page);
    if (!this.#pages.has(key)) return; // larger than any page should be
    for (const part of page.parts) {
      const keys = this.#byPart.get(part) ?? new Set();
      this.#byPart.set(part, keys.add(key));
    }
  }

  #keyOf(url: string, host: string, cookie: string | undefined, saving: string | string[] | undefined): string | null {
    if (url.length > ADDRESS_MOST) return null;
    const { clock } = this.platform;
    const site = host === this.#ownHost ? '' : host;
    const spare = savesData(String(saving ?? '')) ? 'spare ' : '';
    return `${spare}${isoDay(clock.now())} ${langOf(new URLSearchParams(url.split('?')[1]), cookie)} ${site} ${url}`;
  }

  #drop(changed: string): void {
    for (const heard of this.#hearing) heard.add(changed);
    if (changed === '*') this.#pages.clear();
    for (const part of ['*', changed]) for (const key of this.#byPart.get(part) ?? []) this.#pages.delete(key);
  }

  #forget({ parts }: KeptPage, key: string): void {
    for (const part of parts) {
      const keys = this.#byPart.get(part);
      keys?.delete(key);
      if (keys?.size === 0) this.#byPart.delete(part);
    }
  }
}

/** A page as it goes out. */
export const withoutParts = (response: Response): Response => {
  response.headers.delete(MADE_OF);
  return response;
};

async function readPage(response: Response, parts: string[]): Promise<KeptPage> {
  const plain = Buffer.from(await response.arrayBuffer());
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`;
  const packed = await packBrotli(plain, { params: BROTLI });
  response.headers.set('ETag', etag);
  response.headers.set('Cache-Control', 'no-cache'); // kept by browsers, and asked about each time
  response.headers.append('Vary', 'Accept-Encoding');
  response.headers.delete('Content-Length'); // of what goes out, which may be packed
  return { parts, etag, headers: [...response.headers], brotli: Buffer.from(packed) }; // not the 16 KiB it was packed in
}

/** What goes out of a page, the same whether it was kept or has just been computed. */
async function toAnswer(
  page: KeptPage,
  ifNoneMatch: string | undefined,
  acceptEncoding: string | undefined,
): Promise<{ status: number; headers: [string, string][]; body?: Buffer }> {
  if (isKnown(ifNoneMatch, page.etag)) return { status: 304, headers: page.headers };
  const packing = packingFor(acceptEncoding);
  const body = packing === 'br' ? page.brotli : await (packing === 'gzip' ? gzipOf(page) : unpackBrotli(page.brotli));
  const headers: [string, string][] = [...page.headers, ['Content-Length', String(body.length)]];
  if (packing) headers.push(['Content-Encoding', packing]);
  return { status: 200, headers, body };
}

const gzipOf = (page: KeptPage): Promise<Buffer> =>
  (page.gzip ??= unpackBrotli(page.brotli).then((plain) => packGzip(plain)));
