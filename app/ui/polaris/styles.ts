import type { LinkDescriptor } from '@remix-run/node';
import polaris from '@shopify/polaris/build/esm/styles.css?url';

import touch from './touch.css?url';

/** Style sheets of every Polaris page, for a layout's `links`. */
export const polarisLinks: LinkDescriptor[] = [
  { rel: 'stylesheet', href: polaris },
  { rel: 'stylesheet', href: touch },
];
