import { readFile } from 'node:fs/promises';

import type { Notice, PolicySection } from '~/features/shops/policy';
import { pressNotice } from '~/features/shops/policies.server';
import { i18nFor } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';
import type { Operator } from '~/shared/operator';

import { KEEP_MONTHS } from './anonymise.server';
import { houseSections, type HousePage } from './house-texts';
import { POLICY_TEXTS_DAY, type PolicyWords } from './policy-texts';

/** A page about the house itself as it is read; its words change only with the house. */
export function housePolicies(
  { operator }: Pick<Platform['config'], 'operator'>,
  page: HousePage,
  lang: Lang,
): { sections: PolicySection[]; since: string } {
  const t: PolicyWords = i18nFor(lang).getFixedT(lang, ['policies', 'orders', 'shops', 'storefront']);
  return { sections: houseSections(page, { operator, keepMonths: KEEP_MONTHS }, t), since: POLICY_TEXTS_DAY };
}

/** Pressed once, because neither the file nor the setting changes while the house runs. */
const pressed = new Map<string, ReturnType<typeof readNoticeFile>>();

/** The notice that was issued to this site, and its picture; null: none was, or its file cannot be read as a picture. */
export async function houseNotice({
  operator,
  log,
}: {
  operator: Operator;
  log: Platform['log'];
}): Promise<{ notice: Notice; png: Uint8Array } | null> {
  if (!operator.notice) return null;
  const { link, iconFile } = operator.notice;
  const reading = pressed.get(iconFile) ?? readNoticeFile(iconFile, log);
  pressed.set(iconFile, reading);
  const icon = await reading;
  if (!icon) return null;
  const { noticeIcon: png, noticeIconTag: tag, noticeIconWidth: width, noticeIconHeight: height } = icon;
  return { notice: { link, icon: `/about/notice.png?v=${tag}`, width, height }, png };
}

async function readNoticeFile(file: string, log: Platform['log']) {
  const read = await readFile(file).then(
    (bytes) => pressNotice(new Blob([new Uint8Array(bytes)])),
    () => null,
  );
  if (read?.ok) return read.value;
  log.warn({ file }, 'the notice is not shown: OPERATOR_NOTICE_ICON names no picture that can be read');
  return null;
}
