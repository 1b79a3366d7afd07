/**
 * A bare Remix of the same version, to be measured beside the house: one route, one question to the database, a list of
 * 24 cards with photo, name, price and garden, packed by the usual middleware. No languages, no law, no filters, no looks.
 */
import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';

import { createReadableStreamFromReadable, createRequestHandler } from '@remix-run/node';
import { Links, Meta, Outlet, RemixServer, useLoaderData } from '@remix-run/react';
import compression from 'compression';
import pg from 'pg';
import { createElement as h } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

import { answering } from '../lib/answering.mjs';

const FORMATS = ['avif', 'webp', 'jpeg'];

/** @param {string} databaseUrl */
export function bareRemix(databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

  async function loader() {
    const { rows } = await pool.query({
      name: 'cards',
      text: `SELECT l.id, l.slug, l.name, l.price_from, s.name AS garden, s.slug AS shop, p.public_name, p.width, p.height
        FROM shelf_listings AS r JOIN listings AS l ON l.id = r.listing_id JOIN shops AS s ON s.id = l.shop_id
        LEFT JOIN LATERAL (SELECT * FROM photos WHERE listing_id = l.id ORDER BY position LIMIT 1) AS p ON true
        WHERE r.shop_id = (SELECT id FROM shops WHERE slug = $1) ORDER BY r.published_at DESC, r.listing_id LIMIT 24`,
      values: ['vuon-1'],
    });
    return { rows };
  }

  /** @param {{ row: any }} props */
  const Card = ({ row }) => {
    const files = /** @param {string} format */ (format) =>
      [320, 640].map((width) => `/photos/${row.public_name}/${width}.${format} ${width}w`).join(', ');
    return h(
      'article',
      { className: 'card' },
      h(
        'a',
        { href: `/shop/${row.shop}/p/${row.slug}` },
        h(
          'picture',
          null,
          ...FORMATS.map((format) => h('source', { key: format, type: `image/${format}`, srcSet: files(format) })),
          h('img', { src: `/photos/${row.public_name}/320.jpeg`, alt: row.name, width: row.width, height: row.height }),
        ),
        h('h3', null, row.name),
        h('p', { className: 'price' }, `${Number(row.price_from).toLocaleString('vi-VN')} ₫`),
        h('p', null, row.garden),
      ),
    );
  };

  const List = () => {
    const { rows } = /** @type {{ rows: any[] }} */ (useLoaderData());
    return h('main', null, h('h1', null, 'Vườn số 1'), ...rows.map((row) => h(Card, { key: row.id, row })));
  };
  const Root = () => h('html', { lang: 'vi' }, h('head', null, h(Meta), h(Links)), h('body', null, h(Outlet)));

  /** @param {Request} _request @param {number} status @param {Headers} headers @param {any} context */
  const handleRequest = (_request, status, headers, context) =>
    new Promise((resolve, reject) => {
      headers.set('Content-Type', 'text/html; charset=utf-8');
      const { pipe } = renderToPipeableStream(h(RemixServer, { context, url: _request.url }), {
        onAllReady() {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
      });
    });

  const route = {
    hasAction: false,
    hasLoader: false,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
  };
  const build = /** @type {import('@remix-run/node').ServerBuild} */ (
    /** @type {unknown} */ ({
      ...{ mode: 'production', basename: '/', publicPath: '/', assetsBuildDirectory: '', isSpaMode: false },
      future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
      entry: { module: { default: handleRequest } },
      routes: {
        root: { id: 'root', path: '', module: { default: Root } },
        list: { id: 'list', parentId: 'root', path: '*', module: { default: List, loader } },
      },
      assets: {
        ...{ version: '1', url: '/manifest.js', entry: { module: '/entry.js', imports: [] } },
        routes: {
          root: { ...route, id: 'root', path: '', module: '/root.js' },
          list: { ...route, id: 'list', parentId: 'root', path: '*', module: '/list.js', hasLoader: true },
        },
      },
    })
  );
  const handle = createRequestHandler(build, 'production');
  const toAnswer = answering((request) => handle(request));
  const pack = compression({ threshold: 1024 });
  return createServer((request, response) =>
    pack(/** @type {any} */ (request), /** @type {any} */ (response), () => void toAnswer(request, response)),
  );
}
