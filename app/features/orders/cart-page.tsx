import { useTranslation } from 'react-i18next';

import { BasketIcon } from '~/features/storefront/icons';
import { dayText } from '~/features/storefront/papers';
import { formatDong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';
import { problemOf, useAskedAgain } from '~/ui/asked-again';

import type { PricedCart, PricedLine } from './cart';
import { ProblemSummary, useBuyerProblem } from './form-parts';
import { Thumb, useUnitText } from './line-parts';
import type { CartNews, TillShop } from './till';
import { TillFrame } from './till-frame';

/** What somebody is about to buy of a shop; each line can be changed without a script. */
export function CartPage({
  shop,
  cart,
  news,
  joint,
}: {
  shop: TillShop;
  cart: PricedCart;
  news: CartNews | null;
  /** The cooperative whose gardens can be bought from together. */
  joint: { name: string; path: string } | null;
}) {
  const { t } = useTranslation('checkout');
  const { lines } = cart;
  return (
    <TillFrame shop={shop}>
      <h1>{t('cart.title')}</h1>
      <News news={news} path={shop.path} />
      {cart.gone.map((sku) => (
        <div key={sku} className="tip" role="status">
          <p>{t('cart.gone', { sku })}</p>
        </div>
      ))}
      <ProblemSummary fields={false} />
      {lines.length === 0 ? (
        <section className="empty">
          <BasketIcon />
          <p>{t('cart.empty')}</p>
          <p>
            <a className="button" href={shop.path}>
              {t('cart.toShop', { shop: shop.name })}
            </a>
          </p>
        </section>
      ) : (
        <div className="two">
          <div>
            <ul className="lines">
              {lines.map((line) => (
                <CartLine key={line.sku} line={line} path={shop.path} />
              ))}
            </ul>
            <p className="note">{t('cart.feeLater')}</p>
            <p>
              <a href={shop.path}>{t('cart.more')}</a>
            </p>
            {joint && (
              <p className="tip">
                <a href={joint.path}>{t('joint.more', { name: joint.name })}</a>
                {' · '}
                <a href={`${joint.path}/cart`}>{t('joint.basket')}</a>
              </p>
            )}
          </div>
          <div className="go stay">
            {lines.some(({ problem }) => problem) ? (
              <p>{t('cart.mendFirst')}</p>
            ) : (
              <>
                <p>
                  {t('sum.goods')}
                  <b>{formatDong(cart.goodsTotal)}</b>
                </p>
                <a className="button" href={`${shop.path}/checkout`}>
                  {t('cart.go')}
                </a>
              </>
            )}
          </div>
        </div>
      )}
    </TillFrame>
  );
}

const linePath = (shop: string, sku: string) => `${shop}/cart/${encodeURIComponent(sku)}`;

function News({ news, path }: { news: CartNews | null; path: string }) {
  const { t } = useTranslation('checkout');
  if (!news) return null;
  return (
    <div className="fine both" role="status">
      <p>{t(`cart.${news.kind}`, { name: news.name })}</p>
      {news.kind === 'removed' && (
        <form method="post" action={linePath(path, news.sku)}>
          <input type="hidden" name="quantity" value={news.quantity} />
          <button className="quiet">{t('cart.undo')}</button>
        </form>
      )}
    </div>
  );
}

/** A line of a cart. `joint`: the cooperative whose basket it stands in. */
export function CartLine({ line, path, joint = null }: { line: PricedLine; path: string; joint?: string | null }) {
  const { t } = useTranslation('checkout');
  const unit = useUnitText()(line);
  const { wrong, typed } = useLineProblem(line, unit);
  const gone = line.problem === 'orders.sold-out';
  const nextTier = line.tiers.find(({ minQuantity }) => minQuantity > line.quantity && minQuantity <= line.stock);
  return (
    <li>
      <Thumb picture={line.picture} />
      <div>
        <h3>
          <a href={line.path}>{line.name}</a>
        </h3>
        {line.size && (
          <p className="by" lang="vi">
            {line.size}
          </p>
        )}
        <p className="both">
          {t('cart.each', { price: formatDong(line.unitPrice), unit })}
          {!gone && <b>{formatDong(line.total)}</b>}
        </p>
        {line.preorderOn && <p className="gold">{t('cart.preorder', { day: dayText(line.preorderOn) })}</p>}
        {nextTier && !wrong && (
          <p className="by">
            {t('cart.tier', { amount: formatWhole(nextTier.minQuantity), unit, price: formatDong(nextTier.price) })}
          </p>
        )}
      </div>
      <div className="act">
        {wrong && (
          <p className="wrong" id={`problem-${line.sku}`}>
            {wrong}
          </p>
        )}
        <form className="qty" method="post" action={`${linePath(path, line.sku)}${joint ? `?coop=${joint}` : ''}`}>
          {!gone && (
            <>
              <input
                name="quantity"
                type="number"
                inputMode="numeric"
                min={1}
                max={Math.max(line.stock, line.quantity)}
                required
                defaultValue={typed}
                aria-label={t('cart.quantity', { name: line.name, unit })}
                aria-describedby={wrong ? `problem-${line.sku}` : undefined}
                aria-invalid={wrong ? true : undefined}
              />
              <button className="button soft">{t('cart.update')}</button>
            </>
          )}
          <button
            className="quiet"
            name="remove"
            value={line.quantity}
            formNoValidate
            aria-label={t('cart.removeOf', { name: line.name })}
          >
            {t('cart.remove')}
          </button>
        </form>
      </div>
    </li>
  );
}

/** What is wrong with a line, its own or what was just typed into it; and the number that stands in its field. */
function useLineProblem(line: PricedLine, unit: string): { wrong: string | null; typed: string } {
  const { t } = useTranslation('checkout');
  const asked = useAskedAgain();
  const say = useBuyerProblem();
  const mistyped = problemOf(asked, `quantity-${line.sku}`);
  if (mistyped) return { wrong: say(mistyped), typed: asked?.values.quantity ?? '' };
  const lacking = {
    'orders.sold-out': t('cart.lines.sold-out'),
    'orders.too-few': t('cart.lines.too-few', { left: formatWhole(line.stock), unit }),
    'orders.too-dear': t('cart.lines.too-dear'),
  };
  return { wrong: line.problem && lacking[line.problem], typed: String(line.quantity) };
}
