import common from './common.json' with { type: 'json' };
import accounts from './accounts.json' with { type: 'json' };
import shops from './shops.json' with { type: 'json' };
import domains from './domains.json' with { type: 'json' };
import catalogue from './catalogue.json' with { type: 'json' };
import photos from './photos.json' with { type: 'json' };
import listings from './listings.json' with { type: 'json' };
import storefront from './storefront.json' with { type: 'json' };
import look from './look.json' with { type: 'json' };
import share from './share.json' with { type: 'json' };
import orders from './orders.json' with { type: 'json' };
import checkout from './checkout.json' with { type: 'json' };
import payments from './payments.json' with { type: 'json' };
import books from './books.json' with { type: 'json' };
import help from './help.json' with { type: 'json' };
import feeds from './feeds.json' with { type: 'json' };
import cooperatives from './cooperatives.json' with { type: 'json' };
import board from './board.json' with { type: 'json' };
import spoken from './spoken.json' with { type: 'json' };
import imports from './imports.json' with { type: 'json' };
import training from './training.json' with { type: 'json' };
import design from './design.json' with { type: 'json' };
import review from './review.json' with { type: 'json' };
import policies from './policies.json' with { type: 'json' };
import figures from './figures.json' with { type: 'json' };
import plant from './plant.json' with { type: 'json' };
import shelf from './shelf.json' with { type: 'json' };

/** Every sentence in this language, a namespace a room. */
export default {
  common,
  accounts,
  shops,
  domains,
  catalogue,
  photos,
  listings,
  storefront,
  look,
  share,
  orders,
  checkout,
  payments,
  books,
  help,
  feeds,
  cooperatives,
  board,
  spoken,
  imports,
  training,
  review,
  policies,
  figures,
  plant,
  shelf,
  design,
};
