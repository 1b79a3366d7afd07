/**
 * Shoppers' pages under load: kept and computed, with a thousand listings in the house and with a million, beside a bare
 * Node server that sends the same packed bytes in the same run, and beside a bare Remix with `pg` and with Prisma. Everything
 * has its turn in each round. Figures are medians of the rounds, and a ratio is the median of the rounds' own ratios: the
 * machine has better minutes and worse, and within one turn both sides had the same.
 * `--shops 1000 --seconds 3 --rounds 3`; a shop has 1,000 listings.
 */
import { buildIfNeeded } from '../lib/build.mjs';
import type { Bench, Row } from './report';
import {
  bareOf,
  cardsOn,
  CONNECTIONS,
  costOf,
  load,
  openHouse,
  type House,
  type Load,
  type Server,
} from './storefront-servers';

const PAGES = {
  shop: '/shop/vuon-1',
  listing: '/shop/vuon-1/p/cay-500',
  search: '/search?q=bong+giay',
  'rare search': '/search?q=bong+giay+hong',
  kind: '/search?kind=foliage&sort=price-up',
  filters: '/search?kind=fruit-sapling&ease=2&max=900k',
  'seven filters': '/search?kind=fruit-sapling&salt=4&tall=2&ease=2&to=79&when=tet&max=900k',
  home: '/',
} as const;
type Page = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as Page[];

/** Pages of the bare Remix: 24 cards, one plant with the eight cards that ours has beside it, and the plant alone. */
const LIKES = { list: '/list', plant: '/plant/cay-500?beside', alone: '/plant/cay-500' } as const;
/** What of a bare Remix a computed page is measured by. Ours says in two languages, with filters, law and looks, what it says without. */
const BESIDE = { shop: ['list'], kind: ['list'], listing: ['plant', 'alone'] } as const;
const isBeside = (page: Page): page is keyof typeof BESIDE => page in BESIDE;
/** A computed page is to reach so much of what a bare Remix sends by Prisma. */
const SHARE_OF_REMIX = 0.9;
/** A computed list is to take 2.5 ms of CPU on a machine on which the bare Remix's took 2.3 by `pg`. */
const COST_OF_REMIX = 2.5 / 2.3;

type By = `${keyof typeof LIKES} by ${'pg' | 'Prisma'}`;
type Turn = { bare: Load; kept: Load; computed: Load; remix: Partial<Record<By, Load>> };
/** `cards`: how many plants the page shows. */
type Figures = { turns: Turn[]; cards: number };
type Size = {
  listings: number;
  pages: Record<Page, Figures>;
  memory: { kept: number; computed: number };
};

export const bench: Bench = async (report, words) => {
  const option = (name: string, fallback: number) => Number(words[words.indexOf(`--${name}`) + 1]) || fallback;
  const [shops, seconds, rounds] = [option('shops', 1_000), option('seconds', 3), option('rounds', 3)];
  await buildIfNeeded();
  const houses: House[] = [];
  try {
    for (const wanted of new Set([1, shops])) houses.push(await openHouse(wanted));
    const sizes = await measure(houses, { seconds, rounds });
    for (const { listings, pages, memory } of sizes) {
      report.table(
        `${listings} listings, ${CONNECTIONS} connections`,
        NAMES.flatMap((page) => linesOf(page, pages[page])),
      );
      report.table(`${listings} listings: memory of the house after it, MiB`, [
        { what: 'pages kept', figures: { MiB: memory.kept } },
        { what: 'pages computed', figures: { MiB: memory.computed } },
      ]);
    }
    for (const { listings, pages } of sizes) {
      report.table(
        `${listings} listings: kept pages`,
        NAMES.flatMap((page) => keptOf(page, pages[page])),
      );
      report.table(
        `${listings} listings: computed pages beside a bare Remix`,
        NAMES.flatMap((page) => besideRemix(page, pages[page])),
      );
    }
    const [small, large] = sizes as [Size, Size | undefined];
    if (large) {
      report.table(
        'Growth',
        NAMES.map((page) => growthOf(page, small.pages[page], large.pages[page])),
      );
    }
  } finally {
    for (const house of houses) await house.close();
  }
};

const lineOf = (what: string, loads: Load[]): Row => {
  const of = (name: keyof Load) => median(loads.map((one) => one[name]));
  const rate = Math.round(of('rate'));
  return {
    what,
    figures: { 'req/s': rate, 'p50 ms': of('p50'), 'p99 ms': of('p99'), 'CPU ms': of('cpu'), bytes: of('bytes') },
  };
};

