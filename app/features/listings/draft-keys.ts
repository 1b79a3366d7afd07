/** Where the draft of a new listing lies on a device; `kept` names one that came back to be mended. */
export const newDraftKey = (shopId: string, kept: string | null): string =>
  `listing-new:${shopId}${kept ? `:${kept}` : ''}`;

/** Where the draft of a stored listing lies on a device. */
export const savedDraftKey = (listingId: string, kept: string | null): string =>
  `listing:${listingId}${kept ? `:${kept}` : ''}`;
