import type { IncomingMessage, ServerResponse } from 'node:http';

import { cooperativeJobs } from '~/features/cooperatives/check-preflight.server';
import { helpJobs } from '~/features/cooperatives/tell-wishes.server';
import { importJobs } from '~/features/listings/import-jobs.server';
import { feedJobs } from '~/features/feeds/feed-jobs.server';
import { answerPhoto } from '~/features/photos/answer-photo.server';
import { messageJobs } from '~/features/orders/message-jobs.server';
import { orderJobs } from '~/features/orders/order-jobs.server';
import { quotationJobs } from '~/features/orders/tell-quotations.server';
import { paymentJobs } from '~/features/payments/payment-jobs.server';
import { domainJobs } from '~/features/shops/domains.server';
import { answerAtDoor } from '~/features/storefront/doors.server';
import { photoJobs } from '~/features/photos/photo-jobs.server';
import { startCounting, type VisitCounter } from '~/features/storefront/visit-counter.server';
import { withMarks, withoutMarks } from '~/features/storefront/visit';
import { visitJobs } from '~/features/storefront/visit-jobs.server';
import { operatorGaps } from '~/platform/operator';
import type { Platform } from '~/platform/platform.server';
import { closePlatform, platform } from '~/platform/platform.server';
import { refuseCrossSite } from '~/platform/front-door.server';
import type { JobKind } from '~/platform/jobs.server';
import { PageCache, withoutParts } from '~/platform/page-cache.server';

/** Every kind of background work the rooms have. */
const jobKinds = (platform: Platform): JobKind<never>[] => [
  ...photoJobs(platform),
  ...orderJobs(platform),
  ...paymentJobs(platform),
  ...messageJobs(platform),
  ...feedJobs(platform),
  ...cooperativeJobs(platform),
  ...importJobs(platform),
  ...helpJobs(platform),
  ...domainJobs(platform),
  ...visitJobs(platform),
  ...quotationJobs(platform),
];

/** Null: every page is computed. */
let pages: PageCache | null = null;
let visits: VisitCounter | null = null;

/** Opens the house: settings are read, database and storage are asked once, background work begins where it is wanted. */
export async function startHouse(): Promise<void> {
  await platform.pool.query('SELECT 1');
  await platform.storage.check();
  visits = startCounting(platform);
  const { env, pageCacheMb } = platform.config;
  if (env !== 'development' && pageCacheMb > 0) {
    pages = new PageCache(platform, { bytes: pageCacheMb * 2 ** 20 });
    await pages.listen();
  }
  if (platform.config.runsJobs && !platform.mail) platform.log.info('no e-mail is sent: SMTP_URL says no mail server');
  const untold = operatorGaps(platform.config.operator);
  if (platform.config.runsJobs && untold.length > 0)
    platform.log.info(`the pages about this house say less than the law wants: ${untold.join(', ')}`);
  if (platform.config.runsJobs) await platform.jobs.work(jobKinds(platform));
}

export { inErrand } from '~/platform/helping.server';
export { takeUpload } from '~/features/photos/take-upload.server';

export async function stopHouse(): Promise<void> {
  await pages?.stop();
  await visits?.stop();
  await closePlatform(platform);
}

/** Answers with a page that was kept; false: nothing was sent. */
export async function answerKept(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (!(await pages?.answer(request, response, withoutMarks(request.url ?? '')))) return false;
  visits?.look(request.method, request.url ?? '', (name) => request.headers[name] as string | undefined);
  return true;
}

/**
 * Computes a page at whatever host it is asked for, and keeps it when it may be. The page knows nothing of the marks of
 * the link that led to it: they are for counting, and go along where a page sends its visitor on.
 */
export async function answerPage(request: Request, compute: (asked: Request) => Promise<Response>): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const address = pathname + search;
  const bare = request.method === 'GET' ? withoutMarks(address) : address;
  const asked = bare === address ? request : new Request(new URL(bare, request.url), request);
  const computed = () => answerAtDoor(platform, asked, compute);
  const answer = pages ? await pages.keep(asked, computed) : withoutParts(await computed());
  if (answer.status === 200 || answer.status === 304)
    visits?.look(request.method, address, (name) => request.headers.get(name) ?? undefined);
  const location = answer.headers.get('Location');
  if (location !== null && asked !== request) answer.headers.set('Location', withMarks(location, address));
  return answer;
}

/** Answers what needs no page: refusals and files. Null: let the page answer. */
export async function answerEarly(request: Request): Promise<Response | null> {
  return refuseCrossSite(request, platform.config) ?? (await answerPhoto(platform, request));
}
