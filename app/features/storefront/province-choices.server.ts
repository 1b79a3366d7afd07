import { places } from '~/features/shops/places.server';

import type { Choice } from './pages';

/** Every province and city, by the names people say. */
export const provinceChoices = (): Choice[] => places.provinces().map(({ code, name }) => ({ code, name }));
