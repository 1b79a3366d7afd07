import { useCallback, useEffect, useReducer, useRef } from 'react';

import { atMost } from '~/shared/at-most';
import type { Problem } from '~/shared/result';

import type { AdminPhoto } from './admin-photo';
import { usePhoneOwner } from './phone-owner';
import { changePhonePhoto, findPhonePhotos, forgetPhonePhoto, hearPhone, keepPhoto } from './phone-photos.client';
import { afterEvent, isPreparing, isUnderWay, tileOf, type Tile } from './picker-state';
import { sendPhonePhotos } from './send-photos.client';

/** Files on their way at once: more would only share the same thin line. */
const SENT_AT_ONCE = 2;

const FIRST_LOOK_MS = 600;
const LONGEST_LOOK_MS = 8_000;

type Sent = { photo: AdminPhoto } | { problem: Problem; isFinal: boolean };

/**
 * The row of photos on a form and what a hand can do with it. `form` names the form as its draft is named; `keptKeys`
 * are the photos that a lost page held, in order. Null: its name is not known yet.
 */
export function usePhotoPicker({
  listingId,
  photos,
  form,
  keptKeys,
  staysElsewhere = false,
}: {
  listingId: string | null;
  photos: AdminPhoto[];
  form: string | null;
  keptKeys: string[];
  /** What is taken off the form may still be shown elsewhere: the photo itself stays. */
  staysElsewhere?: boolean;
}) {
  const owner = usePhoneOwner();
  const [tiles, tell] = useReducer(afterEvent, photos, (known) => known.map(tileOf));
  const files = useRef(new Map<string, File>());
  const count = useRef(0);
  const door = useRef(atMost(SENT_AT_ONCE));
  const formName = useFormName(form);

  const send = useCallback(
    async (key: string) => {
      const file = files.current.get(key);
      if (!file) return owner ? sendPhonePhotos(owner) : undefined;
      await door.current(async () => {
        tell({ type: 'sending', key, percent: 0 });
        const sent = await sendPhoto(file, listingId, (percent) => tell({ type: 'sending', key, percent }));
        if ('photo' in sent) tell({ type: 'received', key, photo: sent.photo });
        else tell({ type: sent.isFinal ? 'turned-away' : 'unsent', key, problem: sent.problem });
      });
    },
    [listingId, owner],
  );

  const choose = useCallback(
    async (chosen: File[]) => {
      for (const file of chosen) {
        const kept = owner ? await keepPhoto(file, { owner, form: await formName(), listingId }) : null;
        const key = kept?.id ?? `file-${++count.current}`;
        if (!kept) files.current.set(key, file);
        tell({ type: 'chosen', files: [{ key, preview: URL.createObjectURL(file), isOnPhone: kept !== null }] });
        void send(key);
      }
    },
    [send, owner, formName, listingId],
  );

  const ask = useCallback(
    async (tile: Tile, method: 'DELETE' | 'POST') => {
      const { key, isOnPhone } = tile;
      const drop = async () => {
        if (isOnPhone) await forgetPhonePhoto(key);
        tell({ type: 'dropped', key });
      };
      if (!tile.photo || (staysElsewhere && method === 'DELETE')) return drop();
      const photo = await askServer(tile.photo.id, method);
      if (photo?.state === 'refused') return drop(); // nobody wants it back
      if (!photo) return tell({ type: 'unsent', key, problem: { code: 'photos.not-sent' } });
      if (isOnPhone) await changePhonePhoto(key, { outcome: { photo } });
      tell({ type: 'changed', photo });
    },
    [staysElsewhere],
  );

  const edited = useCallback(async ({ key, isOnPhone }: Tile, photo: AdminPhoto) => {
    if (isOnPhone) await changePhonePhoto(key, { outcome: { photo } });
    tell({ type: 'changed', photo });
  }, []);

  useLooks(tiles, tell);
  usePhoneNews(tell);
  useKept({ form, keptKeys }, tell);
  useReleased(tiles);
  useLeaveWarning(tiles.some((tile) => isUnderWay(tile) && !tile.isOnPhone));

  return {
    tiles,
    choose,
    retry: send,
    remove: (tile: Tile) => ask(tile, 'DELETE'),
    restore: (tile: Tile) => ask(tile, 'POST'),
    edited,
    tell,
  };
}

/** Waits for the form's name, which a new page learns in a moment: a photo chosen before that is kept as well. */
function useFormName(form: string | null): () => Promise<string> {
  const known = useRef(form);
  const waiting = useRef<((name: string) => void)[]>([]);
  useEffect(() => {
    known.current = form;
    if (form) for (const tell of waiting.current.splice(0)) tell(form);
  }, [form]);
  return useCallback(
    () =>
      known.current
        ? Promise.resolve(known.current)
        : new Promise<string>((resolve) => void waiting.current.push(resolve)),
    [],
  );
}

