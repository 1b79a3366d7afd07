import { useTranslation } from 'react-i18next';

import { formatDong } from '~/shared/dong';

import type { Ahead } from './ahead';
import type { CheckoutDraft } from './checkout-values';
import { useDayText } from './day-text';
import { Picks, ProblemSummary, Steps, TextField } from './form-parts';
import type { PaymentMethod } from './order-money';
import type { TillShop } from './till';
import { TillFrame } from './till-frame';
import type { WayReason, WayView } from './way-view';
import { wayKey } from './words';

/** The second page of a checkout: the way it takes, the day, how it is paid. */
export function CheckoutDelivery({
  shop,
  draft,
  place,
  ways,
  methods,
  ahead,
  today,
  garden = null,
}: {
  shop: TillShop;
  draft: CheckoutDraft;
  /** "xã Chợ Lách, tỉnh Vĩnh Long"; empty: the buyer gave no address. */
  place: string;
  ways: readonly WayView[];
  methods: readonly PaymentMethod[];
  ahead: Ahead | null;
  /** 2026-11-26 */
  today: string;
  /** Which garden of how many, where one basket is of several. */
  garden?: { name: string; number: number; of: number } | null;
}) {
  const { t } = useTranslation('checkout');
  const offered = ways.filter(({ blocked }) => blocked.length === 0);
  const deposit = ahead !== null && ahead.percent > 0;
  // at the door there is nothing ahead; only who takes nothing but cash takes a deposit by hand
  const transfers = methods.filter((method) => method !== 'cod');
  const now = deposit && transfers.length > 0 ? transfers : methods;
  const canGoOn = offered.length > 0 && now.length > 0;
  const only = <Value,>(list: readonly Value[]): Value | undefined => (list.length === 1 ? list[0] : undefined);
  return (
    <TillFrame shop={shop} cart>
      <Steps step="delivery" path={shop.path} />
      <div className="lone">
        <h1>{t('way.title')}</h1>
        {garden && (
          <p className="tip">
            <b lang="vi">{t('joint.garden', garden)}</b>
          </p>
        )}
        <ProblemSummary />
        {ahead && <AheadRules ahead={ahead} />}
        <form method="post" noValidate>
          <p className="note">
            {place === '' ? t('way.noPlace') : t('way.to', { place })}{' '}
            <a href={`${shop.path}/checkout`}>{t('way.change')}</a>
          </p>
          {offered.length > 0 ? (
            <Picks
              name="shippingMethodId"
              legend={t('way.choose')}
              value={draft.shippingMethodId ?? only(offered)?.methodId}
              picks={offered.map((way) => ({
                value: way.methodId,
                title: <WayName way={way} />,
                note: <WayNote way={way} />,
              }))}
            />
          ) : (
            <div className="told-off" role="alert">
              <p>{t('way.none')}</p>
            </div>
          )}
          <CannotGo ways={ways.filter(({ blocked }) => blocked.length > 0)} />
          <WishedDay draft={draft} today={today} ahead={ahead} />
          {now.length > 0 ? (
            <Picks
              name="paymentMethod"
              legend={t(deposit ? 'pay.chooseDeposit' : 'pay.choose', {
                amount: deposit ? formatDong(ahead.deposit) : '',
              })}
              value={draft.paymentMethod ?? only(now)}
              picks={now.map((method) => ({
                value: method,
                title: t(deposit && method === 'cod' ? 'pay.handed' : `pay.methods.${method}`),
                note: t(deposit && method === 'cod' ? 'pay.handedNote' : `pay.notes.${method}`),
              }))}
            />
          ) : (
            <div className="told-off" role="alert">
              <p>{t('pay.none')}</p>
            </div>
          )}
          {deposit && (
            <Picks
              name="balanceMethod"
              legend={t('pay.chooseRest')}
              value={draft.balanceMethod ?? only(methods)}
              picks={methods.map((method) => ({
                value: method,
                title: t(`pay.methods.${method}`),
                note: t(`pay.restNotes.${method}`),
              }))}
            />
          )}
          {canGoOn && (
            <div className="go">
              <button className="button">{t('form.next')}</button>
            </div>
          )}
        </form>
      </div>
    </TillFrame>
  );
}

