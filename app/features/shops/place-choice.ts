/** A commune to choose: "xã Chợ Lách" in "tỉnh Vĩnh Long", `before` the old name that led here. */
export type PlaceChoice = { code: string; name: string; around: string; before: string | null };
