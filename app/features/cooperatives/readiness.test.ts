import { describe, expect, it } from 'vitest';

import { readiness, STEPS, type Facts, type Step, type StepTimes } from './readiness';

const NOW = new Date('2026-11-26T02:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

/** Steps up to one, a day apart, the last of them so many days ago. */
const takenUpTo = (last: Step, ago = 3): StepTimes =>
  Object.fromEntries(
    STEPS.slice(0, STEPS.indexOf(last) + 1)
      .reverse()
      .map((step, place) => [step, daysAgo(ago + place)]),
  );

/** Bà Tư, who has only just been invited. Say only what differs. */
const facts = (given: Partial<Facts> = {}): Facts => ({
  begunAt: daysAgo(20),
  lastSeenAt: null,
  shopState: 'draft',
  setupStep: 'place',
  times: {},
  photos: 0,
  offered: 0,
  onSale: 0,
  newest: null,
  preflight: { isCurrent: true, problem: null },
  unanswered: null,
  late: null,
  toSend: null,
  unpaid: null,
  answeredLate: 0,
  ...given,
});
const pots = { name: 'Bông giấy hồng', photos: 3 };
const written = (...problems: NonNullable<Facts['newest']>['problems']) => ({ newest: { ...pots, problems } });

describe('what stands in a member’s way', () => {
  it.each<[string, Partial<Facts>, Step | null, string | null, number]>([
    ['nobody has ever signed in', {}, 'signed-in', 'never-signed-in', 20],
    ['the garden has no place', { times: takenUpTo('signed-in') }, 'set-up', 'setup-place', 3],
    ['the garden has no number', { times: takenUpTo('signed-in'), setupStep: 'contact' }, 'set-up', 'setup-contact', 3],
    ['the garden has no name', { times: takenUpTo('signed-in'), setupStep: 'name' }, 'set-up', 'setup-name', 3],
    ['there is no photo', { times: takenUpTo('set-up') }, 'photo', 'no-photo', 3],
    ['photos lie there and nothing is written', { times: takenUpTo('photo'), photos: 3 }, 'preflight', 'no-listing', 3],
    [
      'three photos and no price',
      { times: takenUpTo('photo'), ...written('listings.price-missing', 'listings.size-missing') },
      'preflight',
      'price-missing',
      3,
    ],
    [
      'a photo is missed before a price',
      { times: takenUpTo('photo'), ...written('listings.price-missing', 'listings.photo-missing') },
      'preflight',
      'photo-missing',
      3,
    ],
    [
      'nobody counted',
      { times: takenUpTo('photo'), ...written('listings.quantity-missing') },
      'preflight',
      'quantity-missing',
      3,
    ],
    ['no size', { times: takenUpTo('photo'), ...written('listings.size-missing') }, 'preflight', 'size-missing', 3],
    ['no name', { times: takenUpTo('photo'), ...written('listings.name-missing') }, 'preflight', 'name-missing', 3],
    [
      'two sizes of one name',
      { times: takenUpTo('photo'), ...written('listings.size-twice') },
      'preflight',
      'unfinished',
      3,
    ],
    [
      'the house has not looked yet',
      { times: takenUpTo('photo'), ...written(), preflight: { isCurrent: false, problem: null } },
      'preflight',
      'being-checked',
      3,
    ],
    ['no marketplace takes it', { times: takenUpTo('photo'), ...written() }, 'preflight', 'channels-refuse', 3],
    ['written and not published', { times: takenUpTo('preflight'), ...written() }, 'published', 'not-published', 3],
    [
      'published in a closed shop',
      { times: takenUpTo('preflight'), ...written(), offered: 1 },
      'published',
      'shop-not-open',
      3,
    ],
    ['the shop was closed again', { times: takenUpTo('published'), shopState: 'paused' }, 'ordered', 'shop-paused', 3],
    [
      'everything is sold out',
      { times: takenUpTo('published'), shopState: 'published' },
      'ordered',
      'nothing-on-sale',
      3,
    ],
    [
      'nobody has bought',
      { times: takenUpTo('published'), shopState: 'published', onSale: 4, offered: 4 },
      'ordered',
      'no-order',
      3,
    ],
    [
      'an order waits, not too long yet',
      { times: takenUpTo('ordered', 9), unanswered: { count: 1, since: daysAgo(1) } },
      'answered',
      'order-waiting',
      1,
    ],
    ['answers came late', { times: takenUpTo('ordered'), answeredLate: 2 }, 'answered', 'answered-late', 3],
    ['the buyer cancelled', { times: takenUpTo('ordered') }, 'answered', 'no-order-to-answer', 3],
    [
      'a yes was given and nothing is packed',
      { times: takenUpTo('answered', 9), toSend: { count: 2, since: daysAgo(4) } },
      'packed',
      'order-to-send',
      4,
    ],
    ['nothing to pack', { times: takenUpTo('answered') }, 'packed', 'no-order-to-send', 3],
    [
      'it left and is not paid',
      { times: takenUpTo('packed', 9), unpaid: { count: 1, since: daysAgo(6) } },
      'paid',
      'payment-waiting',
      6,
    ],
    ['nothing to be paid', { times: takenUpTo('packed') }, 'paid', 'no-order-to-pay', 3],
    ['the book was never opened', { times: takenUpTo('paid') }, 'book', 'book-unopened', 3],
    ['all steps are taken', { times: takenUpTo('book') }, null, null, 0],
  ])('%s', (_story, given, next, cause, days) => {
    expect(readiness(facts(given), NOW)).toMatchObject({ next, days, cause: cause === null ? null : { code: cause } });
  });

  it('names the thing: how many photos, which plant, how many days', () => {
    expect(
      readiness(facts({ times: takenUpTo('photo'), ...written('listings.price-missing') }), NOW).cause?.with,
    ).toEqual(pots);
    const late = facts({ times: takenUpTo('book'), late: { count: 2, since: daysAgo(2) } });
    expect(readiness(late, NOW).cause).toMatchObject({ code: 'order-late', with: { count: 2, days: 2 } });
  });

  it('hands on a marketplace’s own word', () => {
    const problem = { code: 'feeds.photo-too-small', with: { px: 500 } };
    const given = facts({ times: takenUpTo('photo'), ...written(), preflight: { isCurrent: true, problem } });
    expect(readiness(given, NOW).cause).toMatchObject({ code: 'channels-refuse', problem });
  });

  it('puts a buyer who waits too long before every step, without forgetting the step', () => {
    const given = facts({ times: takenUpTo('set-up'), late: { count: 1, since: daysAgo(2) } });
    expect(readiness(given, NOW)).toMatchObject({ next: 'photo', cause: { code: 'order-late' }, days: 2 });
  });

  it('leads back to a step that was jumped over, and counts its days from the step before it', () => {
    const times = takenUpTo('paid', 1);
    delete times.photo;
    expect(readiness(facts({ times }), NOW)).toMatchObject({ next: 'photo', days: 8 });
  });

  it('keeps its key from day to day, and changes it with what stands in the way', () => {
    const at = (given: Partial<Facts>, day = NOW) => readiness(facts({ times: takenUpTo('photo'), ...given }), day).key;
    expect(at({})).toBe(at({}, daysAgo(-5)));
    expect(at({})).not.toBe(at(written('listings.price-missing')));
    expect(at({ late: { count: 1, since: daysAgo(2) } })).not.toBe(at({ late: { count: 2, since: daysAgo(2) } }));
  });
});
