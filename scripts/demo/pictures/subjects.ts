import { adenium } from './adenium';
import { apricotBlossom } from './apricot';
import { monstera, pothos } from './aroids';
import { coconutBowl, hyacinthBasket } from './handicraft';
import { bonsai, wrightia } from './bonsai';
import { bougainvillea } from './bougainvillea';
import { cushionMum, hibiscus, jasmine, marigold, pottedMum, rose } from './bushes';
import { cockscomb } from './cockscomb';
import { areca, schefflera, snakePlant } from './foliage';
import { kumquat } from './kumquat';
import { lotus } from './lotus';
import { orchid } from './orchid';
import { coconutCandy, driedFruit, fruitWine, honey, ricePaper, tea } from './products';
import { durian, jackfruit, mangosteen, pomelo, rambutan } from './saplings';
import type { PictureKind, Subject } from './scene';
import { coconutSeedling, cuttings, seedlingRow, seedlingTray } from './seedlings';
import { cactus, succulents } from './succulents';
import { topiary } from './topiary';

/** Who paints what. A garden is painted from these, so it is not among them. */
export const SUBJECTS: Record<Exclude<PictureKind, 'garden'>, Subject> = {
  bougainvillea,
  'cushion-mum': cushionMum,
  'potted-mum': pottedMum,
  marigold,
  cockscomb,
  rose,
  hibiscus,
  jasmine,
  orchid,
  lotus,
  'apricot-blossom': apricotBlossom,
  wrightia,
  bonsai,
  adenium,
  kumquat,
  topiary,
  durian,
  mangosteen,
  rambutan,
  jackfruit,
  pomelo,
  'coconut-seedling': coconutSeedling,
  'seedling-tray': seedlingTray,
  'seedling-row': seedlingRow,
  cuttings,
  pothos,
  'snake-plant': snakePlant,
  monstera,
  areca,
  schefflera,
  succulents,
  cactus,
  'coconut-candy': coconutCandy,
  honey,
  'fruit-wine': fruitWine,
  tea,
  'dried-fruit': driedFruit,
  'rice-paper': ricePaper,
  'coconut-bowl': coconutBowl,
  'hyacinth-basket': hyacinthBasket,
};