type Tell = (event: Parameters<typeof afterEvent>[1]) => void;

/** Looks after photos that are being prepared, at first often, then less and less. */
function useLooks(tiles: Tile[], tell: Tell): void {
  const waiting = tiles.filter(isPreparing).map((tile) => tile.photo!.id);
  const names = waiting.join(' ');
  useEffect(() => {
    if (!names) return;
    let wait = FIRST_LOOK_MS;
    let timer = window.setTimeout(look, wait);
    async function look() {
      const found = await Promise.all(names.split(' ').map((id) => askServer(id, 'GET')));
      for (const photo of found) if (photo && photo.state !== 'waiting') tell({ type: 'changed', photo });
      wait = Math.min(LONGEST_LOOK_MS, wait * 1.5);
      timer = window.setTimeout(look, wait);
    }
    return () => window.clearTimeout(timer);
  }, [names, tell]);
}

/** Shows what this page or another tab does with the photos on the phone. */
function usePhoneNews(tell: Tell): void {
  useEffect(
    () =>
      hearPhone(({ id: key, ...news }) => {
        if (news.type === 'sent') tell({ type: 'received', key, photo: news.photo });
        else if (news.type === 'forgotten') tell({ type: 'dropped', key });
        else tell({ ...news, key });
      }),
    [tell],
  );
}

/** Brings back what a lost page held: photos the phone has kept, sent or not, and those that only the server has. */
function useKept({ form, keptKeys }: { form: string | null; keptKeys: string[] }, tell: Tell): void {
  const names = keptKeys.join(' ');
  useEffect(() => {
    if (!form) return;
    let isCurrent = true;
    const bringBack = async () => {
      const onPhone = await findPhonePhotos({ form });
      if (!isCurrent) return;
      const photos = onPhone.map((photo) => ({ photo, preview: URL.createObjectURL(photo.file) }));
      tell({ type: 'remembered', photos });
      const keys = names.split(' ').filter((key) => key && !onPhone.some(({ id }) => id === key));
      const found = await Promise.all(keys.map((id) => askServer(id, 'GET')));
      const there = found.filter((photo) => photo !== null && !photo.removed && photo.state !== 'refused');
      if (!isCurrent) return;
      tell({ type: 'found', photos: there as AdminPhoto[] });
      if (names) tell({ type: 'ordered', keys: names.split(' ') });
    };
    void bringBack();
    return () => void (isCurrent = false);
  }, [form, names, tell]);
}

/** Gives back the memory of pictures that the page shows no more. */
function useReleased(tiles: Tile[]): void {
  const held = useRef(new Set<string>());
  useEffect(() => {
    const shown = new Set(tiles.flatMap((tile) => (tile.preview ? [tile.preview] : [])));
    for (const address of held.current) if (!shown.has(address)) URL.revokeObjectURL(address);
    held.current = shown;
  }, [tiles]);
}

function useLeaveWarning(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isBusy]);
}

/** Sends a file as it is. `fetch` cannot say how much of it has gone, so this is the older way. */
function sendPhoto(file: File, listingId: string | null, onProgress: (percent: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/admin/photos${listingId ? `?listing=${listingId}` : ''}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'text';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? Math.floor((100 * loaded) / total) : 0);
    const again = (code: string): Sent => ({ problem: { code }, isFinal: false });
    request.onerror = request.ontimeout = request.onabort = () => resolve(again('photos.not-sent'));
    request.onload = () => {
      const isJson = /json/.test(request.getResponseHeader('Content-Type') ?? '');
      if (request.status === 201 && isJson) return resolve({ photo: JSON.parse(request.responseText) as AdminPhoto });
      if (request.status === 422 && isJson) {
        const { problem } = JSON.parse(request.responseText) as { problem: Problem };
        return resolve({ problem, isFinal: problem.code !== 'photos.not-sent' });
      }
      // a session that has ended leads to the sign-in page
      resolve(again(request.status === 200 ? 'photos.signed-out' : 'photos.not-sent'));
    };
    request.send(file);
  });
}

/** Null when the signal is gone, or the photo. */
async function askServer(photoId: string, method: 'GET' | 'DELETE' | 'POST'): Promise<AdminPhoto | null> {
  try {
    const answer = await fetch(`/admin/photos/${photoId}`, { method, headers: { Accept: 'application/json' } });
    const isJson = /json/.test(answer.headers.get('Content-Type') ?? '');
    return answer.ok && isJson ? ((await answer.json()) as AdminPhoto) : null;
  } catch (error) {
    if (error instanceof TypeError) return null; // that is how fetch says that there is no network
    throw error;
  }
}
