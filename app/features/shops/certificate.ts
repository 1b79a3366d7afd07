import { readDay } from '~/shared/date';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

export const CERTIFICATE_KINDS = ['ocop', 'vietgap', 'geographical_indication', 'other'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

/** Only three stars and more come with a certificate and the mark (Decision 148/QĐ-TTg of 2023). */
export const OCOP_STARS = [3, 4, 5] as const;

/** OCOP's groups of products (Decision 148/QĐ-TTg of 2023). */
export const OCOP_GROUPS = ['food', 'drink', 'herbal', 'handicraft', 'ornamental', 'tourism'] as const;

/** An OCOP certificate is good for 36 months from its issue. */
const OCOP_MONTHS = 36;

const TEXT_MAX = 120;

/** A paper that proves something. Days are Vietnamese days: 2026-12-01. */
export type CertificateData = {
  kind: CertificateKind;
  stars: number | null;
  ocopGroup: string | null;
  product: string;
  certificateNo: string;
  issuer: string;
  issuedOn: string | null;
  expiresOn: string | null;
};

export type CertificateProblem = Problem<
  | 'shops.certificate-kind-missing'
  | 'shops.certificate-stars-missing'
  | 'shops.certificate-no-missing'
  | 'shops.certificate-product-missing'
  | 'shops.certificate-issued-missing'
  | 'shops.certificate-issued-future'
  | 'shops.certificate-dates-swapped'
  | 'shops.certificate-text-too-long'
>;

export type TypedCertificate = Record<
  'kind' | 'stars' | 'ocopGroup' | 'product' | 'certificateNo' | 'issuer' | 'issuedOn' | 'expiresOn',
  string
>;

/** Reads a paper from a form. Stars count only with their number, product and day; `today` is 2026-12-01. */
export function readCertificate(typed: TypedCertificate, today: string): Result<CertificateData, CertificateProblem> {
  const problems: CertificateProblem[] = [];
  const kind = CERTIFICATE_KINDS.find((known) => known === typed.kind) ?? null;
  const isOcop = kind === 'ocop';
  if (!kind) problems.push({ code: 'shops.certificate-kind-missing', field: 'kind' });

  const stars = OCOP_STARS.find((known) => String(known) === typed.stars) ?? null;
  if (isOcop && stars === null) problems.push({ code: 'shops.certificate-stars-missing', field: 'stars' });

  const [product, certificateNo, issuer] = (['product', 'certificateNo', 'issuer'] as const).map((field) => {
    const text = cleanText(typed[field]);
    if (lengthOf(text) > TEXT_MAX)
      problems.push({ code: 'shops.certificate-text-too-long', field, with: { max: TEXT_MAX } });
    return text;
  }) as [string, string, string];
  if (certificateNo === '') problems.push({ code: 'shops.certificate-no-missing', field: 'certificateNo' });
  if (isOcop && product === '') problems.push({ code: 'shops.certificate-product-missing', field: 'product' });

  const issuedOn = readDay(typed.issuedOn) ? typed.issuedOn : null;
  if (isOcop && !issuedOn) problems.push({ code: 'shops.certificate-issued-missing', field: 'issuedOn' });
  if (issuedOn && issuedOn > today) problems.push({ code: 'shops.certificate-issued-future', field: 'issuedOn' });
  const expiresOn = readDay(typed.expiresOn)
    ? typed.expiresOn
    : isOcop && issuedOn
      ? monthsLater(issuedOn, OCOP_MONTHS)
      : null;
  if (issuedOn && expiresOn && expiresOn <= issuedOn)
    problems.push({ code: 'shops.certificate-dates-swapped', field: 'expiresOn' });

  if (!kind || problems.length > 0) return refuse(...problems);
  const ocopGroup = isOcop ? (OCOP_GROUPS.find((known) => known === typed.ocopGroup) ?? null) : null;
  return ok({ kind, stars: isOcop ? stars : null, ocopGroup, product, certificateNo, issuer, issuedOn, expiresOn });
}

/** The same day so many months on; the month's last day where there is no such day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(dayOfMonth, last));
  return first.toISOString().slice(0, 10);
}
