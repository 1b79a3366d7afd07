import { Writable } from 'node:stream';

import { expect, it } from 'vitest';

import { openLog } from './log.server';
import { scrubText, scrubUrl } from './scrub';

it.each([
  ['a tracking key', 'https://vuon.example/order/CVABC234?key=abc123', 'https://vuon.example/order/CVABC234?key=…'],
  ['what somebody searched for', '/admin/orders?q=Nguy%E1%BB%85n+Hoa&filter=new', '/admin/orders?q=…&filter=…'],
  ['a link that answers', '/answer/AZPq-token_x?lang=vi', '/answer/…?lang=…'],
  ['an invitation', '/join/secret-token', '/join/…'],
  ['where a bank calls', '/webhooks/sepay/secret-token', '/webhooks/sepay/…'],
  ['nothing to hide', '/shop/vuon-ba-tu/p/mai-vang', '/shop/vuon-ba-tu/p/mai-vang'],
])('an address in the log keeps its shape without %s', (_what, url, kept) => expect(scrubUrl(url)).toBe(kept));

it.each([
  ['550 <hoa@mua.example>: no such box', '550 <…@…>: no such box'],
  ['Key (phone)=(+84901000001) already exists', 'Key (phone)=(…) already exists'],
  ['gọi 0901 000 001 hay 0901.000.001', 'gọi … hay …'],
  ['port 5432, 1234567890 rows, order 01890000-0000-7000-8000-000000000000', null],
])('%s', (text, kept) => expect(scrubText(text)).toBe(kept ?? text));

it('the log holds no buyer, however a line is written', () => {
  let written = '';
  const sink = new Writable({ write: (piece, _encoding, done) => ((written += String(piece)), done()) });
  const log = openLog('info', sink);
  const cause = new Error('no room for hoa@mua.example, 0909 000 002');
  log.info(
    { buyerName: 'Hoa', buyerPhone: '+84909000002', order: { code: 'CVABC234', street: 'Bờ Kè', trackingKey: 'k1' } },
    'x',
  );
  log.error({ err: new Error('refused', { cause }), url: 'https://v.example/order/CVABC234?key=k2' }, 'request failed');
  log.warn({ note: { order: { buyerEmail: 'hoa@mua.example' } } }, 'y');
  expect(written).not.toMatch(/Hoa|09000002|909000002|0909 000|Bờ Kè|hoa@|k1|k2/);
  expect(written.trim().split('\n')).toHaveLength(3);
  expect(written).toContain('CVABC234');
});