/** What a way is called: in the grower's words, else by its kind. */
export function WayName({ way }: { way: WayView }) {
  const { t } = useTranslation(['checkout', 'orders']);
  return way.name === '' ? t(wayKey(way.kind)) : <span lang="vi">{way.name}</span>;
}

/** Why a way does not suit, in plain words. */
export function useReasonText(): (reason: WayReason) => string {
  const { t } = useTranslation('orders');
  return ({ code, with: fill }) =>
    (t as (key: string, fill?: WayReason['with']) => string)(`shipping.reasons.${code}`, fill);
}

/** What the way costs, how long it takes, and what it is. */
export function WayNote({ way }: { way: WayView }) {
  const { t } = useTranslation(['checkout', 'orders']);
  const reasonText = useReasonText();
  const [from, to] = way.days ?? [0, 0];
  const fee = way.freightByBuyer
    ? t('way.freight')
    : way.fee === null
      ? t('way.quote')
      : way.fee === 0
        ? t('sum.free')
        : formatDong(way.fee);
  const days = to === 0 ? '' : from === to ? t('way.day', { count: to }) : t('way.days', { from, to });
  return (
    <>
      <b>{fee}</b>
      {days && ` · ${days}`}
      {way.name !== '' && ` · ${t(wayKey(way.kind))}`}
      {way.hints?.map((hint) => ` · ${reasonText(hint)}`)}
      <br />
      {t(`way.hints.${way.kind}`)}
    </>
  );
}

/** The ways that this cart cannot take, each with its reason. */
function CannotGo({ ways }: { ways: WayView[] }) {
  const { t } = useTranslation('checkout');
  const reasonText = useReasonText();
  if (ways.length === 0) return null;
  return (
    <details>
      <summary>{t('way.cannot', { count: ways.length })}</summary>
      <ul className="cannot">
        {ways.map((way) => (
          <li key={way.methodId}>
            <b>
              <WayName way={way} />
            </b>
            {way.blocked.map((reason) => reasonText(reason)).join(' ')}
          </li>
        ))}
      </ul>
    </details>
  );
}

function WishedDay({ draft, today, ahead }: { draft: CheckoutDraft; today: string; ahead: Ahead | null }) {
  const { t } = useTranslation('checkout');
  const first = ahead && ahead.on > today ? ahead.on : today;
  return (
    <TextField
      name="wishedOn"
      label={t('way.wish')}
      hint={t(ahead ? 'way.wishAhead' : 'way.wishHint')}
      optional
      value={draft.wishedOn ?? ''}
      type="date"
      min={first}
    />
  );
}

/** When it is ready, in both calendars, what is paid when, and what happens if either side cannot keep to it. */
export function AheadRules({ ahead }: { ahead: Ahead }) {
  const { t } = useTranslation('checkout');
  const day = useDayText();
  const { terms } = ahead;
  const rules = [
    { name: t('terms.pickupWindow'), text: terms.pickupWindow },
    { name: t('terms.bloomPromise'), text: terms.bloomPromise },
    { name: t('terms.earlyBloom'), text: terms.earlyBloomRule },
    { name: t('terms.noShow'), text: terms.noShowRule },
    { name: t('terms.storm'), text: terms.stormRule },
    { name: t('terms.cancel'), text: terms.cancelRule },
  ].filter(({ text }) => text !== '');
  return (
    <section className="tip">
      <p>
        <b>{t('ahead.title')}</b>
      </p>
      <p>{t('ahead.from', { day: day(ahead.on) })}</p>
      {ahead.percent > 0 && <p>{t('ahead.deposit', { percent: ahead.percent, amount: formatDong(ahead.deposit) })}</p>}
      {rules.length > 0 && (
        <dl className="law">
          {rules.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="vi">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
