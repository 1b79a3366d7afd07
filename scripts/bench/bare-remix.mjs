/**
 * A bare Remix of the same version, to be measured beside the house: a list of 24 cards with photo, name, price and garden,
 * and one plant with its photos, its sizes and the cards that the house shows beside it (`/plant/cay-500`), packed by the
 * usual middleware. No languages, no law, no filters, no looks.
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

/** What a card shows, of the listings that a question has chosen. */
const cardsOf = (/** @type {string} */ chosen) => `
  SELECT l.id, l.slug, l.name, l.price_from, s.name AS garden, s.slug AS shop, p.public_name, p.width, p.height
  FROM (${chosen}) AS r JOIN listings AS l ON l.id = r.listing_id JOIN shops AS s ON s.id = l.shop_id
  LEFT JOIN LATERAL (SELECT * FROM photos WHERE listing_id = l.id ORDER BY position LIMIT 1) AS p ON true
  ORDER BY r.published_at DESC, r.listing_id`;
/** The newest of the shelf, so many. */
const newest = (/** @type {string} */ where, /** @type {number} */ many) => `
  (SELECT listing_id, published_at FROM shelf_listings WHERE ${where} ORDER BY published_at DESC, listing_id LIMIT ${many})`;

/** @param {string} databaseUrl */
export function bareRemix(databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

  async function loader() {
    const { rows } = await pool.query({
      name: 'cards',
      text: cardsOf(newest('shop_id = (SELECT id FROM shops WHERE slug = $1)', 24)),
      values: ['vuon-1'],
    });
    return { rows };
  }

  /** @param {import('@remix-run/node').LoaderFunctionArgs} args */
  async function plantLoader({ params }) {
    const { rows } = await pool.query({
      name: 'plant',
      text: `SELECT l.id, l.shop_id, l."group", l.name, l.description, s.name AS garden,
          (SELECT json_agg(json_build_object('size', v.size, 'price', v.price, 'stock', v.stock) ORDER BY v.position)
            FROM variants AS v WHERE v.listing_id = l.id) AS sizes,
          (SELECT json_agg(json_build_object('public_name', p.public_name, 'width', p.width, 'height', p.height) ORDER BY p.position)
            FROM photos AS p WHERE p.listing_id = l.id) AS photos
        FROM listings AS l JOIN shops AS s ON s.id = l.shop_id WHERE s.slug = $1 AND l.slug = $2`,
      values: ['vuon-1', params.slug],
    });
    const [plant] = rows;
    const beside = await pool.query({
      name: 'beside',
      text: cardsOf(
        `${newest('shop_id = $1 AND listing_id <> $2', 4)} UNION ALL ${newest('shop_id <> $1 AND "group" = $3', 4)}`,
      ),
      values: [plant.shop_id, plant.id, plant.group],
    });
    return { plant, beside: beside.rows };
  }

  /** @param {any} number */
  const dong = (number) => `${Number(number).toLocaleString('vi-VN')} ₫`;

  /** @param {{ photo: any, alt: string }} props */
  const Picture = ({ photo, alt }) => {
    const files = /** @param {string} format */ (format) =>
      [320, 640].map((width) => `/photos/${photo.public_name}/${width}.${format} ${width}w`).join(', ');
    return h(
      'picture',
      null,
      ...FORMATS.map((format) => h('source', { key: format, type: `image/${format}`, srcSet: files(format) })),
      h('img', { src: `/photos/${photo.public_name}/320.jpeg`, alt, width: photo.width, height: photo.height }),
    );
  };

  /** @param {{ row: any }} props */
  const Card = ({ row }) =>
    h(
      'article',
      { className: 'card' },
      h(
        'a',
        { href: `/shop/${row.shop}/p/${row.slug}` },
        h(Picture, { photo: row, alt: row.name }),
        h('h3', null, row.name),
        h('p', { className: 'price' }, dong(row.price_from)),
        h('p', null, row.garden),
      ),
    );

  const Plant = () => {
    const { plant, beside } = /** @type {{ plant: any, beside: any[] }} */ (useLoaderData());
    return h(
      'main',
      null,
      h('h1', null, plant.name),
      ...plant.photos.map((/** @type {any} */ photo, /** @type {number} */ index) =>
        h(Picture, { key: index, photo, alt: plant.name }),
      ),
      ...plant.sizes.map((/** @type {any} */ { size, price }) => h('p', { key: size }, `${size}: ${dong(price)}`)),
      h('p', null, plant.description),
      h('p', null, plant.garden),
      ...beside.map((row) => h(Card, { key: row.id, row })),
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
        plant: { id: 'plant', parentId: 'root', path: 'plant/:slug', module: { default: Plant, loader: plantLoader } },
      },
      assets: {
        ...{ version: '1', url: '/manifest.js', entry: { module: '/entry.js', imports: [] } },
        routes: {
          root: { ...route, id: 'root', path: '', module: '/root.js' },
          list: { ...route, id: 'list', parentId: 'root', path: '*', module: '/list.js', hasLoader: true },
          plant: { ...route, id: 'plant', parentId: 'root', path: 'plant/:slug', module: '/plant.js', hasLoader: true },
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
