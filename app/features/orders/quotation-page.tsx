import { useTranslation } from 'react-i18next';

import { unitKey } from '~/features/listings/price';
import type { ListingView, SizeChoice } from '~/features/storefront/pages';
import { formatDate } from '~/shared/date';
import { formatDong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';
import { formatPhone, telHref } from '~/shared/phone';
import { problemOf, useAskedAgain } from '~/ui/asked-again';

import { ProblemSummary, TextArea, TextField, useBuyerProblem } from './form-parts';
import { QUOTATION_DAYS, QUOTATION_MAX, quotationKeyPath, type QuotationView } from './quotation';
import { TillFrame } from './till-frame';

/** Asks what many of a thing would cost. */
export function QuotationPage({ listing, size }: { listing: ListingView; size: SizeChoice }) {
  const { t } = useTranslation(['plant', 'catalogue']);
  const say = useBuyerProblem();
  const asked = useAskedAgain();
  const unasked = problemOf(asked, 'consent');
  const { shop, name } = listing;
  const unit = t(`catalogue:${unitKey(listing.unit, listing.piecesPerUnit)}`);
  return (
    <TillFrame shop={shop}>
      <nav className="crumbs">
        <a href={listing.path} lang={name.lang}>
          {name.text}
        </a>
      </nav>
      <div className="lone">
        <h1>{t('quotation.titleOf', { name: name.text })}</h1>
        <p>{t('quotation.lead')}</p>
        <ProblemSummary />
        <form method="post" noValidate>
          <div className="pair">
            <TextField
              name="quantity"
              label={t('quotation.quantity', { unit })}
              inputMode="numeric"
              maxLength={12}
              autoComplete="off"
            />
            <TextField
              name="size"
              label={t('quotation.size')}
              optional
              value={size.size}
              maxLength={QUOTATION_MAX.size}
              autoComplete="off"
            />
          </div>
          <TextField
            name="wanted"
            label={t('quotation.wanted')}
            hint={t('quotation.wantedHint')}
            optional
            maxLength={QUOTATION_MAX.wanted}
            autoComplete="off"
          />
          <TextField
            name="place"
            label={t('quotation.place')}
            hint={t('quotation.placeHint')}
            maxLength={QUOTATION_MAX.place}
            autoComplete="address-level1"
          />
          <div className="pair">
            <TextField name="name" label={t('quotation.name')} maxLength={QUOTATION_MAX.name} autoComplete="name" />
            <TextField name="phone" label={t('quotation.phone')} type="tel" inputMode="tel" autoComplete="tel" />
          </div>
          <TextArea name="note" label={t('quotation.note')} optional maxLength={QUOTATION_MAX.note} rows={3} />
          <div className="field" id="consent">
            {unasked && (
              <p className="wrong" id="consent-problem">
                {say(unasked)}
              </p>
            )}
            <label className="agree">
              <input
                type="checkbox"
                name="consent"
                defaultChecked={asked?.values.consent === 'on'}
                aria-invalid={unasked ? true : undefined}
                aria-describedby={unasked ? 'consent-problem' : undefined}
              />
              <span>{t('quotation.consent')}</span>
            </label>
          </div>
          <p className="note">{t('quotation.kept', { days: QUOTATION_DAYS })}</p>
          <div className="go">
            <button className="button">{t('quotation.send')}</button>
          </div>
        </form>
      </div>
    </TillFrame>
  );
}

/** A request as whoever wrote it finds it again: what was asked, what was answered, and how to take it back. */
export function OwnQuotationPage({
  quotation,
}: {
  quotation: (QuotationView & { key: string; shop: { name: string; slug: string; phone: string | null } }) | null;
}) {
  const { t } = useTranslation(['plant', 'catalogue']);
  if (!quotation)
    return (
      <TillFrame>
        <div className="lone">
          <h1>{t('quotation.gone')}</h1>
        </div>
      </TillFrame>
    );
  const { shop, price, answer, state } = quotation;
  const phone = shop.phone ?? '';
  const unit = t(`catalogue:units.${quotation.unit as 'chau'}`);
  return (
    <TillFrame shop={{ path: `/shop/${shop.slug}`, name: shop.name, address: '', phone }}>
      <div className="lone">
        <h1>{t('quotation.titleOf', { name: quotation.listingName })}</h1>
        <div className="fine" role="status">
          <p>{t(state === 'answered' ? 'quotation.answered' : 'quotation.sent', { shop: shop.name })}</p>
          <p>{t('quotation.keepLink')}</p>
        </div>
        {(price !== null || answer) && (
          <div className="sheet">
            {price !== null && <p className="price big">{t('quotation.price', { price: formatDong(price), unit })}</p>}
            {answer && (
              <p className="said" lang="vi">
                {answer}
              </p>
            )}
          </div>
        )}
        <section className="sheet">
          <p>
            <b>{t('quotation.amount', { quantity: formatWhole(quotation.quantity), unit })}</b> ·{' '}
            {[quotation.size, quotation.wanted, quotation.place].filter(Boolean).join(' · ')}
            <br />
            {quotation.name} · {formatPhone(quotation.phone)} · {formatDate(quotation.createdAt)}
          </p>
          {quotation.note && <p className="said">{quotation.note}</p>}
        </section>
        {phone && (
          <p className="acts">
            <a className="button" href={telHref(phone)}>
              {t('quotation.call')} {formatPhone(phone)}
            </a>
          </p>
        )}
        <form method="post" action={quotationKeyPath(quotation, '/erasure')} className="sheet">
          <p>{t('quotation.eraseHint')}</p>
          <p>
            <button className="button soft">{t('quotation.erase')}</button>
          </p>
        </form>
      </div>
    </TillFrame>
  );
}
