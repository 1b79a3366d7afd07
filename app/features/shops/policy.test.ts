import { describe, expect, it } from 'vitest';

import { NO_POLICIES, NOTED, POLICIES, POLICY_ARTICLES, readNotes, readNoticeLink, readPolicies } from './policy';

describe('the notice of the state', () => {
  it.each([
    ['the old national portal', 'https://online.gov.vn/Home/WebDetails/1', 'https://online.gov.vn/Home/WebDetails/1'],
    ['a province’s own', ' https://tmdt.vinhlong.gov.vn?id=7 ', 'https://tmdt.vinhlong.gov.vn/?id=7'],
  ])('may lead to %s', (_where, typed, kept) => expect(readNoticeLink(typed)).toBe(kept));

  it.each([
    ['without https', 'http://online.gov.vn/1'],
    ['at somebody who only looks like the state', 'https://online.gov.vn.example.com/1'],
    ['at a host that ends like it', 'https://onlinegov.vn/1'],
    ['with a name before the host', 'https://online.gov.vn@example.com/1'],
    ['that is a script', 'javascript:alert(1)//.gov.vn'],
    ['that is no address', 'da thong bao'],
  ])('never leads to a place %s', (_where, typed) => expect(readNoticeLink(typed)).toBeNull());
});

describe('what a grower adds to the policies', () => {
  it('may be nothing', () => expect(readPolicies({ settleDays: '7' })).toEqual({ ok: true, value: NO_POLICIES }));

  it('stays as it was written, line by line', () =>
    expect(readPolicies({ settleDays: '3', 'note-returns': ' Đổi cây\n\n\nkhông đổi tiền ' })).toMatchObject({
      ok: true,
      value: { settleDays: 3, notes: { returns: 'Đổi cây\n\nkhông đổi tiền' } },
    }));

  it.each([
    ['longer than anybody reads', { 'note-delivery': 'xe '.repeat(500) }, 'policies.note-too-long note-delivery'],
    ['settled later than the law allows', { settleDays: '31' }, 'common.number-too-large settleDays'],
    ['settled in no time', { settleDays: '0' }, 'common.number-too-small settleDays'],
    ['a notice of one’s own', { noticeLink: 'https://vuonbatu.vn' }, 'policies.notice-link-not-state noticeLink'],
  ])('is not %s', (_what, given, problem) => {
    const read = readPolicies({ settleDays: '7', ...given });
    expect(read.ok ? [] : read.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([problem]);
  });

  it('is read back from whatever the row holds', () => {
    expect(readNotes({ returns: 'Đổi', somethingElse: 'x' })).toEqual({});
    expect(readNotes({ returns: 'Đổi' })).toEqual({ returns: 'Đổi' });
    expect(readNotes(null)).toEqual({});
  });

  it('belongs to a policy that is there, and no fact can be written over', () => {
    expect(NOTED.filter((policy) => !POLICIES.includes(policy))).toEqual([]);
    expect(POLICIES.filter((policy) => !(NOTED as readonly string[]).includes(policy))).toEqual(['owner', 'ranking']);
    expect(Object.values(POLICY_ARTICLES)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 13, 14]);
  });
});
