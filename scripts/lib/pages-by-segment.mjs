import { createRequestHandler } from '@remix-run/node';

/**
 * Remix looks at every route of its build several times a page, and most of ours are of signed-in pages. So the parts of
 * the house that ask for no scripts (shops, search, …) are answered by a handler each that knows their own routes alone;
 * what a part of the house is, says the first segment of the path. Where pages may lead on without a new document, and
 * for paths that no part has, all routes are there.
 *
 * @param {import('@remix-run/node').ServerBuild} build
 * @param {string} [mode]
 * @returns {import('@remix-run/node').RequestHandler}
 */
export function pagesBySegment(build, mode) {
  const whole = createRequestHandler(build, mode);
  const parts = new Map(
    [...segmentsOf(build)].map((segment) => [segment, createRequestHandler(partOf(build, segment), mode)]),
  );
  return (request, loadContext) =>
    (parts.get(new URL(request.url).pathname.split('/', 2)[1] ?? '') ?? whole)(request, loadContext);
}

/** @typedef {import('@remix-run/node').ServerBuild['routes'][string]} Route */

/** The first segment of a route's path; undefined where it is not settled: a parameter, or a layout without a path.
 * @param {import('@remix-run/node').ServerBuild['routes']} routes
 * @param {Route} route
 * @returns {string | undefined}
 */
function segmentOf(routes, route) {
  if (route.id === 'root') return undefined;
  const parent = route.parentId === undefined ? undefined : routes[route.parentId];
  const above = parent && segmentOf(routes, parent);
  if (above !== undefined) return above;
  if (route.index && !route.path && parent?.id === 'root') return ''; // the front page
  const [first] = route.path?.split('/') ?? [];
  return first === undefined || /^[:*]/.test(first) || first.endsWith('?') ? undefined : first;
}

/** @param {import('@remix-run/node').ServerBuild} build */
function segmentsOf({ routes }) {
  const all = Object.values(routes);
  const withScripts = new Set(all.filter(asksForScripts).map((route) => segmentOf(routes, route)));
  return new Set(
    all
      .map((route) => segmentOf(routes, route))
      .filter((segment) => segment !== undefined && !withScripts.has(segment)),
  );
}

/** @param {Route} route */
const asksForScripts = ({ module }) =>
  /** @type {{ interactive?: boolean } | undefined} */ (module.handle)?.interactive;

/**
 * @param {import('@remix-run/node').ServerBuild} build
 * @param {string | undefined} segment
 * @returns {import('@remix-run/node').ServerBuild}
 */
function partOf(build, segment) {
  /** @param {string} id */
  const belongs = (id) => {
    const route = build.routes[id];
    const own = route && segmentOf(build.routes, route);
    return own === undefined || own === segment;
  };
  /** @template T @param {Record<string, T>} routes */
  const some = (routes) => Object.fromEntries(Object.entries(routes).filter(([id]) => belongs(id)));
  return { ...build, routes: some(build.routes), assets: { ...build.assets, routes: some(build.assets.routes) } };
}
