import { z } from 'zod';

import type { Operator } from '~/shared/operator';

const line = z.string().max(200, { error: 'write at most 200 characters' }).optional();

/** The settings of the environment that say it. */
export const OPERATOR_SETTINGS = {
  OPERATOR_NAME: line,
  OPERATOR_REPRESENTATIVE: line,
  OPERATOR_ADDRESS: line,
  OPERATOR_REGISTRATION: line,
  OPERATOR_TAX_CODE: z
    .string()
    .regex(/^(?:\d{10}(?:-?\d{3})?|\d{12})$/, { error: 'write the ten, twelve or thirteen digits of the tax number' })
    .optional(),
  OPERATOR_PHONE: z
    .string()
    .regex(/^[+\d][\d .]{7,19}$/, { error: 'write a phone number like 0270 382 0000' })
    .optional(),
  OPERATOR_EMAIL: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, { error: 'write an address like hotro@chovuon.example' })
    .optional(),
  OPERATOR_NOTICE_LINK: z
    .string()
    .regex(/^https:\/\/(?:[a-z0-9-]+\.)+gov\.vn(?:[/?].*)?$/, {
      error: 'write the link exactly as the state’s system issued it: https, at a host that ends with .gov.vn',
    })
    .optional(),
  OPERATOR_NOTICE_ICON: z
    .string()
    .regex(/\.(?:png|jpe?g|webp|gif)$/i, {
      error: 'name the picture file that was issued, such as /etc/chovuon/notice.png',
    })
    .optional(),
};

type Given = { [Name in keyof typeof OPERATOR_SETTINGS]?: string | undefined };

export const readOperator = (given: Given): Operator => ({
  name: given.OPERATOR_NAME ?? '',
  representative: given.OPERATOR_REPRESENTATIVE ?? '',
  address: given.OPERATOR_ADDRESS ?? '',
  registration: given.OPERATOR_REGISTRATION ?? '',
  taxCode: given.OPERATOR_TAX_CODE ?? '',
  phone: given.OPERATOR_PHONE ?? '',
  email: given.OPERATOR_EMAIL ?? '',
  notice:
    given.OPERATOR_NOTICE_LINK && given.OPERATOR_NOTICE_ICON
      ? { link: given.OPERATOR_NOTICE_LINK, iconFile: given.OPERATOR_NOTICE_ICON }
      : null,
});

/** What the operator has not told yet, by the names of the settings, for the log of a start. */
export const operatorGaps = (operator: Operator): string[] =>
  (
    [
      ['OPERATOR_NAME', operator.name],
      ['OPERATOR_REPRESENTATIVE', operator.representative],
      ['OPERATOR_ADDRESS', operator.address],
      ['OPERATOR_REGISTRATION', operator.registration],
      ['OPERATOR_TAX_CODE', operator.taxCode],
      ['OPERATOR_PHONE', operator.phone],
      ['OPERATOR_EMAIL', operator.email],
    ] as const
  ).flatMap(([name, said]) => (said === '' ? [name] : []));
