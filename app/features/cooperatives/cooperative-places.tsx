import { CashDollarIcon, ChartVerticalIcon, PersonAddIcon, PersonIcon, TeamIcon } from '@shopify/polaris-icons';

import { may, type Act, type Role } from './permission';

/** The few places of a cooperative's side, each with the act that opens it. */
const PLACES = [
  { to: '/cooperative', label: 'nav.members', icon: PersonIcon, exact: true, act: 'see-members' },
  { to: '/cooperative/board', label: 'nav.board', icon: ChartVerticalIcon, act: 'see-members' },
  { to: '/cooperative/invitations', label: 'nav.invitations', icon: PersonAddIcon, act: 'invite-members' },
  { to: '/cooperative/payouts', label: 'nav.money', icon: CashDollarIcon, act: 'handle-money' },
  { to: '/cooperative/staff', label: 'nav.staff', icon: TeamIcon, act: 'manage-staff' },
] as const satisfies readonly { act: Act; [key: string]: unknown }[];

/** The places that somebody of this role may go to; `label` is a key of `cooperatives`. */
export const cooperativePlaces = (role: Role) =>
  PLACES.filter(({ act }) => may(role, act)).map(({ act: _act, ...place }) => place);
