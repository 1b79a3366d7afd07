/** How a shop sells, as every page of buying needs it. A shop that never said a word sells as `SELLING_DEFAULTS` say. */
export type Selling = {
  takesOrders: boolean;
  takesCash: boolean;
  takesTransfer: boolean;
  takesCard: boolean;
  /** Where the money goes first. */
  collector: 'shop' | 'cooperative';
  /** Who stands behind the shop (Decree 248/2026, article 4); empty where the grower has not said it yet. */
  legalName: string;
  representative: string;
  legalAddress: string;
  registrationNo: string;
  registrationPlace: string;
  /** 2025-03-01 */
  registeredOn: string | null;
  taxCode: string;
  email: string;
  answerHours: number;
  payHours: number;
  /** 0: no claims by this way. */
  claimHours: number;
  depositPercent: number;
  returnPolicy: string;
  earlyBloomRule: string;
  noShowRule: string;
  stormRule: string;
};

/** The same numbers as the columns' defaults. */
export const SELLING_DEFAULTS: Selling = {
  takesOrders: true,
  takesCash: true,
  takesTransfer: true,
  takesCard: false,
  collector: 'shop',
  legalName: '',
  representative: '',
  legalAddress: '',
  registrationNo: '',
  registrationPlace: '',
  registeredOn: null,
  taxCode: '',
  email: '',
  answerHours: 24,
  payHours: 24,
  claimHours: 48,
  depositPercent: 30,
  returnPolicy: '',
  earlyBloomRule: '',
  noShowRule: '',
  stormRule: '',
};

/** A shop as the pages of buying know it. */
export type SellingShop = {
  id: string;
  slug: string;
  name: string;
  isDemo: boolean;
  /** E.164 */
  phone: string | null;
  zalo: string | null;
  provinceCode: string | null;
  communeCode: string | null;
  hamlet: string;
  /** "Ấp Sơn Châu, xã Chợ Lách, tỉnh Vĩnh Long" */
  address: string;
  selling: Selling;
};
