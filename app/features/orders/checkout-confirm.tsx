import { useTranslation } from 'react-i18next';

import type { Card } from '~/features/storefront/card';
import { CardGrid } from '~/features/storefront/cards';
import { dayText } from '~/features/storefront/papers';
import { formatDong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';
import { formatPhone } from '~/shared/phone';
import { useAskedAgain } from '~/ui/asked-again';

import type { Ahead } from './ahead';
import type { PricedCart } from './cart';
import type { CheckoutValues } from './checkout-values';
import { CONSENT_PURPOSES, REQUIRED_CONSENTS, type ConsentPurpose } from './consent';
import { AheadRules } from './checkout-delivery';
import { ProblemSummary, Steps, useBuyerProblem } from './form-parts';
import { ShortLines, useUnitText } from './line-parts';
import type { PaymentMethod } from './order-money';
import type { ShippingKind } from '~/features/shops/shipping-method';
import { SumList, type Sum } from './sum-list';
import { policiesPath, type OrderTerms } from './terms';
import { TermsList } from './terms-list';
import type { TillShop } from './till';
import { TillFrame } from './till-frame';
import { wayKey } from './words';

/** What an order would be, as it was worked out for this page. */
export type ConfirmDraft = {
  way: { kind: ShippingKind; name: string };
  sum: Sum;
  terms: OrderTerms;
  paymentMethod: PaymentMethod;
};

export type ConfirmProps = {
  shop: TillShop;
  cart: PricedCart;
  values: CheckoutValues;
  place: string;
  /** Null: something of the cart cannot be had any more. */
  draft: ConfirmDraft | null;
  ahead: Ahead | null;
  /** The like of what another buyer was faster with. */
  alike: Card[];
  /** What each box says. */
  consents: Record<ConsentPurpose, string>;
};

/** The last page of a checkout: everything once more, the law's particulars, the boxes, the button. */
export function CheckoutConfirm({ shop, cart, draft, alike, consents, ...rest }: ConfirmProps) {
  const { t } = useTranslation('checkout');
  return (
    <TillFrame shop={shop} cart>
      <Steps step="confirm" path={shop.path} />
      <h1>{t('confirm.title')}</h1>
      <ProblemSummary />
      {draft ? (
        <>
          <Particulars {...{ shop, cart, draft, ...rest }} />
          <form method="post" noValidate className="lone">
            <input type="hidden" name="cartId" value={cart.cartId} />
            <input type="hidden" name="seenTotal" value={draft.sum.total} />
            <input type="hidden" name="seenPolicies" value={draft.terms.policies?.hash} />
            <Consents texts={consents} />
            <PlaceBar sum={draft.sum} />
          </form>
        </>
      ) : (
        <Lacking shop={shop} cart={cart} alike={alike} />
      )}
    </TillFrame>
  );
}

/**
 * Everything an order would be. `changeWay`: where its way is chosen, and `policies`: where the seller's policies are, when
 * that is not beside the shop.
 */
export function Particulars({
  shop,
  cart,
  values,
  place,
  draft: { way, sum, terms, paymentMethod },
  ahead,
  changeWay = `${shop.path}/checkout/delivery`,
  policies = policiesPath(shop.path),
}: Omit<ConfirmProps, 'alike' | 'consents' | 'draft'> & {
  draft: ConfirmDraft;
  changeWay?: string;
  policies?: string;
}) {
  const { t } = useTranslation(['checkout', 'orders']);
  const address = [values.street, place].filter(Boolean).join(', ');
  const paid = isDeposit(sum)
    ? t('confirm.payDeposit', {
        method: t(paymentMethod === 'cod' ? 'pay.handed' : `pay.methods.${paymentMethod}`),
        rest: t(`pay.methods.${values.balanceMethod ?? 'cod'}`),
      })
    : t(`pay.methods.${paymentMethod}`);
  return (
    <div className="two even">
      <div>
        <section className="sheet">
          <ShortLines lines={cart.lines} />
          <SumList sum={sum} />
          <p className="note">{t('confirm.tax')}</p>
        </section>
        <Told title={t('confirm.to')} change={`${shop.path}/checkout`}>
          {`${values.buyerName} · ${formatPhone(values.buyerPhone)}`}
          {values.buyerEmail}
          {address}
          {values.note}
        </Told>
        <Told title={t('confirm.how')} change={changeWay}>
          {[t(wayKey(way.kind)), way.name].filter(Boolean).join(': ')}
          {values.wishedOn && t('track.wished', { day: dayText(values.wishedOn) })}
          {paid}
        </Told>
      </div>
      <div>
        {ahead && <AheadRules ahead={ahead} />}
        <section className="sheet">
          <h2>{t('confirm.law')}</h2>
          <TermsList terms={terms} policies={policies} />
        </section>
      </div>
    </div>
  );
}

/** What was said on a page before, a line each, and the way back to change it. */
function Told({ title, change, children }: { title: string; change: string; children: (string | null)[] }) {
  const { t } = useTranslation('checkout');
  return (
    <section className="sheet">
      <h2>
        {title} <a href={change}>{t('confirm.change')}</a>
      </h2>
      <p className="said">{children.filter(Boolean).join('\n')}</p>
    </section>
  );
}

/** Somebody else was faster: what is missing, its like, and the way to mend the cart. */
function Lacking({ shop, cart, alike }: Pick<ConfirmProps, 'shop' | 'cart' | 'alike'>) {
  const { t } = useTranslation('checkout');
  return (
    <>
      <CartProblems cart={cart} />
      <p className="acts">
        <a className="button" href={`${shop.path}/cart`}>
          {t('confirm.mendCart')}
        </a>
      </p>
      {alike.length > 0 && (
        <section>
          <h2>{t('confirm.alike')}</h2>
          <CardGrid cards={alike} />
        </section>
      )}
    </>
  );
}

/** What cannot be had as it stands in the cart, unless the answer to a press has said it already. */
export function CartProblems({ cart }: { cart: PricedCart }) {
  const { t } = useTranslation('checkout');
  const unitText = useUnitText();
  if (useAskedAgain()) return null;
  return (
    <div className="told-off" role="alert">
      {cart.lines.map(
        (line) =>
          line.problem && (
            <p key={line.sku}>
              {`${line.name}: ${
                line.problem === 'orders.too-few'
                  ? t('cart.lines.too-few', { left: formatWhole(line.stock), unit: unitText(line) })
                  : t('cart.lines.sold-out')
              }`}
            </p>
          ),
      )}
      {cart.gone.map((sku) => (
        <p key={sku}>{`${sku}: ${t('cart.lines.gone')}`}</p>
      ))}
    </div>
  );
}

const isDeposit = (sum: Sum): boolean => sum.depositDue > 0 && sum.depositDue < sum.total;

function PlaceBar({ sum }: { sum: Sum }) {
  const { t } = useTranslation('checkout');
  return (
    <div className="go">
      <p>
        {t(isDeposit(sum) ? 'sum.deposit' : sum.fee === null ? 'sum.totalSoFar' : 'sum.total')}
        <b>{formatDong(isDeposit(sum) ? sum.depositDue : sum.total)}</b>
      </p>
      <button className="button">{t('confirm.place')}</button>
    </div>
  );
}

const isRequired = (purpose: ConsentPurpose): boolean => REQUIRED_CONSENTS.some((required) => required === purpose);

/** One box a purpose, none ticked beforehand; what was ticked once is not lost when something else has to be mended. */
export function Consents({ texts }: { texts: Record<ConsentPurpose, string> }) {
  const { t } = useTranslation('checkout');
  const asked = useAskedAgain();
  const say = useBuyerProblem();
  const problem = asked?.problems.find(({ field }) => field === 'consent');
  const ticked = asked?.values.consents?.split(' ') ?? [];
  return (
    <fieldset className="sheet" id="consent">
      <legend className="ask first">{t('confirm.consents')}</legend>
      {problem && (
        <p className="wrong" id="consent-problem">
          {say(problem)}
        </p>
      )}
      {CONSENT_PURPOSES.map((purpose) => (
        <label key={purpose} className="agree">
          <input
            type="checkbox"
            name="consent"
            value={purpose}
            defaultChecked={ticked.includes(purpose)}
            aria-describedby={problem && isRequired(purpose) ? 'consent-problem' : undefined}
          />
          <span>
            {texts[purpose]} {!isRequired(purpose) && <i>{t('form.optional')}</i>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
