import type { ShippingMethod, Zone } from '~/features/shops/shipping-method';
import { dong } from '~/shared/dong';

import type { ShippableLine } from './parcel';
import { shippingOptions, type ShippingOption } from './shipping';

/** A potted plant as tall as this weighs and measures about so much with its packing; general knowledge. */
const SAMPLES = [
  { heightCm: 30, potCm: 12, weightGrams: 1_500, side: 15 },
  { heightCm: 60, potCm: 20, weightGrams: 4_500, side: 22 },
  { heightCm: 120, potCm: 30, weightGrams: 14_000, side: 35 },
  { heightCm: 200, potCm: 45, weightGrams: 32_000, side: 50 },
] as const;
/** Heights, in cm, for which a grower may look at what the ways cost. */
export const SAMPLE_HEIGHTS = SAMPLES.map(({ heightCm }) => heightCm);

/** A plant in a pot of this height; one of `SAMPLE_HEIGHTS`, else 60 cm. */
export function samplePlant(heightCm: number, name: string): ShippableLine {
  const sample = SAMPLES.find((one) => one.heightCm === heightCm) ?? SAMPLES[1];
  return {
    name,
    group: 'foliage',
    unit: 'chau',
    quantity: 1,
    total: dong(0),
    details: {},
    preorderOn: null,
    measures: {
      heightCm: sample.heightCm,
      spreadCm: null,
      potCm: sample.potCm,
      weightGrams: sample.weightGrams,
      lengthCm: sample.side,
      widthCm: sample.side,
      packHeightCm: sample.heightCm,
    },
  };
}

/** What each way would say for one such plant, by the id of the way. */
export function previewWays(
  methods: readonly ShippingMethod[],
  { plant, to, today }: { plant: ShippableLine; to: { communeCode: string; zone: Zone }; today: string },
): Map<string, ShippingOption> {
  return new Map(shippingOptions({ methods, lines: [plant], to, today }).map((option) => [option.methodId, option]));
}
