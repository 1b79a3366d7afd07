import { useTranslation } from 'react-i18next';

import { formatDate, formatDateTime } from '~/shared/date';
import { formatDong } from '~/shared/dong';
import { formatPhone, telHref } from '~/shared/phone';

import { CONSIGNMENT_FIELDS, type Consignment } from './consignment';
import { hasEnded, type OrderState } from './order';
import { orderPath } from './order-path';
import type { OrderEventKind } from './order-event';
import { eventText, wayKey } from './words';
import type { ClaimView, OrderFileView, OrderView } from './order-view';

/** What only the grower's desk needs to see. */
const UNTOLD: readonly OrderEventKind[] = ['unpacked', 'consignment-changed', 'erase-asked', 'anonymised'];

/** The steps that are still to come, as far as this way has them. */
const STEPS = ['accepted', 'packed', 'handed_over', 'delivered'] as const satisfies readonly OrderState[];

/** What happened and when, and what comes next. */
export function Way({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const { t: tNext } = useTranslation('checkout');
  const told = order.events.filter(({ kind }) => !UNTOLD.includes(kind));
  const reached = STEPS.findIndex((step) => step === order.state);
  const ahead = hasEnded(order.state)
    ? []
    : STEPS.slice(reached + 1).filter((step) => step !== 'delivered' || order.shipping.kind !== 'pickup');
  return (
    <ol className="way">
      {told.map((event, index) => (
        <li
          key={index}
          className={
            event.kind === 'cancelled' || event.kind === 'returned'
              ? 'gone'
              : index === told.length - 1 && ahead.length > 0
                ? 'now'
                : 'past'
          }
        >
          <b>{eventText(t, event)}</b>
          <small>{formatDateTime(event.at)}</small>
        </li>
      ))}
      {ahead.map((step) => (
        <li key={step} className="ahead">
          {tNext(`track.next.${step === 'handed_over' && order.shipping.kind === 'pickup' ? 'fetched' : step}`)}
        </li>
      ))}
    </ol>
  );
}

/** Who carries it, how it is found again, and the photos of the hand-over. */
export function HandOver({ order }: { order: OrderView }) {
  const { t } = useTranslation('checkout');
  const { consignment } = order;
  const photos = order.files.filter(({ kind }) => kind !== 'claim');
  const known = CONSIGNMENT_FIELDS.filter((field) => consignment[field] !== '');
  if (known.length === 0 && photos.length === 0) return null;
  return (
    <section>
      <h2>{t('track.handOver')}</h2>
      <div className="sheet">
        <dl className="facts">
          {known.map((field) => (
            <div key={field}>
              <dt>{t(`track.consignment.${field}`)}</dt>
              <dd>
                <ConsignmentText field={field} consignment={consignment} />
              </dd>
            </div>
          ))}
        </dl>
        <Shots order={order} files={photos} />
      </div>
    </section>
  );
}

function ConsignmentText({ field, consignment }: { field: keyof Consignment; consignment: Consignment }) {
  const text = consignment[field];
  return field === 'phone' ? <a href={telHref(text)}>{formatPhone(text)}</a> : text;
}

/** Photos that only the two sides see. */
export function Shots({ order, files }: { order: OrderView; files: readonly OrderFileView[] }) {
  const { t } = useTranslation('checkout');
  if (files.length === 0) return null;
  return (
    <p className="shots">
      {files.map((file, index) => {
        const address = orderPath(order, `/files/${file.id}`);
        return (
          <a key={file.id} href={address}>
            <img
              src={address}
              alt={t(`track.photo.${file.kind}`, { number: index + 1 })}
              width={file.width}
              height={file.height}
              loading="lazy"
            />
          </a>
        );
      })}
    </p>
  );
}

/** Claims with their answers, the newest first. */
export function Claims({ order }: { order: OrderView }) {
  const { t } = useTranslation('checkout');
  if (order.claims.length === 0) return null;
  return (
    <section>
      <h2>{t('claim.yours')}</h2>
      {order.claims.map((claim) => (
        <ClaimSheet key={claim.id} order={order} claim={claim} />
      ))}
    </section>
  );
}

function ClaimSheet({ order, claim }: { order: OrderView; claim: ClaimView }) {
  const { t } = useTranslation(['checkout', 'orders']);
  const remedy = claim.remedy && t(`claim.remedies.${claim.remedy}`);
  return (
    <div className="sheet">
      <p>
        <b>{t(`claim.kinds.${claim.kind}`)}</b>
        <br />
        <small>{formatDateTime(claim.filedAt)}</small>
      </p>
      {claim.text && <p className="said">{claim.text}</p>}
      <Shots order={order} files={order.files.filter(({ claimId }) => claimId === claim.id)} />
      <p>
        <b>{t(`claim.states.${claim.state}`)}</b>
        {remedy && (
          <>: {claim.amount ? t('claim.remedyAmount', { remedy, amount: formatDong(claim.amount) }) : remedy}</>
        )}
      </p>
      {claim.answer && (
        <p>
          {t('claim.answer')} <span lang="vi">{claim.answer}</span>
        </p>
      )}
    </div>
  );
}

/** Where it goes and to whom, as the buyer wrote it. */
export function Receiver({ order }: { order: OrderView }) {
  const { t } = useTranslation(['checkout', 'orders']);
  const { buyer, shipping } = order;
  return (
    <section>
      <h2>{t('track.receiver')}</h2>
      <div className="sheet">
        {order.anonymisedAt ? (
          <p>{t('track.anonymised', { day: formatDate(order.anonymisedAt) })}</p>
        ) : (
          <p>
            <b>{buyer.name}</b> · {formatPhone(buyer.phone)}
            <br />
            {[buyer.street, buyer.placeName].filter(Boolean).join(', ')}
            {buyer.note && (
              <>
                <br />
                <i>{buyer.note}</i>
              </>
            )}
          </p>
        )}
        <p>
          {t(wayKey(shipping.kind))}
          {shipping.name && `: ${shipping.name}`}
          {order.wishedOn && (
            <>
              <br />
              {t('track.wished', { day: order.wishedOn.split('-').reverse().join('/') })}
            </>
          )}
        </p>
      </div>
    </section>
  );
}
