import { translator } from '~/platform/i18n.server';
import type { Config } from '~/platform/config.server';
import type { Letter } from '~/platform/mail.server';
import type { Note } from '~/platform/push.server';
import { formatDateTime } from '~/shared/date';
import { dong, formatDong } from '~/shared/dong';
import type { Lang } from '~/shared/lang';

import { ANSWER_HOURS, answerToken } from './answer-link.server';
import { MESSAGES, type MessageTemplate } from './message';

/** What a message may say of an order: never who bought it, because a locked phone shows it to everybody. */
export type ToldOrder = {
  id: string;
  code: string;
  trackingKey: string;
  shop: string;
  /** The first thing, and how many others. */
  firstLine: { name: string; quantity: number } | null;
  otherLines: number;
  /** Đồng. */
  total: number;
  paid: number;
  shippingFee: number | null;
  answerBy: Date;
};

type To = keyof typeof MESSAGES;

/** True for a template that exists; an old one in the table may have gone. */
export const isTemplate = <Side extends To>(to: Side, text: string): text is MessageTemplate<Side> =>
  (MESSAGES[to] as readonly string[]).includes(text);

/** A message's heading and its sentence. */
function wordsOf(to: To, template: string, order: ToldOrder, lang: Lang): { subject: string; text: string } {
  const t = translator(lang, 'books');
  const say = (part: 'subject' | 'text') =>
    t(`messages.${to}.${template as 'new-order'}.${part}` as 'messages.seller.new-order.subject', {
      code: order.code,
      shop: order.shop,
      goods: goodsOf(order, lang),
      total: formatDong(dong(order.total)),
      paid: formatDong(dong(order.paid)),
      fee: order.shippingFee === null ? '' : formatDong(dong(order.shippingFee)),
      answerBy: formatDateTime(order.answerBy),
    });
  return { subject: say('subject'), text: say('text') };
}

/** "2 × Bông giấy hồng tán tròn và 3 món khác" */
function goodsOf({ firstLine, otherLines }: ToldOrder, lang: Lang): string {
  if (!firstLine) return '';
  const t = translator(lang, 'books');
  const first = `${firstLine.quantity} × ${firstLine.name}`;
  return otherLines > 0 ? t('messages.andOthers', { first, count: otherLines }) : first;
}

/** Where links lead when no request says it: the address people know, else this machine. */
export const houseOrigin = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string =>
  publicUrl ?? `http://localhost:${port}`;

const deskPath = ({ id }: Pick<ToldOrder, 'id'>): string => `/admin/orders/${id}`;
const trackingPath = ({ code, trackingKey }: Pick<ToldOrder, 'code' | 'trackingKey'>): string =>
  `/order/${code}?key=${trackingKey}`;

/** A notification on somebody's phone. Two of the same order take each other's place. */
export function noteOf(to: To, template: string, order: ToldOrder, lang: Lang): Omit<Note, 'person'> {
  const { subject, text } = wordsOf(to, template, order, lang);
  return {
    title: subject,
    body: text,
    url: to === 'seller' ? deskPath(order) : trackingPath(order),
    tag: `order-${order.id}`,
    lang,
  };
}

/** Templates that a grower can answer from the letter itself. */
const ANSWERABLE = ['new-order', 'fee-agreed', 'answer-late'];

/** A letter in plain text: what happened, the links, and who sends it. */
export function letterOf(
  config: Pick<Config, 'publicUrl' | 'port' | 'sessionSecret'>,
  {
    to,
    address,
    template,
    order,
    lang,
    now,
  }: { to: To; address: string; template: string; order: ToldOrder; lang: Lang; now: Date },
): Letter {
  const t = translator(lang, 'books');
  const { subject, text } = wordsOf(to, template, order, lang);
  const origin = houseOrigin(config);
  const links = [t(`messages.${to}Link`, { url: origin + (to === 'seller' ? deskPath(order) : trackingPath(order)) })];
  if (to === 'seller' && ANSWERABLE.includes(template)) {
    const expires = new Date(now.getTime() + ANSWER_HOURS * 3_600_000);
    const url = `${origin}/answer/${answerToken(config, { orderId: order.id, expires })}`;
    links.unshift(t('messages.answerLink', { url }));
  }
  const footer = t(`messages.${to}Footer`, { shop: order.shop, code: order.code });
  return { to: address, subject, text: `${[subject + '.', text, ...links, `-- \n${footer}`].join('\n\n')}\n` };
}
