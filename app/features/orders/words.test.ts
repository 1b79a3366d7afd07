import { describe, expect, it } from 'vitest';

import { LANGS } from '~/shared/lang';
import { translator } from '~/platform/i18n.server';

import { CANCEL_REASONS } from './cancel-reason';
import { ACTORS, ORDER_STATES } from './order';
import { ORDER_EVENTS } from './order-event';
import { PAYMENT_METHODS } from './order-money';
import { actorKey, eventText, methodKey, reasonText, stateKey } from './words';

describe.each(LANGS)('in %s', (lang) => {
  const t = translator(lang, 'orders');

  it('everything that can happen, and every reason, has its words', () => {
    for (const kind of ORDER_EVENTS) {
      const text = eventText(t, { kind, data: { amount: 350_000, reason: 'sold-out' } });
      expect(text).not.toMatch(/events\.|\{\{|^$/);
    }
    for (const reason of Object.values(CANCEL_REASONS).flat()) expect(reasonText(t, reason)).not.toContain('reasons.');
    expect(reasonText(t, 'Chị Hoa xin hủy')).toBe('Chị Hoa xin hủy');
  });

  it('every state, hand and way of paying has its word', () => {
    const keys = [...ORDER_STATES.map(stateKey), ...ACTORS.map(actorKey), ...PAYMENT_METHODS.map(methodKey)];
    for (const key of keys) expect(t(key.replace('orders:', '') as never)).not.toContain('.');
  });
});
