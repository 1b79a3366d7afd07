import { beforeAll, describe, expect, it } from 'vitest';

import { answerClaim, settleClaim } from '~/features/orders/claims.server';
import { offerFee } from '~/features/orders/quote.server';
import { tendOrders } from '~/features/orders/tend-orders.server';
import { receiveByHand } from '~/features/payments/by-hand.server';
import { dong } from '~/shared/dong';
import { newUuid } from '~/shared/uuid';

import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { atPractice } from '../../../test/practice';
import { storedOrder } from '../../../test/stored-order';
import { resetPractice } from './practice-shop.server';
import { comeAndOrder, takeTurn } from './pretend-visit.server';
import { findStandings } from './progress.server';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await freshPlatform();
});

describe('pretend buyers', () => {
  it('order what she has, pay at the door, and say how it went', async () => {
    const { come, send, pay, line, order, turn, shopId } = await atPractice(platform);
    expect(await line('pays')).toMatchObject({ standing: 'away', order: null, verdict: null });
    const orderId = await come('pays');
    expect(await order(orderId)).toMatchObject({
      state: 'placed',
      buyer: { name: 'Chị Hạnh (tập)' },
      paymentMethod: 'cod',
    });
    expect(await come('pays')).toBe(orderId); // pressed twice
    expect(await line('pays')).toMatchObject({ standing: 'yours', turn: null });
    await send(orderId);
    expect(await line('pays')).toMatchObject({ standing: 'theirs', turn: 'arrive' });
    expect(await Promise.all([turn('pays'), turn('pays')])).toContain('arrive');
    expect(await turn('pays')).toBeNull();
    expect(await line('pays')).toMatchObject({ standing: 'yours', said: 'arrive' });
    await pay(orderId);
    expect(await line('pays')).toMatchObject({
      standing: 'over',
      verdict: { good: ['answered', 'money-noted'], better: [] },
    });
    expect(await platform.db.revenueLine.count({ where: { shopId } })).toBeGreaterThan(0);
    expect(await come('pays')).not.toBe(orderId); // and once more from the beginning
    expect(await line('pays')).toMatchObject({ standing: 'yours', said: null });
  });

  it('haggle over the fee: a fair one is agreed to', async () => {
    const { shopId, come, line, order, turn } = await atPractice(platform);
    const orderId = await come('haggles');
    expect(await order(orderId)).toMatchObject({ quote: 'asked' });
    await offerFee(platform, { shopId, orderId, fee: dong(35_000), personId: null });
    expect(await turn('haggles')).toBe('agree');
    expect(await order(orderId)).toMatchObject({ quote: 'agreed' });
    expect(await line('haggles')).toMatchObject({ standing: 'yours', said: 'agree' });
  });

  it('haggle over the fee: from a dear one they walk away', async () => {
    const { shopId, come, line, turn } = await atPractice(platform);
    const orderId = await come('haggles');
    await offerFee(platform, { shopId, orderId, fee: dong(90_000), personId: null });
    expect(await turn('haggles')).toBe('walk-away');
    expect(await line('haggles')).toMatchObject({ standing: 'over', verdict: { good: [], better: ['fee-too-high'] } });
  });

  it('refuse what is to be paid at the door: the plant comes back and is on sale again', async () => {
    const { shopId, come, send, move, line, order, turn } = await atPractice(platform);
    const orderId = await come('refuses');
    const stock = async () =>
      (await platform.db.variant.aggregate({ where: { shopId }, _sum: { stock: true } }))._sum.stock!;
    const before = await stock();
    await send(orderId);
    expect(await turn('refuses')).toBe('refuse');
    expect(await order(orderId)).toMatchObject({ state: 'handed_over' }); // it is for her to write it down
    expect(await line('refuses')).toMatchObject({ standing: 'yours', said: 'refuse' });
    await move(orderId, 'returned');
    expect(await line('refuses')).toMatchObject({
      standing: 'over',
      verdict: { good: ['answered', 'return-noted'], better: [] },
    });
    expect(await stock()).toBe(before + 1);
    const booked = await platform.db.revenueLine.aggregate({ where: { shopId }, _sum: { amount: true } });
    expect(booked._sum.amount).toBe(0n);
  });

  it('claim that a plant is dead, with a photo', async () => {
    const { shopId, come, send, pay, line, order, turn } = await atPractice(platform);
    const orderId = await come('dead-plant');
    await send(orderId);
    await turn('dead-plant');
    await pay(orderId);
    expect(await line('dead-plant')).toMatchObject({ turn: 'claim' });
    expect(await turn('dead-plant')).toBe('claim');
    const { claims, files } = await order(orderId);
    expect(claims).toMatchObject([{ kind: 'dead', state: 'open' }]);
    expect(files).toMatchObject([{ kind: 'claim', width: 1200 }]);
    const claim = { shopId, orderId, claimId: claims[0]!.id, personId: null };
    await answerClaim(platform, {
      ...claim,
      decision: 'grant',
      remedy: 'exchange',
      amount: null,
      answer: 'Đổi cây khác.',
    });
    expect(await line('dead-plant')).toMatchObject({ standing: 'yours' });
    await settleClaim(platform, claim);
    expect(await line('dead-plant')).toMatchObject({
      standing: 'over',
      verdict: { good: ['answered', 'money-noted', 'claim-granted'], better: [] },
    });
  }, 30_000);

  it('promise a deposit that never comes', async () => {
    const { shopId, come, line, order, turn } = await atPractice(platform);
    const orderId = await come('trader');
    await offerFee(platform, { shopId, orderId, fee: dong(500_000), personId: null });
    expect(await turn('trader')).toBe('agree');
    expect(await order(orderId)).toMatchObject({ depositDue: 2_850_000, dueAhead: 2_850_000 });
    expect(await turn('trader')).toBe('slip');
    expect(await line('trader')).toMatchObject({ standing: 'theirs', said: 'slip', turn: 'lapse' });
    expect(await turn('trader')).toBe('lapse');
    expect(await line('trader')).toMatchObject({ standing: 'over', verdict: { good: ['deposit-waited'], better: [] } });
  });

  it('catch out who believes a picture of a screen', async () => {
    const { shopId, come, move, line, turn, person, order } = await atPractice(platform);
    const orderId = await come('trader');
    await offerFee(platform, { shopId, orderId, fee: dong(500_000), personId: null });
    await turn('trader');
    await turn('trader');
    const { dueAhead } = await order(orderId);
    await receiveByHand(platform, {
      ...{ shopId, orderId, amount: dueAhead, method: 'vietqr', personId: person.id, pressId: newUuid() },
    });
    await move(orderId, 'cancelled');
    expect((await line('trader')).verdict?.better).toContain('slip-believed');
  });

  it('have nobody told: no mail, no message, whatever happens and however long it takes', async () => {
    const { shopId, come, send, turn, person } = await atPractice(platform);
    await platform.db.pushSubscription.create({
      data: { personId: person.id, endpoint: `https://push.test/${newUuid()}`, p256dh: 'x', auth: 'x' },
    });
    await platform.db.shopSelling.update({ where: { shopId }, data: { email: 'ba.tu@vuon.test' } });
    await send(await come('dead-plant'));
    await turn('dead-plant');
    await turn('dead-plant');
    await come('pays');
    platform.setNow(new Date(Date.now() + 10 * 86_400_000));
    await tendOrders(platform);
    platform.setNow(new Date());
    expect(await platform.db.order.count({ where: { shopId, state: 'cancelled' } })).toBeGreaterThan(0);
    expect(await platform.db.message.count({ where: { order: { shopId } } })).toBe(0);
  }, 30_000);

  it('do not come to a real shop', async () => {
    const { realShopId } = await atPractice(platform);
    expect(await comeAndOrder(platform, { shopId: realShopId, buyer: 'pays' })).toBeNull();
    expect(await takeTurn(platform, { shopId: realShopId, buyer: 'pays' })).toBeNull();
    expect(await platform.db.order.count({ where: { shopId: realShopId } })).toBe(0);
  });

  it('say so where there is nothing to buy', async () => {
    const { shopId } = await atPractice(platform);
    await platform.db.listing.updateMany({ where: { shopId }, data: { state: 'draft' } });
    expect(await comeAndOrder(platform, { shopId, buyer: 'pays' })).toEqual({
      ok: false,
      problems: [{ code: 'training.nothing-to-buy' }],
    });
  });
});

