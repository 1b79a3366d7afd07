import { flatRoutes } from '@remix-run/fs-routes';

/** One file in `routes/` per address; tests may lie beside them. */
export default flatRoutes({ ignoredRouteFiles: ['**/*.test.*'] });
