import type { Problem } from '~/shared/result';

import type { AdminPhoto } from './admin-photo';
import { shrunkBy, type PhonePhoto } from './phone-photo';

/** Where a chosen file is on its way: `unsent` can be tried again, `turned-away` cannot, `kept` is on the server. */
export type Stage = 'queued' | 'sending' | 'unsent' | 'turned-away' | 'kept';

/** One place in the row of photos on the form. */
export type Tile = {
  key: string;
  stage: Stage;
  /** How much of it is sent, 0 to 100. */
  percent: number;
  /** Address of the picture on this device, until the server has one. */
  preview: string | null;
  photo: AdminPhoto | null;
  problem: Problem | null;
  /** The phone keeps it, so that it can be sent another day; its key is the phone's own id for it. */
  isOnPhone: boolean;
  /** How many bytes lighter the phone made it; null when it is sent as it is. */
  shrunk: { from: number; to: number } | null;
};

export type PickerEvent =
  | { type: 'chosen'; files: Chosen[] }
  | { type: 'remembered'; photos: { photo: PhonePhoto; preview: string }[] }
  | { type: 'shrunk'; key: string; from: number; to: number }
  | { type: 'waiting'; key: string; problem: Problem | null }
  | { type: 'ordered'; keys: string[] }
  | { type: 'sending'; key: string; percent: number }
  | { type: 'unsent' | 'turned-away'; key: string; problem: Problem }
  | { type: 'received'; key: string; photo: AdminPhoto }
  | { type: 'found'; photos: AdminPhoto[] }
  | { type: 'changed'; photo: AdminPhoto }
  | { type: 'dropped'; key: string }
  | { type: 'moved'; key: string; by: -1 | 1 }
  | { type: 'made-cover'; key: string };

/** The tile of a photo that the server knows already. */
export const tileOf = (photo: AdminPhoto): Tile => ({
  key: photo.id,
  stage: 'kept',
  percent: 100,
  preview: null,
  photo,
  problem: null,
  isOnPhone: false,
  shrunk: null,
});

/** The tile of a photo that the phone has kept. */
function rememberedTile({ photo, preview }: { photo: PhonePhoto; preview: string }): Tile {
  const { id, outcome } = photo;
  const tile = { ...toQueued({ key: id, preview, isOnPhone: true }), shrunk: shrunkBy(photo) };
  if (!outcome) return tile;
  if ('problem' in outcome) return { ...tile, stage: 'turned-away', problem: outcome.problem };
  return { ...tile, stage: 'kept', percent: 100, photo: outcome.photo };
}

/** What the row of photos becomes when something happens. */
export function afterEvent(tiles: Tile[], event: PickerEvent): Tile[] {
  switch (event.type) {
    case 'chosen':
      return [...tiles, ...event.files.map(toQueued)];
    case 'remembered': {
      const known = new Set(tiles.flatMap((tile) => [tile.key, tile.photo?.id]));
      const added = event.photos
        .map(rememberedTile)
        .filter((tile) => !known.has(tile.key) && !known.has(tile.photo?.id));
      return [...tiles, ...added.filter((tile) => !isGone(tile))];
    }
    case 'shrunk':
      return change(tiles, event.key, { shrunk: { from: event.from, to: event.to } });
    case 'waiting':
      return change(tiles, event.key, { stage: 'queued', problem: event.problem });
    case 'ordered':
      return inOrder(tiles, event.keys);
    case 'sending':
      return change(tiles, event.key, { stage: 'sending', percent: event.percent, problem: null });
    case 'unsent':
    case 'turned-away':
      return change(tiles, event.key, { stage: event.type, problem: event.problem });
    case 'received':
      return receive(tiles, event.key, event.photo);
    case 'found': {
      const known = new Set(tiles.map((tile) => tile.photo?.id));
      return [...event.photos.filter(({ id }) => !known.has(id)).map(tileOf), ...tiles];
    }
    case 'changed':
      return tiles.map((tile) => (tile.photo?.id === event.photo.id ? { ...tile, photo: event.photo } : tile));
    case 'dropped':
      return tiles.filter((tile) => tile.key !== event.key);
    case 'moved':
      return move(tiles, event.key, event.by);
    case 'made-cover':
      return [...tiles.filter((tile) => tile.key === event.key), ...tiles.filter((tile) => tile.key !== event.key)];
  }
}

type Chosen = { key: string; preview: string; isOnPhone?: boolean };

const toQueued = ({ key, preview, isOnPhone = false }: Chosen): Tile => ({
  key,
  stage: 'queued',
  percent: 0,
  preview,
  photo: null,
  problem: null,
  isOnPhone,
  shrunk: null,
});

/** As they stood before; what is new stays behind them. */
function inOrder(tiles: Tile[], keys: string[]): Tile[] {
  const placeOf = ({ key, photo }: Tile) => {
    const place = keys.findIndex((one) => one === key || one === photo?.id);
    return place < 0 ? keys.length : place;
  };
  return [...tiles].sort((one, other) => placeOf(one) - placeOf(other));
}

const change = (tiles: Tile[], key: string, given: Partial<Tile>): Tile[] =>
  tiles.map((tile) => (tile.key === key ? { ...tile, ...given } : tile));

/** The server knows the same picture as one photo, so it has one tile, however often it was chosen. */
function receive(tiles: Tile[], key: string, photo: AdminPhoto): Tile[] {
  const other = tiles.find((tile) => tile.key !== key && tile.photo?.id === photo.id);
  if (!other) return change(tiles, key, { stage: 'kept', percent: 100, problem: null, photo });
  return change(
    tiles.filter((tile) => tile.key !== key),
    other.key,
    { photo },
  );
}

/** Past the next tile that will be a photo of the listing; one that was refused or taken away is no neighbour. */
function move(tiles: Tile[], key: string, by: -1 | 1): Tile[] {
  const from = tiles.findIndex((tile) => tile.key === key);
  let to = from + by;
  while (tiles[to] && !isWanted(tiles[to]!)) to += by;
  const moving = tiles[from];
  if (!moving || !tiles[to]) return tiles;
  const rest = tiles.filter((tile) => tile !== moving);
  return [...rest.slice(0, to), moving, ...rest.slice(to)];
}

/** True for a tile that only offers its photo back. */
export const isGone = (tile: Tile): boolean => tile.photo?.removed === true;

/** True for a tile that is or may still become a photo of the listing. */
export const isWanted = (tile: Tile): boolean =>
  !isGone(tile) && tile.stage !== 'turned-away' && tile.photo?.state !== 'refused';

/** True while a tile's file is not on the server yet but may still get there by itself. */
export const isUnderWay = (tile: Tile): boolean => tile.stage === 'queued' || tile.stage === 'sending';

/** True while the server is still at work on it. */
export const isPreparing = (tile: Tile): boolean =>
  (tile.photo?.state === 'waiting' || tile.photo?.isBehind === true) && !isGone(tile);

/** The photos a saved form holds, in order: everything on the server that was not refused or taken away. */
export const photoIdsOf = (tiles: Tile[]): string[] =>
  tiles.flatMap((tile) => (tile.photo && isWanted(tile) ? [tile.photo.id] : []));

/** Everything that will be a photo of the listing, in order, by the keys that `ordered` takes. */
export const keysOf = (tiles: Tile[]): string[] => tiles.filter(isWanted).map(({ key }) => key);
