import { useEffect, useMemo, useRef, useState } from 'react';

import { lookAtPhoto } from './look-at-photo.client';
import type { Tile } from './picker-state';
import { adviceFor, type Seen } from './tile-advice';

/** What the coach says about each photo by its tile's key, before it is sent: photos are looked at one after the other. */
export function useCoach(tiles: Tile[]) {
  const [seen, setSeen] = useState<ReadonlyMap<string, Seen>>(new Map());
  const asked = useRef(new Set<string>());
  const last = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    for (const { key, preview } of tiles) {
      if (!preview || asked.current.has(key)) continue;
      asked.current.add(key);
      last.current = last.current.then(async () => {
        const found = await lookAtPhoto(preview);
        if (found) setSeen((known) => new Map(known).set(key, found));
      });
    }
  }, [tiles]);
  return useMemo(() => adviceFor(tiles, seen), [tiles, seen]);
}
