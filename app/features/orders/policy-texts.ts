import type { TFunction } from 'i18next';

import {
  POLICIES,
  POLICY_ARTICLES,
  type NotedPolicy,
  type PolicyBlock,
  type PolicyId,
  type PolicySection,
  type PolicySettings,
} from '~/features/shops/policy';
import { ZONES, isRoad, type RoadRules, type ShippingMethod } from '~/features/shops/shipping-method';
import { formatDate, readDay } from '~/shared/date';
import { formatDong } from '~/shared/dong';
import { formatPhone } from '~/shared/phone';

import { CART_LINES_MAX } from './cart';
import type { PaymentMethod } from './order-money';
import type { SellingShop } from './selling';

/** The day on which the house's own sentences were last changed; a shop's texts are never older. */
export const POLICY_TEXTS_DAY = '2026-11-27';

/** Everything that the policies of a shop are filled from: the same that its till goes by. */
export type PolicyFacts = {
  shop: Pick<SellingShop, 'name' | 'address' | 'phone' | 'zalo' | 'selling'>;
  settings: PolicySettings;
  /** As the buyer may pay today, and as things are sent today. */
  methods: readonly PaymentMethod[];
  ways: readonly ShippingMethod[];
  /** How long an order keeps its buyer's name. */
  keepMonths: number;
};

export type PolicyWords = TFunction<['policies', 'orders', 'shops', 'storefront']>;

/**
 * The policies of a shop as they are read, article by article of Decree 248/2026/NĐ-CP. What the grower wrote stays word
 * for word and is marked as such (`own`). The same facts give the same texts.
 */
export function policySections(facts: PolicyFacts, t: PolicyWords): PolicySection[] {
  const { notes } = facts.settings;
  return POLICIES.map((id) => {
    const note = notes[id as NotedPolicy];
    return {
      id,
      title: t(`sections.${id}`),
      article: POLICY_ARTICLES[id],
      blocks: [...TEXTS[id](facts, t), ...(note ? [own(note)] : [])],
    };
  });
}

const own = (text: string, label?: string): PolicyBlock => ({ ...(label ? { label } : {}), text, own: true });
/** The grower's words under a heading; nothing where there are none. */
const said = (label: string, text: string): PolicyBlock[] => (text === '' ? [] : [own(text, label)]);

const TEXTS: Record<PolicyId, (facts: PolicyFacts, t: PolicyWords) => PolicyBlock[]> = {
  owner: ({ shop }, t) => {
    const { selling } = shop;
    const untold = t('owner.untold');
    const line = (label: string, text: string | null, mark: boolean) =>
      text ? [mark ? own(text, label) : { label, text }] : [];
    return [
      ...line(t('owner.name'), selling.legalName || shop.name, true),
      ...(selling.legalName && selling.legalName !== shop.name ? line(t('owner.shop'), shop.name, true) : []),
      ...line(t('owner.representative'), selling.representative, true),
      ...line(t('owner.address'), selling.legalAddress || shop.address, true),
      ...line(t('owner.registration'), registrationText(selling, t), false),
      ...line(t('owner.taxCode'), selling.taxCode || untold, false),
      ...line(t('owner.phone'), shop.phone ? formatPhone(shop.phone) : untold, false),
      ...line(t('owner.zalo'), shop.zalo && formatPhone(shop.zalo), false),
      ...line(t('owner.email'), selling.email, false),
    ];
  },

  privacy: ({ shop, methods, keepMonths }, t) => [
    { label: t('privacy.a'), text: t('privacy.aText') },
    { label: t('privacy.b'), text: t('privacy.bText') },
    { label: t('privacy.c'), text: t('privacy.cText') },
    { label: t('privacy.d'), text: t('privacy.dText', { months: keepMonths }) },
    {
      label: t('privacy.e'),
      text: [
        t('privacy.eText', { site: t('storefront:site') }),
        ...(shop.selling.collector === 'cooperative' ? [t('privacy.eCooperative')] : []),
        ...(methods.includes('stripe') ? [t('privacy.eCard')] : []),
      ].join(' '),
    },
    { label: t('privacy.g'), text: t('privacy.gText') },
    { label: t('privacy.h'), text: t('privacy.hText') },
    { label: t('privacy.i'), text: t('privacy.iText') },
  ],

  duties: ({ shop: { selling } }, t) => [
    { label: t('duties.buyerMay'), text: t('duties.buyerMayText') },
    { label: t('duties.buyerMust'), text: t('duties.buyerMustText') },
    { label: t('duties.sellerMay'), text: t('duties.sellerMayText') },
    { label: t('duties.sellerMust'), text: t('duties.sellerMustText', { count: selling.answerHours }) },
    { label: t('duties.promotion'), text: t('duties.promotionText') },
    ...said(t('duties.earlyBloom'), selling.earlyBloomRule),
    ...said(t('duties.noShow'), selling.noShowRule),
    ...said(t('duties.storm'), selling.stormRule),
  ],

  complaints: ({ shop: { selling, phone }, settings }, t) => {
    const { claimHours: hours, answerHours } = selling;
    const days = settings.settleDays;
    return [
      {
        label: t('complaints.where'),
        text: t('complaints.whereText', { phone: phone ? formatPhone(phone) : t('owner.untold') }),
      },
      { label: t('complaints.steps'), text: t('complaints.stepsText') },
      { label: t('complaints.first'), text: t('complaints.firstText', { count: answerHours }) },
      {
        label: t('complaints.dead'),
        text: hours > 0 ? t('complaints.deadText', { hours, days }) : t('complaints.deadAtDoor', { days }),
      },
      { label: t('complaints.late'), text: t('complaints.lateText', { count: days }) },
      { label: t('complaints.money'), text: t('complaints.moneyText', { count: days }) },
      { label: t('complaints.data'), text: t('complaints.dataText', { count: days }) },
      { label: t('complaints.further'), text: t('complaints.furtherText') },
    ];
  },

  prices: ({ ways, methods }, t) => [
    { text: t('prices.text') },
    ...(ways.some(({ rules }) => rules.kind === 'depot' && rules.freightByBuyer)
      ? [{ text: t('prices.freight') }]
      : []),
    ...(ways.some(({ rules }) => rules.kind === 'quote') ? [{ text: t('prices.quote') }] : []),
    ...(methods.includes('cod') ? [{ text: t('prices.rounding') }] : []),
    { text: t('prices.kept') },
  ],

  limits: ({ shop: { selling } }, t) => [
    ...(selling.takesOrders ? [] : [{ text: t('limits.closed') }]),
    { label: t('limits.area'), text: t('limits.areaText') },
    { label: t('limits.quantity'), text: t('limits.quantityText', { lines: CART_LINES_MAX }) },
    { label: t('limits.age'), text: t('limits.ageText') },
    { label: t('limits.stand'), text: t('limits.standText', { count: selling.payHours }) },
  ],

  payment: ({ shop: { selling }, methods, settings }, t) => {
    const { depositPercent: percent } = selling;
    return [
      {
        label: t('payment.ways'),
        text:
          methods.length > 0
            ? methods.map((method) => `• ${t(`orders:methods.${method}`)}`).join('\n')
            : t('payment.none'),
      },
      ...(selling.collector === 'cooperative' ? [{ text: t('payment.collector') }] : []),
      {
        label: t('payment.deposit'),
        text: percent > 0 ? t('payment.depositText', { percent }) : t('payment.noDeposit'),
      },
      { label: t('payment.refund'), text: t('payment.refundText', { count: settings.settleDays }) },
      { label: t('payment.safe'), text: t('payment.safeText') },
    ];
  },

  ranking: (_facts, t) => [{ text: t('ranking.text') }, { text: t('ranking.paid') }],

  delivery: ({ ways, shop }, t) => [
    { text: t('delivery.ask') },
    ...ways.map((way) => ({
      label: way.name || t(`orders:ways.${way.rules.kind}`),
      text: wayText(way, shop.address, t),
    })),
    { label: t('delivery.count'), text: t('delivery.countText') },
    { label: t('delivery.check'), text: t('delivery.checkText') },
  ],

  returns: ({ shop: { selling } }, t) => [
    { label: t('returns.when'), text: t('returns.whenText') },
    {
      label: t('returns.until'),
      text: selling.claimHours > 0 ? t('returns.untilText', { hours: selling.claimHours }) : t('returns.untilDoor'),
    },
    { label: t('returns.how'), text: t('returns.howText') },
    { label: t('returns.what'), text: t('returns.whatText') },
    { label: t('returns.cost'), text: t('returns.costText') },
    ...said(t('returns.ownRule'), selling.returnPolicy),
  ],
};

