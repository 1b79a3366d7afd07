/** The address of an order's page, or of a page of it, with the key that opens it. */
export const orderPath = ({ code, trackingKey }: { code: string; trackingKey: string }, part = ''): string =>
  `/order/${code}${part}?key=${encodeURIComponent(trackingKey)}`;