describe('lessons', () => {
  const standings = (shopId: string, personId: string) => findStandings(platform, { shopId, personId });

  it('count what can only be practised: answering, packing, a claim; and keep it when practice begins anew', async () => {
    const { realShopId, person, come, send, pay, turn, order, shopId } = await atPractice(platform);
    expect((await standings(realShopId, person.id)).answer.done).toBe(false);
    const orderId = await come('dead-plant');
    await send(orderId);
    await turn('dead-plant');
    await pay(orderId);
    await turn('dead-plant');
    const claimId = (await order(orderId)).claims[0]!.id;
    await answerClaim(platform, {
      ...{ shopId, orderId, claimId, decision: 'grant', remedy: 'exchange', amount: null, answer: '', personId: null },
    });
    const done = async () => {
      const all = await standings(realShopId, person.id);
      return Object.entries(all).flatMap(([act, { done: isDone }]) => (isDone && act !== 'photo' ? [act] : []));
    };
    expect(await done()).toEqual(['answer', 'pack', 'claim']);
    await resetPractice(platform, { realShopId, personId: person.id });
    expect(await done()).toEqual(['answer', 'pack', 'claim']);
    expect((await standings(realShopId, person.id)).answer.at).toBeInstanceOf(Date);
  }, 30_000);

  it('that came back from a real order do not go away by practising', async () => {
    const { realShopId, person, come, send } = await atPractice(platform);
    const real = await storedOrder(platform.db, { shopId: realShopId, placedAt: new Date(Date.now() - 86_400_000) });
    await platform.db.orderEvent.create({
      data: { orderId: real.id, kind: 'answer-late', actor: 'system', at: new Date(Date.now() - 3_600_000) },
    });
    await send(await come('pays'));
    expect((await standings(realShopId, person.id)).answer).toMatchObject({ done: true, back: { kind: 'no-answer' } });
  });
});
