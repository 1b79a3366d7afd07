import type { EntryContext, ServerBuild } from '@remix-run/node';
import { createRequestHandler } from '@remix-run/node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pagesBySegment } from './pages-by-segment.mjs';

type Route = { id: string; parentId?: string; path?: string; index?: boolean; interactive?: boolean };

const ROUTES: Route[] = [
  { id: 'root', path: '' },
  { id: 'front', parentId: 'root', index: true },
  { id: 'shop', parentId: 'root', path: 'shop/:shop', index: true },
  { id: 'listing', parentId: 'root', path: 'shop/:shop/p/:listing' },
  { id: 'search', parentId: 'root', path: 'search' },
  { id: 'map', parentId: 'root', path: 'sitemap.xml' },
  { id: 'about', parentId: 'root', path: 'about' },
  { id: 'rules', parentId: 'about', path: 'rules' },
  { id: 'admin', parentId: 'root', path: 'admin' },
  { id: 'plants', parentId: 'admin', path: 'listings', interactive: true },
  { id: 'lost', parentId: 'root', path: '*' },
];

/** A build whose pages say which routes they are of, and how many routes their handler knows. */
function build(): ServerBuild {
  const routes = Object.fromEntries(
    ROUTES.map(({ interactive, ...route }) => [
      route.id,
      { ...route, module: { default: () => null, loader: () => route.id, handle: { interactive } } },
    ]),
  );
  const handle = (_request: Request, status: number, _headers: Headers, context: EntryContext) =>
    new Response(
      JSON.stringify({
        matched: context.staticHandlerContext.matches.map(({ route, params }) => [route.id, params]),
        known: Object.keys(context.routeModules).length,
      }),
      { status },
    );
  return {
    ...{ mode: 'production', basename: '/', publicPath: '/', assetsBuildDirectory: '', isSpaMode: false },
    future: { v3_singleFetch: true },
    entry: { module: { default: handle } },
    routes,
    assets: { version: '1', url: '', entry: { module: '', imports: [] }, routes },
  } as unknown as ServerBuild;
}

type Said = { matched: [string, object][]; known: number };
const ask = async (handler: ReturnType<typeof createRequestHandler>, path: string) => {
  const response = await handler(new Request(`http://vuon.test${path}`));
  return { status: response.status, ...((await response.json()) as Said) };
};

describe('a house whose parts are answered apart', () => {
  const [apart, whole] = [pagesBySegment(build()), createRequestHandler(build())];

  it.each(['/', '/shop/a', '/shop/a/p/b', '/shop/a/nothing', '/search', '/sitemap.xml', '/about/rules'])(
    'answers %s with fewer routes in sight',
    async (path) => {
      const [one, other] = [await ask(apart, path), await ask(whole, path)];
      expect(one.matched).toEqual(other.matched);
      expect(one.known).toBeLessThan(other.known);
    },
  );

  it.each(['/admin', '/admin/listings', '/shop', '/nowhere'])(
    'knows every route at %s, from where a page may lead anywhere or nothing leads',
    async (path) => {
      expect((await ask(apart, path)).known).toBe(path === '/shop' ? 4 : ROUTES.length);
    },
  );

  it('answers any path as the whole would', async () => {
    const segment = fc.constantFrom(
      'shop',
      'p',
      'a',
      'search',
      'sitemap.xml',
      'about',
      'rules',
      'admin',
      '*',
      '%20',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 5 }), async (segments) => {
        const path = `/${segments.join('/')}`;
        const [one, other] = [await ask(apart, path), await ask(whole, path)];
        expect([one.status, one.matched]).toEqual([other.status, other.matched]);
      }),
    );
  });
});
