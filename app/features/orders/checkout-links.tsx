import type { MetaDescriptor } from '@remix-run/react';

import { stylesheet } from '~/features/storefront/stylesheet';

import href from './checkout.css?url';

/** The style sheets of every page of buying: the shops' own look, and what a till needs besides. */
export const tillLinks = () => [...stylesheet(), { rel: 'stylesheet', href }];

/** The head of a page that is one buyer's own: the title its loader gave it, and nothing for search engines. */
export const ownMeta = ({ data }: { data: { title: string } | undefined }): MetaDescriptor[] => [
  { title: data?.title ?? '' },
  { name: 'robots', content: 'noindex' },
];
