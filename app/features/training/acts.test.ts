import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  ACTS,
  hasDoneAll,
  nextLesson,
  pageOf,
  standingOf,
  standingsOf,
  TROUBLE_ACTS,
  TROUBLES,
  type Act,
  type Facts,
  type Trouble,
} from './acts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const seen = (first: number, last = first) => ({ first: day(first), last: day(last) });
const trouble = (kind: Trouble['kind'], at: number): Trouble => ({
  ...{ kind, at: day(at), orderId: `order-${at}` },
  orderCode: `CV${at}`,
});
const all = (): Facts['seen'] => Object.fromEntries(ACTS.map((act) => [act, seen(1)]));
const lessons = ACTS.map((act) => ({ act }));

describe('a lesson', () => {
  it.each<[story: string, facts: Facts, standing: { done: boolean; back: boolean }]>([
    ['is to do as long as nothing was seen', { seen: {}, troubles: [] }, { done: false, back: false }],
    ['is done once the act was seen', { seen: { answer: seen(3) }, troubles: [] }, { done: true, back: false }],
    [
      'comes back when an order went wrong after that',
      { seen: { answer: seen(3) }, troubles: [trouble('no-answer', 5)] },
      { done: true, back: true },
    ],
    [
      'goes away again when it was done well since',
      { seen: { answer: seen(3, 6) }, troubles: [trouble('no-answer', 5)] },
      { done: true, back: false },
    ],
    [
      'is back, too, for whoever never did it well',
      { seen: {}, troubles: [trouble('no-answer', 5)] },
      { done: false, back: true },
    ],
    [
      'is not brought back by what belongs to another lesson',
      { seen: { answer: seen(3) }, troubles: [trouble('arrived-bad', 5)] },
      { done: true, back: false },
    ],
  ])('%s', (_story, facts, { done, back }) => {
    const standing = standingOf('answer', facts);
    expect({ done: standing.done, back: standing.back !== null }).toEqual({ done, back });
  });

  it('says when it was done first, and which trouble was the last', () => {
    const troubles = [trouble('no-answer', 7), trouble('no-answer', 9), trouble('no-answer', 8)];
    expect(standingOf('answer', { seen: { answer: seen(3, 6) }, troubles })).toMatchObject({
      at: day(3),
      back: { orderCode: 'CV9' },
    });
  });

  it('is brought back by a transfer that was too little, though it is the last one seen', () => {
    const facts = { seen: { transfer: seen(5) }, troubles: [trouble('paid-less', 5)] };
    expect(standingOf('transfer', facts).back).not.toBeNull();
  });
});

describe('what comes next', () => {
  it('is what went wrong in real orders, before what was never done', () => {
    const facts = { seen: { photo: seen(1), answer: seen(1) }, troubles: [trouble('no-answer', 2)] };
    expect(nextLesson(lessons, standingsOf(facts))?.act).toBe('answer');
  });

  it('is the first that is not done, and nothing when all is well', () => {
    expect(nextLesson(lessons, standingsOf({ seen: { photo: seen(1) }, troubles: [] }))?.act).toBe('price');
    expect(nextLesson(lessons, standingsOf({ seen: all(), troubles: [] }))).toBeNull();
  });

  it('never names a lesson that is done and stayed good, whatever happened', () => {
    const acts = fc.subarray([...ACTS]);
    const wrong = fc.array(fc.tuple(fc.constantFrom(...TROUBLES), fc.integer({ min: 1, max: 20 })));
    fc.assert(
      fc.property(acts, wrong, (done, troubles) => {
        const facts: Facts = {
          seen: Object.fromEntries(done.map((act) => [act, seen(10)])),
          troubles: troubles.map(([kind, at]) => trouble(kind, at)),
        };
        const standings = standingsOf(facts);
        const next = nextLesson(lessons, standings);
        const isLeft = (act: Act) =>
          !done.includes(act) || troubles.some(([kind, at]) => TROUBLE_ACTS[kind] === act && at >= 10);
        expect(next === null ? ACTS.some(isLeft) : !isLeft(next.act)).toBe(false);
      }),
    );
  });
});

describe('the certificate', () => {
  it('needs every act, and is not taken away by a lesson that came back', () => {
    expect(hasDoneAll(standingsOf({ seen: all(), troubles: [trouble('no-answer', 9)] }))).toBe(true);
    for (const act of ACTS) {
      expect(hasDoneAll(standingsOf({ seen: { ...all(), [act]: undefined }, troubles: [] })), act).toBe(false);
    }
  });
});

it('leads to the very thing where there is one', () => {
  const none = { listing: null, order: null, hasAccount: false };
  expect(pageOf('share', none)).toBe('/admin/listings');
  expect(pageOf('share', { ...none, listing: 'l' })).toBe('/admin/listings/l/share');
  expect(pageOf('answer', { ...none, order: 'o' })).toBe('/admin/orders/o');
  expect(pageOf('transfer', none)).toBe('/admin/shop/payments');
  expect(new Set(ACTS.map((act) => pageOf(act, none).startsWith('/admin/')))).toEqual(new Set([true]));
});
