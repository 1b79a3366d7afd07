import { describe, expect, it } from 'vitest';

import { callList, isHidden } from './call-list';
import type { CauseCode, Readiness } from './readiness';

const NOW = new Date('2026-11-26T02:00:00Z'); // nine in the morning in Vietnam
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);

const member = (
  id: string,
  code: CauseCode | null,
  hours: number,
  call: { at: Date; about?: string } | null = null,
) => {
  const readiness: Readiness = {
    next: code ? 'photo' : null,
    cause: code && { code, with: {}, problem: null },
    since: hoursAgo(hours),
    days: Math.floor(hours / 24),
    key: `photo ${code}`,
  };
  return { id, readiness, call: call && { at: call.at, about: call.about ?? readiness.key } };
};
const order = (...members: ReturnType<typeof member>[]) => callList(members, NOW).map(({ id }) => id);

describe('the morning’s calls', () => {
  it('begin where a buyer waits too long, however short that is beside a garden that stands still for months', () => {
    expect(
      order(
        member('months', 'no-photo', 2_000),
        member('waiting', 'order-waiting', 30),
        member('late', 'order-late', 5),
      ),
    ).toEqual(['late', 'waiting', 'months']);
  });

  it('then go by how long somebody has stood still', () => {
    expect(order(member('a', 'no-photo', 50), member('b', 'no-listing', 80), member('c', 'no-order', 60))).toEqual([
      'b',
      'c',
      'a',
    ]);
  });

  it('leave out who came so far today, who has nothing in the way, and what no call can help', () => {
    expect(
      order(member('today', 'no-photo', 20), member('done', null, 500), member('house', 'being-checked', 500)),
    ).toEqual([]);
  });

  it('put off who was called about the same thing this week', () => {
    expect(order(member('called', 'no-photo', 900, { at: hoursAgo(48) }), member('not', 'no-photo', 100))).toEqual([
      'not',
      'called',
    ]);
  });

  it('hide who was called today until tomorrow in Vietnam, or until something else is in the way', () => {
    const called = member('a', 'no-photo', 100, { at: hoursAgo(2) });
    expect(order(called)).toEqual([]);
    expect(isHidden(called.call, called.readiness, hoursAgo(-14))).toBe(true); // eleven at night
    expect(isHidden(called.call, called.readiness, hoursAgo(-16))).toBe(false); // one in the morning
    expect(order(member('a', 'no-photo', 100, { at: hoursAgo(2), about: 'set-up setup-name' }))).toEqual(['a']);
  });
});