function linesOf(page: Page, { turns }: Figures): Row[] {
  const likes = Object.keys(turns[0]!.remix) as By[];
  return [
    lineOf(
      `${page}: bare Node, the same bytes`,
      turns.map(({ bare }) => bare),
    ),
    ...(['kept', 'computed'] as const).map((what) =>
      lineOf(
        `${page}: ${what}`,
        turns.map((turn) => turn[what]),
      ),
    ),
    ...likes.map((like) =>
      lineOf(
        `${page}: a bare Remix, ${like}`,
        turns.map(({ remix }) => remix[like]!),
      ),
    ),
  ];
}

function keptOf(page: Page, { turns }: Figures): Row[] {
  const share = median(turns.map(({ kept, bare }) => kept.rate / bare.rate));
  const p99 = median(turns.map(({ kept }) => kept.p99));
  return [
    { what: `${page}: kept ÷ bare Node`, figures: { is: share }, target: '≥ 0.5', isMet: share >= 0.5 },
    { what: `${page}: p99 of kept, ms`, figures: { is: p99 }, target: '≤ 5 ms', isMet: p99 <= 5 },
  ];
}

/** Two pages can be compared where they show as many plants: another plant has to be read and drawn in any house. */
function growthOf(page: Page, small: Figures, large: Figures): Row {
  const growth = median(large.turns.map(({ computed }, round) => computed.p50 / small.turns[round]!.computed.p50));
  const what = `${page}: p50 computed, large ÷ small`;
  if (small.cards !== large.cards)
    return { what: `${what} (${small.cards} plants → ${large.cards})`, figures: { is: growth } };
  return { what, figures: { is: growth }, target: '≤ 1.3', isMet: growth <= 1.3 };
}

function besideRemix(page: Page, { turns }: Figures): Row[] {
  if (!isBeside(page)) return [];
  const ratio = (by: By, what: 'rate' | 'cpu') =>
    median(turns.map(({ computed, remix }) => computed[what] / remix[by]![what]));
  return BESIDE[page].flatMap((like): Row[] => {
    const [share, ofPg, cost] = [
      ratio(`${like} by Prisma`, 'rate'),
      ratio(`${like} by pg`, 'rate'),
      ratio(`${like} by pg`, 'cpu'),
    ];
    const what = `${page}: computed ÷ ${like}`;
    return [
      {
        what: `${what} by Prisma, req/s`,
        figures: { is: share },
        target: `≥ ${SHARE_OF_REMIX}`,
        isMet: share >= SHARE_OF_REMIX,
      },
      { what: `${what} by pg, req/s`, figures: { is: ofPg } },
      {
        what: `${what} by pg, CPU`,
        figures: { is: cost },
        ...(like === 'list' && { target: `≤ ${COST_OF_REMIX.toFixed(2)}`, isMet: cost <= COST_OF_REMIX }),
      },
    ];
  });
}

/** Page by page, the small house and the large one in turns: a machine has better minutes and worse. */
async function measure(houses: House[], given: { seconds: number; rounds: number }): Promise<Size[]> {
  const pages = houses.map(() => ({}) as Record<Page, Figures>);
  for (const page of NAMES) {
    const measured = await measurePage(page, houses, given);
    for (const [index, figures] of measured.entries()) pages[index]![page] = figures;
  }
  const sizes: Size[] = [];
  for (const [index, { listings, kept, computed }] of houses.entries()) {
    const memory = { kept: (await costOf(kept.child)).rssMiB, computed: (await costOf(computed.child)).rssMiB };
    sizes.push({ listings, pages: pages[index]!, memory });
  }
  return sizes;
}

async function measurePage(
  page: Page,
  houses: House[],
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<Figures[]> {
  const path = PAGES[page];
  const bare: Server[] = [];
  const turns: Turn[][] = houses.map(() => []);
  try {
    for (const { kept } of houses) bare.push(await bareOf(kept.port, path));
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, house] of houses.entries()) {
        turns[index]!.push({
          computed: await load(house.computed, path, seconds),
          remix: await loadRemix(page, house, seconds),
          kept: await load(house.kept, path, seconds),
          bare: await load(bare[index]!, path, seconds),
        });
      }
    }
  } finally {
    for (const { child } of bare) child.kill();
  }
  const measured: Figures[] = [];
  for (const [index, { kept }] of houses.entries())
    measured.push({ turns: turns[index]!, cards: await cardsOn(kept.port, path) });
  return measured;
}

async function loadRemix(page: Page, { pg, prisma }: House, seconds: number): Promise<Turn['remix']> {
  if (!isBeside(page)) return {};
  const loads: Turn['remix'] = {};
  for (const like of BESIDE[page]) {
    loads[`${like} by pg`] = await load(pg, LIKES[like], seconds);
    loads[`${like} by Prisma`] = await load(prisma, LIKES[like], seconds);
  }
  return loads;
}

const median = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!;
