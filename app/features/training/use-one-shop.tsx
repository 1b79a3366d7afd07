import { useEffect } from 'react';

const CHANNEL = 'chovuon-shop';
const TRIED = 'chovuon-shop-tried';

/**
 * Keeps all tabs of a browser in the same shop. Going into practice or out of it changes the session, and a page that was
 * opened before would save what was written for practice into the real shop: it is loaded anew when another tab shows
 * another shop. A tab that has tried once (it has no network, say) does not try again for the same one.
 */
export function useOneShop(shopId: string | null): void {
  useEffect(() => {
    if (!shopId || typeof BroadcastChannel === 'undefined') return;
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data: theirs }: MessageEvent<unknown>) => {
      if (typeof theirs !== 'string' || theirs === shopId || sessionStorage.getItem(TRIED) === theirs) return;
      sessionStorage.setItem(TRIED, theirs);
      window.location.reload();
    };
    if (sessionStorage.getItem(TRIED) === shopId) sessionStorage.removeItem(TRIED);
    channel.postMessage(shopId);
    return () => channel.close();
  }, [shopId]);
}