function registrationText(
  { registrationNo, registrationPlace, registeredOn }: PolicyFacts['shop']['selling'],
  t: PolicyWords,
): string {
  if (registrationNo === '') return '';
  const day = registeredOn && readDay(registeredOn);
  if (registrationPlace === '' || !day) return t('owner.registrationNumber', { number: registrationNo });
  return t('owner.registrationText', { number: registrationNo, place: registrationPlace, day: formatDate(day) });
}

function wayText({ rules }: ShippingMethod, address: string, t: PolicyWords): string {
  if (rules.kind === 'pickup')
    return [rules.address || address, rules.hours && t('delivery.hours', { hours: rules.hours })]
      .filter(Boolean)
      .join('\n');
  if (!isRoad(rules)) return [t('delivery.quote'), rules.note].filter(Boolean).join('\n');
  return [...daysOf(rules, t), ...limitsOf(rules, t)].join('\n');
}

function daysOf(rules: RoadRules, t: PolicyWords): string[] {
  const near = rules.kind === 'own_delivery' && rules.communes.length > 0 ? rules : null;
  return [
    ...(near
      ? [t('delivery.communes', { count: near.communes.length, from: near.communeDays[0], to: near.communeDays[1] })]
      : []),
    ...ZONES.flatMap((zone) => {
      const days = rules.days[zone];
      if (!days) return [];
      const [from, to] = days;
      const blanks = { zone: t(`shops:shipping.zones.${zone}`), to };
      return from === to ? t('delivery.day', blanks) : t('delivery.days', { ...blanks, from });
    }),
  ];
}

const limitsOf = (rules: RoadRules, t: PolicyWords): string[] => [
  ...(rules.kind === 'depot' && rules.departs ? [t('delivery.departs', { departs: rules.departs })] : []),
  ...(rules.freeFrom === null ? [] : [t('delivery.free', { amount: formatDong(rules.freeFrom) })]),
  ...(rules.maxKg === null ? [] : [t('delivery.kg', { kg: rules.maxKg })]),
  ...(rules.maxLongestCm === null ? [] : [t('delivery.cm', { cm: rules.maxLongestCm })]),
  ...(rules.kind === 'carrier' && !rules.takesLiving ? [t('delivery.noLiving')] : []),
  ...(rules.kind === 'carrier' && rules.bareRootOnly ? [t('delivery.bareRoot')] : []),
];
