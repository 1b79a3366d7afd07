import type { AvailabilityWords } from '../availability';
import type { Channel } from '../channel';
import { availabilityField, idField, priceField } from '../parts';
import { google } from './google';

const AVAILABILITY: AvailabilityWords = {
  'in-stock': 'in_stock',
  preorder: 'on_display_to_order',
  'sold-out': 'out_of_stock',
  gone: 'out_of_stock',
};

/** Google's local inventory: what stands in which garden, for buyers who search nearby. A row for each garden and item. */
export const googleLocal: Channel = {
  id: 'google-local',
  name: 'Google (tại vườn)',
  standing: 'addition',
  version: 1,
  files: { 'google-local.tsv': 'tsv' },
  picture: google.picture,
  fields: [
    // the garden's address on this site is the code to write into its Business Profile
    { name: 'store_code', need: 'required', kind: 'exact', max: 64, value: ({ shop }) => shop.slug },
    idField('id'),
    availabilityField('availability', AVAILABILITY),
    priceField('price'),
    { name: 'quantity', need: 'optional', kind: 'exact', value: ({ variant }) => String(variant.stock) },
  ],
  availability: AVAILABILITY,
  samePrice: true,
  beside: google,
};
