import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { formatDong } from '~/shared/dong';
import { problemText } from '~/ui/problem-text';

import type { CardState, PaymentPanelData, TransferWords } from './panel';

/** What a buyer can do about money now, on the order's own page: HTML without a script, every word to copy in a field. */
export function PaymentPanel({ panel }: { panel: PaymentPanelData }) {
  const { t } = useTranslation('payments');
  const { way, amount, purpose, code, page, all, payBy, others, problem } = panel;
  return (
    <section className="sheet" id="payment" aria-labelledby="payment-title">
      <h2 id="payment-title">{t(`panel.title.${way.method === 'cod' ? 'door' : purpose}`)}</h2>
      <p className="price big">{formatDong(amount)}</p>
      {problem && (
        <p className="told-off" role="alert">
          {problemText(t, { code: problem })}
        </p>
      )}
      {way.method === 'vietqr' && <Transfer words={way.transfer} panel={panel} />}
      {way.method === 'stripe' && <Card card={way.card} panel={panel} />}
      {way.method === 'cod' && <p>{t('panel.door')}</p>}
      {way.method === null && <p>{t('panel.ask', { code })}</p>}
      {payBy && <p className="tip">{t('panel.kept', { time: formatDateTime(payBy) })}</p>}
      {(all !== null || others.length > 0) && (
        <p className="acts">
          {all !== null && (
            <a className="button soft" href={`${page}&whole=1#payment`} rel="nofollow">
              {t('panel.whole', { amount: formatDong(all) })}
            </a>
          )}
          {others.map((method) => (
            <a key={method} className="button soft" href={`${page}&pay=${method}#payment`} rel="nofollow">
              {t(`panel.other.${method}`)}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}

function Transfer({ words, panel }: { words: TransferWords; panel: PaymentPanelData }) {
  const { t } = useTranslation('payments');
  const { bank, account, holder, reference, qr } = words;
  const amount = formatDong(panel.amount);
  return (
    <>
      {qr ? (
        <>
          <p>{t('panel.scan')}</p>
          <img src={qr} width={264} height={264} alt={t('panel.qrAlt', { amount, bank, account, holder, reference })} />
          <p className="note">{t('panel.save')}</p>
        </>
      ) : (
        <p className="tip">{t('panel.tooLarge')}</p>
      )}
      <Copyable label={t('panel.bank')} value={bank} />
      <Copyable label={t('panel.account')} value={account} />
      <Copyable label={t('panel.holder')} value={holder} />
      <Copyable label={t('panel.amount')} value={String(panel.amount)} />
      <Copyable label={t('panel.reference')} value={reference} />
      <p className="note">{t('panel.exact')}</p>
    </>
  );
}

/** A word to copy: a field that nobody can change, so that a long press takes all of it. */
function Copyable({ label, value }: { label: string; value: string }) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} value={value} readOnly autoComplete="off" />
    </p>
  );
}

function Card({ card, panel }: { card: CardState; panel: PaymentPanelData }) {
  const { t } = useTranslation('payments');
  if (card.step === 'waiting') return <p className="fine">{t('panel.card.waiting')}</p>;
  return (
    <>
      {card.step === 'back' && (
        <p className="fine">
          {t('panel.card.back')} <a href={`${panel.page}&card=back#payment`}>{t('panel.card.look')}</a>
        </p>
      )}
      {card.failed && <p className="told-off">{t(`card.failed.${card.failed}`)}</p>}
      <p>{t('panel.card.lead')}</p>
      <form method="post" action={panel.action}>
        <input type="hidden" name="method" value="stripe" />
        {panel.purpose !== 'deposit' && <input type="hidden" name="whole" value="1" />}
        <button className="button">{t('panel.card.pay', { amount: formatDong(panel.amount) })}</button>
      </form>
    </>
  );
}
