import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ORDER_STATES, QUOTE_STATES } from '~/features/orders/order';
import { dong } from '~/shared/dong';

import {
  FAIR_FEE,
  isOver,
  judge,
  nextTurn,
  PRETEND_BUYERS,
  TURNS,
  type PretendBuyer,
  type PretendOrder,
  type Turn,
} from './pretend-buyers';

const AT = new Date('2026-11-26T02:00:00Z');
const LATER = new Date('2026-11-28T02:00:00Z');

const anOrder = (given: Partial<PretendOrder> = {}): PretendOrder => ({
  state: 'placed',
  quote: 'fixed',
  dueAhead: dong(0),
  balance: dong(180_000),
  heldOver: dong(0),
  paid: dong(0),
  hasOpenClaim: false,
  cancelledBy: null,
  answerBy: LATER,
  shipping: { fee: dong(30_000) },
  claims: [],
  events: [],
  ...given,
});
const accepted = { kind: 'accepted', actor: 'seller', at: AT } as const;

describe('a pretend buyer', () => {
  it.each<[string, PretendBuyer, Partial<PretendOrder>, Turn[], Turn | null]>([
    ['waits for the answer', 'pays', {}, [], null],
    ['takes what is brought', 'pays', { state: 'handed_over' }, [], 'arrive'],
    ['agrees to a fair fee', 'haggles', { quote: 'offered', shipping: { fee: dong(FAIR_FEE) } }, [], 'agree'],
    [
      'walks away from a dear one',
      'haggles',
      { quote: 'offered', shipping: { fee: dong(FAIR_FEE + 1) } },
      [],
      'walk-away',
    ],
    ['waits for the fee', 'haggles', { quote: 'asked' }, [], null],
    [
      'agrees to any fee who does not haggle',
      'pays',
      { quote: 'offered', shipping: { fee: dong(900_000) } },
      [],
      'agree',
    ],
    ['refuses at the door', 'refuses', { state: 'handed_over' }, [], 'refuse'],
    ['refuses once', 'refuses', { state: 'handed_over' }, ['refuse'], null],
    ['receives a plant', 'dead-plant', { state: 'handed_over' }, [], 'arrive'],
    ['claims that it is dead', 'dead-plant', { state: 'delivered' }, ['arrive'], 'claim'],
    ['claims once', 'dead-plant', { state: 'delivered', claims: [{ state: 'declined' }] }, ['arrive', 'claim'], null],
    ['sends a forged slip', 'trader', { dueAhead: dong(900_000) }, [], 'slip'],
    ['pays nothing', 'trader', { dueAhead: dong(900_000) }, ['slip'], 'lapse'],
    ['pays nothing, though accepted', 'trader', { state: 'accepted', dueAhead: dong(900_000) }, ['slip'], 'lapse'],
    ['waits for the fee before anything is due', 'trader', { quote: 'asked', dueAhead: dong(900_000) }, [], null],
    ['does nothing after the end', 'trader', { state: 'cancelled', dueAhead: dong(900_000) }, ['slip'], null],
  ])('%s (%s)', (_story, buyer, order, done, turn) => expect(nextTurn(buyer, anOrder(order), done)).toBe(turn));

  it('is never waited for once everything is over', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PRETEND_BUYERS),
        fc.record({
          state: fc.constantFrom(...ORDER_STATES),
          quote: fc.constantFrom(...QUOTE_STATES),
          dueAhead: fc.constantFrom(dong(0), dong(50_000)),
          balance: fc.constantFrom(dong(0), dong(50_000)),
          hasOpenClaim: fc.boolean(),
        }),
        fc.subarray([...TURNS]),
        (buyer, given, done) => {
          const order = anOrder(given);
          if (isOver(buyer, order, done)) expect(nextTurn(buyer, order, done)).toBeNull();
        },
      ),
    );
  });
});

describe('afterwards it is said', () => {
  it.each<[string, PretendBuyer, Partial<PretendOrder>, ReturnType<typeof judge>]>([
    [
      'that everything went well',
      'pays',
      { state: 'delivered', balance: dong(0), paid: dong(180_000), events: [accepted] },
      { good: ['answered', 'money-noted'], better: [] },
    ],
    [
      'that the money was not written down',
      'pays',
      { state: 'done', events: [accepted] },
      { good: ['answered'], better: ['money-not-noted'] },
    ],
    [
      'that nobody answered',
      'pays',
      { state: 'cancelled', cancelledBy: 'system' },
      { good: [], better: ['not-answered'] },
    ],
    [
      'that a buyer was sent away',
      'pays',
      { state: 'cancelled', cancelledBy: 'seller' },
      { good: [], better: ['said-no'] },
    ],
    [
      'that the answer came too late',
      'pays',
      { state: 'accepted', events: [{ ...accepted, at: new Date(LATER.getTime() + 1) }] },
      { good: [], better: [] },
    ],
    [
      'that the fee was too dear',
      'haggles',
      { state: 'cancelled', cancelledBy: 'buyer' },
      { good: [], better: ['fee-too-high'] },
    ],
    ['that the fee was agreed', 'haggles', { quote: 'agreed' }, { good: ['fee-agreed'], better: [] }],
    [
      'that what came back was written down',
      'refuses',
      { state: 'returned', events: [accepted] },
      { good: ['answered', 'return-noted'], better: [] },
    ],
    [
      'that it was called delivered',
      'refuses',
      { state: 'done', paid: dong(1) },
      { good: [], better: ['return-missed', 'refusal-paid'] },
    ],
    [
      'that the claim was answered well',
      'dead-plant',
      { claims: [{ state: 'settled' }] },
      { good: ['claim-granted'], better: [] },
    ],
    [
      'that the claim was waved away',
      'dead-plant',
      { claims: [{ state: 'declined' }] },
      { good: [], better: ['claim-declined'] },
    ],
    [
      'that the deposit was waited for',
      'trader',
      { state: 'cancelled', cancelledBy: 'system' },
      { good: ['deposit-waited'], better: [] },
    ],
    [
      'that a forged slip was believed',
      'trader',
      { state: 'accepted', paid: dong(900_000), events: [accepted] },
      { good: ['answered'], better: ['slip-believed'] },
    ],
  ])('%s', (_story, buyer, order, verdict) => expect(judge(buyer, anOrder(order))).toEqual(verdict));
});
