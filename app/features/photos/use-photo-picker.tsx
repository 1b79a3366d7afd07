import { useCallback, useEffect, useReducer, useRef } from 'react';

import { atMost } from '~/shared/at-most';
import type { Problem } from '~/shared/result';

import type { AdminPhoto } from './admin-photo';
import { afterEvent, isPreparing, isUnderWay, tileOf, type Tile } from './picker-state';

/** Files on their way at once: more would only share the same thin line. */
const SENT_AT_ONCE = 2;

const FIRST_LOOK_MS = 600;
const LONGEST_LOOK_MS = 8_000;

type Sent = { photo: AdminPhoto } | { problem: Problem; isFinal: boolean };

/** The row of photos on a form and what a hand can do with it. `keptIds` are those that a lost page held. */
export function usePhotoPicker({
  listingId,
  photos,
  keptIds,
}: {
  listingId: string | null;
  photos: AdminPhoto[];
  keptIds: string[];
}) {
  const [tiles, tell] = useReducer(afterEvent, photos, (known) => known.map(tileOf));
  const files = useRef(new Map<string, File>());
  const count = useRef(0);
  const door = useRef(atMost(SENT_AT_ONCE));

  const send = useCallback(
    async (key: string) => {
      const file = files.current.get(key);
      if (!file) return;
      await door.current(async () => {
        tell({ type: 'sending', key, percent: 0 });
        const sent = await sendPhoto(file, listingId, (percent) => tell({ type: 'sending', key, percent }));
        if ('photo' in sent) tell({ type: 'received', key, photo: sent.photo });
        else tell({ type: sent.isFinal ? 'turned-away' : 'unsent', key, problem: sent.problem });
      });
    },
    [listingId],
  );

  const choose = useCallback(
    (chosen: File[]) => {
      const added = chosen.map((file) => {
        const key = `file-${++count.current}`;
        files.current.set(key, file);
        return { key, preview: URL.createObjectURL(file) };
      });
      tell({ type: 'chosen', files: added });
      for (const { key } of added) void send(key);
    },
    [send],
  );

  const ask = useCallback(async (tile: Tile, method: 'DELETE' | 'POST') => {
    if (!tile.photo) return tell({ type: 'dropped', key: tile.key });
    const photo = await askServer(tile.photo.id, method);
    if (photo?.state === 'refused')
      tell({ type: 'dropped', key: tile.key }); // nobody wants it back
    else if (photo) tell({ type: 'changed', photo });
    else tell({ type: 'unsent', key: tile.key, problem: { code: 'photos.not-sent' } });
  }, []);

  useLooks(tiles, tell);
  useKept(keptIds, tell);
  useReleased(tiles);
  useLeaveWarning(tiles.some(isUnderWay));

  return {
    tiles,
    choose,
    retry: send,
    remove: (tile: Tile) => ask(tile, 'DELETE'),
    restore: (tile: Tile) => ask(tile, 'POST'),
    tell,
  };
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

/** Brings back what a lost page had sent already. */
function useKept(keptIds: string[], tell: Tell): void {
  const names = keptIds.join(' ');
  useEffect(() => {
    if (!names) return;
    let isCurrent = true;
    void Promise.all(names.split(' ').map((id) => askServer(id, 'GET'))).then((found) => {
      const photos = found.filter((photo) => photo !== null && !photo.removed && photo.state !== 'refused');
      if (isCurrent) tell({ type: 'found', photos: photos as AdminPhoto[] });
    });
    return () => void (isCurrent = false);
  }, [names, tell]);
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
