import { readDay } from '~/shared/date';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { readCount } from '~/shared/spoken/count';
import { clearOr } from '~/shared/spoken/reading';
import { cleanText, lengthOf } from '~/shared/text';

import { DETAIL_FIELDS, type DetailField, type DetailId } from './details-table';
import { decimalText, readLength, readNumber } from './measure';

/** From–to, both included. */
export type Span = [from: number, to: number];
export type DetailValue = number | string | boolean | string[] | Span;

/** The optional facts of a listing as `listings.details` keeps them: only what was said. */
export type Details = Partial<Record<DetailId, DetailValue>>;

export const DETAIL_PROBLEMS = [
  'listings.detail-unreadable',
  'listings.detail-not-whole',
  'listings.detail-out-of-range',
  'listings.detail-unknown-choice',
  'listings.detail-too-long',
  'listings.detail-bad-code',
  'listings.detail-bad-gtin',
  'listings.detail-bad-day',
] as const;
type DetailCode = (typeof DETAIL_PROBLEMS)[number];
export type DetailProblem = Problem<DetailCode>;

/** The name of a detail on the form. */
export const detailName = (id: DetailId): string => `detail-${id}`;

type Verdict = { value: DetailValue | null } | { code: DetailCode; with?: Problem['with'] };

/** What one stored or read value must be; `value: null` says nothing was said. */
function judge(field: DetailField, value: unknown): Verdict {
  switch (field.kind) {
    case 'bool':
      // "no" and silence are the same to a grower who does not tick
      return typeof value === 'boolean' ? { value: value || null } : { code: 'listings.detail-unreadable' };
    case 'number':
      return judgeNumber(field, value, field.decimals === 1);
    case 'range': {
      const [from, to] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
      for (const end of [from, to]) {
        const verdict = judgeNumber(field, end, false);
        if ('code' in verdict) return verdict;
      }
      return (from as number) <= (to as number)
        ? { value: [from as number, to as number] }
        : { code: 'listings.detail-unreadable' };
    }
    case 'enum':
      return typeof value === 'string' && field.values.includes(value)
        ? { value }
        : { code: 'listings.detail-unknown-choice' };
    case 'multi': {
      if (!Array.isArray(value) || value.some((one) => !field.values.includes(one as string)))
        return { code: 'listings.detail-unknown-choice' };
      const chosen = field.values.filter((one) => value.includes(one));
      return { value: chosen.length > 0 ? chosen : null };
    }
    case 'date':
      return typeof value === 'string' && readDay(value) ? { value } : { code: 'listings.detail-bad-day' };
    case 'text': {
      if (typeof value !== 'string') return { code: 'listings.detail-unreadable' };
      const text = cleanText(value, { multiline: field.multiline ?? false });
      if (lengthOf(text) > field.max) return { code: 'listings.detail-too-long', with: { max: field.max } };
      if (text !== '' && field.pattern && !field.pattern.test(text)) return { code: 'listings.detail-bad-code' };
      if (text !== '' && field.isRight && !field.isRight(text)) return { code: 'listings.detail-bad-gtin' };
      return { value: text === '' ? null : text };
    }
  }
}

function judgeNumber(field: { min: number; max: number }, value: unknown, decimals: boolean): Verdict {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'listings.detail-unreadable' };
  if (!decimals && !Number.isInteger(value)) return { code: 'listings.detail-not-whole' };
  if (value < field.min || value > field.max)
    return {
      code: 'listings.detail-out-of-range',
      with: { min: decimalText(field.min), max: decimalText(field.max) },
    };
  return { value: Math.round(value * 10) / 10 };
}

/** What a text typed on the form stands for; undefined: nothing was typed. */
function typedValue(field: DetailField, typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  const number = (part: string) =>
    ('unit' in field && field.unit === 'cm' ? readLength(part) : (readNumber(part) ?? clearOr(readCount(part)))) ??
    Number.NaN;
  switch (field.kind) {
    case 'bool':
      return text === 'on' || text === 'true';
    case 'number':
      return number(text);
    case 'range':
      return text.split(/\s*[-–]\s*/).map(number);
    case 'multi':
      return text.split(',');
    default:
      return typed;
  }
}

/** Reads every detail from a form (`detail-<id>`, several choices joined by commas), or says everything to mend. */
export function readDetailsForm(form: FormData): Result<Details, DetailProblem> {
  const problems: DetailProblem[] = [];
  const details: Details = {};
  for (const field of DETAIL_FIELDS) {
    const typed = form.get(detailName(field.id));
    const value = typedValue(field, typeof typed === 'string' ? typed : '');
    if (value === undefined) continue;
    const verdict = judge(field, value);
    if ('code' in verdict) problems.push({ ...verdict, field: detailName(field.id) });
    else if (verdict.value !== null) details[field.id] = verdict.value;
  }
  return problems.length > 0 ? refuse(...problems) : ok(details);
}

/** Reads stored details; what is unknown or no longer allowed is left out, so an old listing still opens. */
export function readDetails(stored: unknown): Details {
  const details: Details = {};
  if (typeof stored !== 'object' || stored === null) return details;
  for (const field of DETAIL_FIELDS) {
    const value = (stored as Record<string, unknown>)[field.id];
    if (value === undefined) continue;
    const verdict = judge(field, value);
    if ('value' in verdict && verdict.value !== null) details[field.id] = verdict.value;
  }
  return details;
}

/** Details as the form holds them: `detail-<id>` → text. */
export function detailTexts(details: Details): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { id, kind } of DETAIL_FIELDS) {
    const value = details[id];
    if (value === undefined) continue;
    texts[detailName(id)] =
      kind === 'range' && Array.isArray(value)
        ? value.map((end) => decimalText(Number(end))).join(' – ')
        : Array.isArray(value)
          ? value.join(',')
          : typeof value === 'number'
            ? decimalText(value)
            : value === true
              ? 'on'
              : String(value);
  }
  return texts;
}
