/** What somebody at work for a cooperative may be. The database's enum has the same words. */
export const ROLES = ['manager', 'trainer', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Everything a cooperative's side of the house lets somebody do, and who may. Every route under `/cooperative` asks
 * for one of these acts (`requireStaff`); whoever may not is told that there is no such page.
 * - `see-members`: the list of gardens and what each is doing, telephone numbers masked.
 * - `see-contacts`: telephone numbers in full.
 * - `guide-members`: calling those who are stuck, parting the members into hamlets and classes, holding lessons.
 * - `invite-members`: sheets, links and lists, and setting a garden up together at the table.
 * - `remove-members`: letting a household go.
 * - `manage-staff`: who else is at work here, and as what.
 * - `review-listings`: looking at what members want to sell before buyers see it, where the cooperative chose so.
 * - `choose-review`: choosing so, or no longer.
 * - `leave-staff`: stopping to work here oneself.
 * - `handle-money`: accounts, payouts, what is owed to whom.
 */
const MAY = {
  'see-members': ['manager', 'trainer', 'viewer'],
  'see-contacts': ['manager', 'trainer'],
  'guide-members': ['manager', 'trainer'],
  'invite-members': ['manager', 'trainer'],
  'remove-members': ['manager'],
  'manage-staff': ['manager'],
  'review-listings': ['manager', 'trainer'],
  'choose-review': ['manager'],
  'leave-staff': ['manager', 'trainer', 'viewer'],
  'handle-money': ['manager'],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof MAY;
export const ACTS = Object.keys(MAY) as Act[];

/** Whether somebody of this role may do this in their own cooperative. In another one nobody may do anything. */
export const may = (role: Role, act: Act): boolean => MAY[act].some((allowed) => allowed === role);

/** A number that shows whose it could be and not whose it is: 09xx xxx x12. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+84/, '0');
  return `${digits.slice(0, 2)}xx xxx x${digits.slice(-2)}`;
}
