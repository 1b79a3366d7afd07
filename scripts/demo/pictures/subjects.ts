import * as flowering from './flowering';
import * as foliage from './foliage';
import { hyacinthBasket } from './baskets';
import * as products from './products';
import type { PictureKind, Subject } from './scene';
import * as succulents from './succulents';
import * as seedlings from './seedlings';
import { topiary } from './topiary';
import * as showy from './showy';
import * as trees from './trees';
export const SUBJECTS: Record<Exclude<PictureKind, 'garden'>, Subject> = {
  bougainvillea: flowering.bougainvillea,
  'cushion-mum': flowering.cushionMum,
  'potted-mum': flowering.pottedMum,
  marigold: flowering.marigold,
  rose: flowering.rose,
  hibiscus: flowering.hibiscus,
  jasmine: flowering.jasmine,
  'apricot-blossom': trees.apricotBlossom,
  wrightia: trees.wrightia,
  bonsai: trees.bonsai,
  adenium: trees.adenium,
  kumquat: trees.kumquat,
  pothos: foliage.pothos,
  'snake-plant': foliage.snakePlant,
  monstera: foliage.monstera,
  areca: foliage.areca,
  schefflera: foliage.schefflera,
  cockscomb: showy.cockscomb,
  orchid: showy.orchid,
  lotus: showy.lotus,
  topiary,
  durian: seedlings.durian,
  mangosteen: seedlings.mangosteen,
  rambutan: seedlings.rambutan,
  jackfruit: seedlings.jackfruit,
  pomelo: seedlings.pomelo,
  'coconut-seedling': seedlings.coconutSeedling,
  'seedling-tray': seedlings.seedlingTray,
  'seedling-row': seedlings.seedlingRow,
  cuttings: seedlings.cuttings,
  succulents: succulents.succulents,
  cactus: succulents.cactus,
  'coconut-candy': products.coconutCandy,
  honey: products.honey,
  'fruit-wine': products.fruitWine,
  tea: products.tea,
  'dried-fruit': products.driedFruit,
  'rice-paper': products.ricePaper,
  'coconut-bowl': products.coconutBowl,
  'hyacinth-basket': hyacinthBasket,
};
