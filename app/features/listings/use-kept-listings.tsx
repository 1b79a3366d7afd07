import { useEffect, useRef, useState } from 'react';

import { hearPhone, findPhonePhotos } from '~/features/photos/phone-photos.client';

import type { KeptListing } from './kept-listing';
import { findKept, hearKept, type KeptNews } from './kept-listings.client';
import { sendKeptListings } from './send-kept.client';

/** Hears what becomes of the listings that wait on this phone. */
export function useKeptNews(hear: (news: KeptNews) => void): void {
  const latest = useRef(hear);
  useEffect(() => void (latest.current = hear));
  useEffect(() => hearKept((news) => latest.current(news)), []);
}

/** Sends what waits on this phone: now, when the signal is back, and when a photo has arrived. */
export function useKeptSender(owner: string): void {
  useEffect(() => {
    const send = () => void sendKeptListings(owner);
    const look = () => document.visibilityState === 'visible' && send();
    send();
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', look);
    const stop = hearPhone(({ type }) => (type === 'sent' || type === 'turned-away') && send());
    return () => {
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', look);
      stop();
    };
  }, [owner]);
}

/** What of a person's still waits on this phone. */
export function useWaiting(owner: string): { photos: number; listings: KeptListing[] } {
  const [waiting, setWaiting] = useState<{ photos: number; listings: KeptListing[] }>({ photos: 0, listings: [] });
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      const [photos, listings] = await Promise.all([findPhonePhotos({ owner }), findKept(owner)]);
      const unsent = photos.filter(({ outcome }) => outcome === null).length;
      if (isCurrent) setWaiting({ photos: unsent, listings });
    };
    void look();
    const stops = [hearKept(() => void look()), hearPhone(({ type }) => type !== 'sending' && void look())];
    return () => {
      isCurrent = false;
      for (const stop of stops) stop();
    };
  }, [owner]);
  return waiting;
}
