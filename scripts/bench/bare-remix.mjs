/**
 * A bare Remix of the same version, to be measured beside the house: a list of 24 cards with photo, name, price and garden
 * (`/list`); one plant with its photos and sizes (`/plant/cay-500`); and that plant with the cards that the house shows
 * beside it (`/plant/cay-500?beside`). Packed by the usual middleware. No languages, no law, no filters, no looks.
 */
import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';

import { createReadableStreamFromReadable, createRequestHandler } from '@remix-run/node';
import { Links, Meta, Outlet, RemixServer, useLoaderData } from '@remix-run/react';
import compression from 'compression';
import { createElement as h } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

import { answering } from '../lib/answering.mjs';

const FORMATS = ['avif', 'webp', 'jpeg'];

/**
 * @typedef {{ publicName: string | null, width: number | null, height: number | null }} Photo
 * @typedef {{ name: string, slug: string }} Garden
 * @typedef {{ id: string, slug: string, name: string, priceFrom: bigint | string | null, photos: Photo[], shop: Garden }} CardData
 *   its first photo alone, its price as the database's library gives it
 * @typedef {{ id: string, shopId: string, group: string, name: string, description: string, shop: { name: string },
 *   variants: { size: string, price: bigint | number | null }[], photos: Photo[] }} PlantData
 * @typedef {{ list(shop: string): Promise<CardData[]>, plant(shop: string, slug: string): Promise<PlantData>,
 *   beside(plant: PlantData): Promise<CardData[]> }} Questions
 *   the newest 24 of a garden; one plant of it; four others of its garden and four of its kind from elsewhere
 */

/** @param {Questions} questions how the database is asked */
export function bareRemix(questions) {
  async function loader() {
    return { rows: await questions.list('vuon-1') };
  }

  /** @param {import('@remix-run/node').LoaderFunctionArgs} args */
  async function plantLoader({ request, params }) {
    const plant = await questions.plant('vuon-1', /** @type {string} */ (params.slug));
    return { plant, beside: new URL(request.url).searchParams.has('beside') ? await questions.beside(plant) : [] };
  }

  /** @param {any} number */
  const dong = (number) => `${Number(number).toLocaleString('vi-VN')} ₫`;

  /** @param {{ photo: Photo, alt: string }} props */
  const Picture = ({ photo, alt }) => {
    const files = /** @param {string} format */ (format) =>
      [320, 640].map((width) => `/photos/${photo.publicName}/${width}.${format} ${width}w`).join(', ');
    return h(
      'picture',
      null,
      ...FORMATS.map((format) => h('source', { key: format, type: `image/${format}`, srcSet: files(format) })),
      h('img', {
        src: `/photos/${photo.publicName}/320.jpeg`,
        alt,
        width: photo.width ?? 0,
        height: photo.height ?? 0,
      }),
    );
  };

  /** @param {{ row: CardData }} props */
  const Card = ({ row }) =>
    h(
      'article',
      { className: 'card' },
      h(
        'a',
        { href: `/shop/${row.shop.slug}/p/${row.slug}` },
        ...row.photos.map((photo) => h(Picture, { key: photo.publicName, photo, alt: row.name })),
        h('h3', null, row.name),
        h('p', { className: 'price' }, dong(row.priceFrom)),
        h('p', null, row.shop.name),
      ),
    );

  const Plant = () => {
    const { plant, beside } = /** @type {{ plant: PlantData, beside: CardData[] }} */ (useLoaderData());
    return h(
      'main',
      null,
      h('h1', null, plant.name),
      ...plant.photos.map((photo, index) => h(Picture, { key: index, photo, alt: plant.name })),
      ...plant.variants.map(({ size, price }) => h('p', { key: size }, `${size}: ${dong(price)}`)),
      h('p', null, plant.description),
      h('p', null, plant.shop.name),
      ...beside.map((row) => h(Card, { key: row.id, row })),
    );
  };

  const List = () => {
    const { rows } = /** @type {{ rows: CardData[] }} */ (useLoaderData());
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
