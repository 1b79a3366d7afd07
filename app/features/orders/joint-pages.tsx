import { useTranslation } from 'react-i18next';

import { BasketIcon } from '~/features/storefront/icons';
import { dong, formatDong } from '~/shared/dong';

import { CartLine } from './cart-page';
import { CartProblems, Consents, Particulars, type ConfirmProps } from './checkout-confirm';
import type { ConsentPurpose } from './consent';
import { ProblemSummary, Steps, useBuyerProblem } from './form-parts';
import { cartField, inJoint, policiesField, totalField, type JointCart, type JointOrder, type Refusals } from './joint';
import { policiesPath } from './terms';
import type { TillShop } from './till';
import { TillFrame } from './till-frame';

type CoopTill = TillShop & { slug: string };

/** A basket over several gardens, a part for each. */
export function JointCartPage({ coop, carts }: { coop: CoopTill; carts: JointCart[] }) {
  const { t } = useTranslation('checkout');
  const isOrderable = carts.every(({ cart }) => cart.isOrderable);
  const goods = dong(carts.reduce((sum, { cart }) => sum + cart.goodsTotal, 0));
  return (
    <TillFrame shop={coop}>
      <h1>{t('joint.title', { name: coop.name })}</h1>
      {carts.length === 0 ? (
        <section className="empty">
          <BasketIcon />
          <p>{t('cart.empty')}</p>
          <p>
            <a className="button" href={coop.path}>
              {t('cart.toShop', { shop: coop.name })}
            </a>
          </p>
        </section>
      ) : (
        <div className="two">
          <div>
            {carts.map(({ slug, name, path, cart }) => (
              <section key={slug} aria-label={name}>
                <h2 className="whose" lang="vi">
                  <a href={path}>{name}</a>
                </h2>
                {cart.gone.map((sku) => (
                  <p key={sku} className="tip">
                    {t('cart.gone', { sku })} <a href={`${path}/cart`}>{t('joint.mend')}</a>
                  </p>
                ))}
                <ul className="lines">
                  {cart.lines.map((line) => (
                    <CartLine key={line.sku} line={line} path={path} joint={coop.slug} />
                  ))}
                </ul>
              </section>
            ))}
            <p className="note">{t('joint.lead')}</p>
            <p>
              <a href={coop.path}>{t('joint.more', { name: coop.name })}</a>
            </p>
          </div>
          <div className="go stay">
            {isOrderable ? (
              <>
                <p>
                  {t('sum.goods')}
                  <b>{formatDong(goods)}</b>
                </p>
                <a className="button" href={`${coop.path}/checkout`}>
                  {t('joint.go', { count: carts.length })}
                </a>
              </>
            ) : (
              <p>{t('cart.mendFirst')}</p>
            )}
          </div>
        </div>
      )}
    </TillFrame>
  );
}

type Part = Omit<ConfirmProps, 'consents'> & { garden: string; changeWay: string };

/** The last page: every order once more, garden by garden, the boxes, one button. */
export function JointConfirm({
  coop,
  parts,
  consents,
  refusals,
}: {
  coop: CoopTill;
  parts: Part[];
  consents: Record<ConsentPurpose, string>;
  refusals: Refusals;
}) {
  const { t } = useTranslation('checkout');
  const ready = parts.flatMap(({ draft, ...part }) => (draft ? [{ ...part, draft }] : []));
  const total = dong(ready.reduce((sum, { draft }) => sum + draft.sum.total, 0));
  const isQuoted = ready.some(({ draft }) => draft.sum.fee === null);
  return (
    <TillFrame shop={coop} cart>
      <Steps step="confirm" path={coop.path} />
      <h1>{t('confirm.title')}</h1>
      <ProblemSummary />
      <RefusedOrders refusals={refusals} />
      {parts.map(({ garden, shop, draft, changeWay, cart, values, place, ahead }) => (
        <section key={garden}>
          <h2 lang="vi">{shop.name}</h2>
          {draft ? (
            <Particulars
              shop={inJoint(shop, coop.slug)}
              policies={policiesPath(shop.path)}
              {...{ cart, values, place, ahead, draft, changeWay }}
            />
          ) : (
            <CartProblems cart={cart} />
          )}
        </section>
      ))}
      {ready.length === parts.length ? (
        <form method="post" noValidate className="lone">
          {ready.map(({ garden, cart, draft }) => (
            <span key={garden} hidden>
              <input type="hidden" name="garden" value={garden} />
              <input type="hidden" name={cartField(garden)} value={cart.cartId} />
              <input type="hidden" name={totalField(garden)} value={draft.sum.total} />
              <input type="hidden" name={policiesField(garden)} value={draft.terms.policies?.hash} />
            </span>
          ))}
          <Consents texts={consents} />
          <div className="go">
            <p>
              {t(isQuoted ? 'sum.totalSoFar' : 'sum.total')}
              <b>{formatDong(total)}</b>
            </p>
            <button className="button">{t('joint.place', { count: ready.length })}</button>
          </div>
        </form>
      ) : (
        <p className="acts">
          <a className="button" href={`${coop.path}/cart`}>
            {t('confirm.mendCart')}
          </a>
        </p>
      )}
    </TillFrame>
  );
}

/** That nothing was ordered, and at which garden why. */
function RefusedOrders({ refusals }: { refusals: Refusals }) {
  const { t } = useTranslation('checkout');
  const say = useBuyerProblem();
  if (refusals.length === 0) return null;
  return (
    <div className="told-off" role="alert">
      <p>
        <b>{t('joint.nothingOrdered')}</b>
      </p>
      {refusals.map(({ garden, name, problems }) => (
        <p key={garden}>{`${name}: ${problems.map(say).join(' ')}`}</p>
      ))}
    </div>
  );
}

/** All orders are placed: each with the way to it, where it is paid and followed. */
export function JointOrdersPage({ coop, orders }: { coop: CoopTill; orders: JointOrder[] }) {
  const { t } = useTranslation('checkout');
  return (
    <TillFrame shop={coop}>
      <div className="lone">
        <h1>{t('joint.placed', { count: orders.length })}</h1>
        <p>{t('joint.placedLead')}</p>
        {orders.map(({ code, garden, total, path }) => (
          <section key={code} className="sheet">
            <h2 lang="vi">{garden}</h2>
            <p className="both">
              {code}
              <b>{formatDong(dong(total))}</b>
            </p>
            <p className="acts">
              <a className="button" href={path}>
                {t('joint.see', { code })}
              </a>
            </p>
          </section>
        ))}
      </div>
    </TillFrame>
  );
}
