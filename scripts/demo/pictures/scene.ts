import type { Light, LightSpec } from './light';
import type { Random } from './random';
import type { Hsl, Sheet } from './svg';

/** Everything the demo can have photographed. */
export const PICTURE_KINDS = [
  'bougainvillea',
  'cushion-mum',
  'potted-mum',
  'marigold',
  'cockscomb',
  'rose',
  'hibiscus',
  'jasmine',
  'orchid',
  'lotus',
  'apricot-blossom',
  'wrightia',
  'bonsai',
  'adenium',
  'kumquat',
  'topiary',
  'durian',
  'mangosteen',
  'rambutan',
  'jackfruit',
  'pomelo',
  'coconut-seedling',
  'seedling-tray',
  'seedling-row',
  'cuttings',
  'pothos',
  'snake-plant',
  'monstera',
  'areca',
  'schefflera',
  'succulents',
  'cactus',
  'coconut-candy',
  'honey',
  'fruit-wine',
  'tea',
  'dried-fruit',
  'rice-paper',
  'coconut-bowl',
  'hyacinth-basket',
  'garden',
] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

export const POTS = [
  'nursery-bag',
  'plastic',
  'terracotta',
  'blue-ceramic',
  'white-ceramic',
  'cement',
  'bamboo-basket',
  'bonsai-tray',
  'basin',
] as const;
export type Pot = (typeof POTS)[number];

export const BACKDROPS = [
  'garden-rows',
  'bamboo-fence',
  'brick-wall',
  'river-palms',
  'market-stall',
  'earth-yard',
  'porch',
  'greenhouse',
] as const;
export type Backdrop = (typeof BACKDROPS)[number];

/** What to photograph. What is left out is chosen to suit the plant, by the seed. */
export type Scene = {
  kind: PictureKind;
  /**
   * A form of the kind: bougainvillea `bush`, `standard`, `arch`; cushion-mum `pair`; orchid `dendrobium`, `phalaenopsis`;
   * topiary `deer`, `elephant`, `dragon`; rice-paper `banana`; a close view of a sapling `leaf` instead of its fruit.
   */
  variant?: string;
  /** A colour word of the flower: pink, white, yellow, orange, red, purple, two-colour. */
  colour?: string;
  pot?: Pot;
  backdrop?: Backdrop;
  light?: Light;
  size?: 'small' | 'medium' | 'large';
  orientation?: 'portrait' | 'square' | 'landscape';
  /** The whole plant, its flower or leaf from near, or several in a row. */
  view?: 'whole' | 'close' | 'row';
  seed: number;
};

/** What a painter works with. Lengths are picture units, one unit a pixel. */
export type Paint = {
  sheet: Sheet;
  random: Random;
  light: LightSpec;
  scene: Scene;
  /** Share of the usual number of leaves, for plants that stand further back. */
  budget: number;
  /** The middle and the foot of the subject, and the room above and beside it. */
  x: number;
  floor: number;
  height: number;
  width: number;
};

/** One kind of subject: how it is painted from afar and from near. */
export type Subject = {
  whole(paint: Paint): string;
  /** Fills a frame of `paint.width` × `paint.height` whose middle is `paint.x`, and foot `paint.floor`. */
  close(paint: Paint): string;
  /** Colours that lie out of focus behind a close view. */
  hues: readonly Hsl[];
  /** Stands on a table rather than on the ground. */
  onTable?: boolean;
};
