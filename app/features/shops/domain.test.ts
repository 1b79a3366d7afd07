import { describe, expect, it } from 'vitest';

import { isProved, readDomain, stateOf, twinOf } from './domain';

const ours = 'chovuon.example';

describe('a domain as people write it', () => {
  it.each([
    ['vuonbatu.vn', 'vuonbatu.vn'],
    ['  HTTPS://WWW.VuonBaTu.vn/trang-chu?x=1 ', 'www.vuonbatu.vn'],
    ['vuonbatu.vn.', 'vuonbatu.vn'],
    ['vườnbàtư.vn', 'xn--vnbt-jpa7j1404a.vn'],
  ])('%j is %s', (typed, host) => {
    const read = readDomain(typed, { ours });
    expect(read.ok && read.value.replace(/^xn--.*\.vn$/, 'xn')).toBe(host.replace(/^xn--.*\.vn$/, 'xn'));
  });

  it.each([
    ['', 'shops.domain-missing'],
    ['vuon ba tu', 'shops.domain-unreadable'],
    ['localhost', 'shops.domain-unreadable'],
    ['192.168.1.9', 'shops.domain-unreadable'],
    ['[::1]', 'shops.domain-unreadable'],
    ['-a.vn', 'shops.domain-unreadable'],
    ['a_b.vn', 'shops.domain-unreadable'],
    [`${'a'.repeat(64)}.vn`, 'shops.domain-unreadable'],
    ['ftp://', 'shops.domain-unreadable'],
    ['chovuon.example', 'shops.domain-ours'],
    ['vuon-ba-tu.chovuon.example', 'shops.domain-ours'],
  ])('%j is refused: %s', (typed, code) =>
    expect(readDomain(typed, { ours })).toEqual({ ok: false, problems: [{ code, field: 'host' }] }),
  );

  it('may not be what the installation’s own name ends in', () =>
    expect(readDomain('vinhlong.gov.vn', { ours: 'chovuon.vinhlong.gov.vn' }).ok).toBe(false));
});

it('is proved by the text that was given, however it was pasted, and by no other', () => {
  expect(isProved(['v=spf1 -all', 'chovuon=abc'], 'abc')).toBe(true);
  expect(isProved(['" chovuon=abc "'], 'abc')).toBe(true);
  expect(isProved(['chovuon=abcd', 'abc', ''], 'abc')).toBe(false);
});

it('is asked for with www and without', () => {
  expect(twinOf('vuonbatu.vn')).toBe('www.vuonbatu.vn');
  expect(twinOf('www.vuonbatu.vn')).toBe('vuonbatu.vn');
});

it('waits, is proved, or fails', () => {
  const day = new Date();
  expect(stateOf({ provedAt: null, missedSince: null })).toBe('waiting');
  expect(stateOf({ provedAt: day, missedSince: null })).toBe('proved');
  expect(stateOf({ provedAt: day, missedSince: day })).toBe('failing');
});
