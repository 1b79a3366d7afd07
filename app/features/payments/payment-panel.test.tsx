import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';

import { i18nFor } from '~/platform/i18n.server';
import { dong } from '~/shared/dong';
import { LANGS, type Lang } from '~/shared/lang';

import type { PaymentPanelData } from './panel';
import { PaymentPanel } from './payment-panel';
import { transferWords } from './payment-panel.server';

const ACCOUNT = { bin: '970436', number: '0071001234567', holder: 'TRAN THI TU' };

const aPanel = (given: Partial<PaymentPanelData> = {}): PaymentPanelData => {
  const amount = given.amount ?? dong(350_000);
  return {
    amount,
    purpose: 'full',
    code: 'CV7K3P9Q',
    page: '/order/CV7K3P9Q?key=k',
    action: '/order/CV7K3P9Q/payments?key=k',
    all: null,
    payBy: new Date('2026-11-27T07:00:00Z'),
    problem: null,
    others: ['cod'],
    way: { method: 'vietqr', transfer: transferWords(ACCOUNT, { amount, reference: 'CV7K3P9Q' }) },
    ...given,
  };
};
const html = (panel: PaymentPanelData, lang: Lang = 'vi') =>
  renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor(lang)}>
      <PaymentPanel panel={panel} />
    </I18nextProvider>,
  );
/** The fields that a buyer copies from, by their labels. */
const fieldsOf = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<label for="([^"]+)">([^<]+)<\/label><input id="\1"[^>]*value="([^"]*)"/g)].map(
      ([, , label, value]) => [label, value],
    ),
  );

describe('what a buyer sees of a transfer', () => {
  it('is a code to scan, and every word of it to copy', () => {
    const page = html(aPanel());
    expect(fieldsOf(page)).toEqual({
      'Ngân hàng': 'Vietcombank',
      'Số tài khoản': '0071001234567',
      'Chủ tài khoản': 'TRAN THI TU',
      'Số tiền (đồng)': '350000',
      'Nội dung chuyển khoản': 'CV7K3P9Q',
    });
    expect(page.match(/readOnly=""|readonly=""/g)).toHaveLength(5);
    expect(page).toMatch(
      /<img src="data:image\/svg\+xml,[^"]+" width="264" height="264" alt="Mã VietQR: chuyển 350\.000/,
    );
    expect(page).toContain('27/11/2026 14:00');
    expect(page).not.toContain('<script');
  });

  it('of 500 million and more has no code, and says how to pay in parts', () => {
    expect(html(aPanel({ amount: dong(499_999_999) }))).toContain('<img');
    const page = html(aPanel({ amount: dong(500_000_000) }));
    expect(page).not.toContain('<img');
    expect(page).toContain('500 triệu');
    expect(fieldsOf(page)).toMatchObject({ 'Nội dung chuyển khoản': 'CV7K3P9Q' });
  });
});

describe('what a buyer sees of a card', () => {
  const card = (step: 'open' | 'back' | 'waiting', failed: 'declined' | 'mismatch' | null = null) =>
    html(aPanel({ way: { method: 'stripe', card: { step, failed } }, others: ['vietqr'] }), 'en');

  it('is a form that leads there', () =>
    expect(card('open')).toMatch(/<form method="post" action="\/order\/CV7K3P9Q\/payments\?key=k">/));
  it('says honestly that the house has not heard of it yet', () => expect(card('back')).toContain('just come back'));
  it('says that it did not go through', () => expect(card('open', 'declined')).toContain('did not go through'));
  it('leads nobody there twice while the bank is at it', () => expect(card('waiting')).not.toContain('<form'));
});

it.each(LANGS)('says every state in words (%s)', (lang) => {
  const panels = [
    aPanel(),
    aPanel({ purpose: 'deposit', all: dong(1_000_000) }),
    aPanel({ way: { method: 'cod' }, others: ['vietqr', 'stripe'] }),
    aPanel({ way: { method: null }, others: [] }),
    aPanel({ problem: 'payments.card-unreachable' }),
    aPanel({ way: { method: 'stripe', card: { step: 'back', failed: 'mismatch' } } }),
  ];
  for (const panel of panels) expect(html(panel, lang)).not.toMatch(/panel\.|problems\.|\{\{/);
});
