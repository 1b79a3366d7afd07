/** A listing as a picker shows it. */
export type PickedListing = { id: string; name: string };
