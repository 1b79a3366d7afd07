import href from './storefront.css?url';

/** The one stylesheet of every page a shopper sees. */
export const stylesheet = () => [{ rel: 'stylesheet', href }];
