import { redirect } from '@remix-run/react';

import { findPhonePhotos, forgetFormPhotos, moveFormPhotos } from '~/features/photos/phone-photos.client';
import type { AskedAgain } from '~/shared/page';
import { newUuid } from '~/shared/uuid';

import { readListing } from './listing-form';
import { draftAgain, KEPT_FIELDS, keptForm, type KeptListing } from './kept-listing';
import { findOneKept, forgetKept, hearKept, writeKept, type KeptNews } from './kept-listings.client';
import { sendKeptListings } from './send-kept.client';

/** How long a press waits before it is written down to go by itself. */
const PATIENCE_MS = 12_000;

/**
 * Saves a listing over the network, or writes it down to be sent by itself: when its photos are still on their way, or
 * there is no network. What the grower can mend is said at once, with or without a network.
 */
export async function sendOrKeep(
  request: Request,
  { listingId, serverAction }: { listingId: string | null; serverAction: () => Promise<unknown> },
): Promise<unknown> {
  const form = await request.clone().formData();
  const texts = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const { [KEPT_FIELDS.draft]: draft, [KEPT_FIELDS.owner]: owner, ...values } = Object.fromEntries(texts);
  if (!draft || !owner) return serverAction();

  const photos = await findPhonePhotos({ form: draft });
  const isComplete = photos.every(({ outcome }) => outcome !== null);
  if (isComplete && navigator.onLine) {
    const answer = await within(PATIENCE_MS, overNetwork(serverAction));
    if (answer) {
      if (answer.isAccepted) await forgetFormPhotos(draft);
      if (answer.thrown !== undefined) throw answer.thrown;
      return answer.given;
    }
  }

  for (const { id, outcome } of photos) if (!outcome) form.append('photoIds', id); // they count as photos
  const checked = readListing(form, new Date(), { publish: values.publish === 'on' });
  if (!checked.ok) return { values, problems: checked.problems } satisfies AskedAgain;

  const id = (!listingId && values[KEPT_FIELDS.newId]) || newUuid();
  const kept: KeptListing = { id, owner, listingId, fields: texts, keptAt: Date.now(), problems: null };
  if (!(await writeKept(kept))) return serverAction();
  await moveFormPhotos(draft, keptForm(id));
  if (!navigator.onLine) return { keptListing: id };
  const news = await within(PATIENCE_MS, newsOf(id, owner));
  if (news?.type === 'sent') {
    if (new URL(request.url).searchParams.has('setup')) return redirect('/admin/setup/publish', 303);
    return redirect(`/admin/listings/${news.listingId}?done=${values.publish === 'on' ? 'published' : 'draft'}`, 303);
  }
  const refused = news?.type === 'refused' ? await findOneKept(id) : undefined;
  if (!refused?.problems) return { keptListing: id };
  await moveFormPhotos(keptForm(id), draft);
  await forgetKept(id);
  return { values: draftAgain(refused), problems: refused.problems } satisfies AskedAgain;
}

type Answer = { isAccepted: boolean; given?: unknown; thrown?: unknown };

/** What the server said, or null when it could not be reached. */
async function overNetwork(serverAction: () => Promise<unknown>): Promise<Answer | null> {
  try {
    const given = await serverAction();
    return { given, isAccepted: !(typeof given === 'object' && given !== null && 'problems' in given) };
  } catch (error) {
    if (error instanceof TypeError) return null; // that is how fetch says that there is no network
    const isRedirect = error instanceof Response && error.headers.has('Location');
    return { thrown: error, isAccepted: isRedirect && !/\/login/.test(error.headers.get('Location') ?? '') };
  }
}

const newsOf = (id: string, owner: string): Promise<KeptNews> =>
  new Promise((resolve) => {
    const stop = hearKept((news) => {
      if (news.id !== id || news.type === 'kept') return;
      stop();
      resolve(news);
    });
    void sendKeptListings(owner);
  });

const within = <Value>(milliseconds: number, work: Promise<Value>): Promise<Value | null> =>
  Promise.race([work, new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds))]);
