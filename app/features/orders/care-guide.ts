import type { Told } from '~/features/storefront/card';

/** How to look after something that was bought, in the grower's words. */
export type CareGuide = { name: string; care: Told };
