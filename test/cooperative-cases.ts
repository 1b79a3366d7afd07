import type { Act } from '~/features/cooperatives/permission';

import type { Ask } from './foreign-cases';

/** The things of a cooperative that an address may name. */
export type Things = {
  /** A member's shop that was set up at the table and has not come in yet. */
  member: string;
  /** A sheet for many, and one invitation for one person, of a list. */
  sheet: string;
  batch: string;
  /** An invitation for one of the staff. */
  staffLink: string;
  /** One more of the staff, a trainer. */
  colleague: string;
  payout: string;
  /** A hamlet or class of members, and a call that somebody noted down. */
  group: string;
  call: string;
  /** A class that was held, and somebody on its list. */
  lesson: string;
  attendee: string;
  attendeePhone: string;
  /** A help of a member that runs, of one of the staff, and a code that a member reads aloud. */
  grant: string;
  helpCode: string;
  /** A member's listing that waits to be looked at, one that was commented on, and that comment. */
  review: string;
  commented: string;
  note: string;
};

/** One request to a cooperative's side: the act that allows it, what it asks, and what becomes of it. */
export type Door = {
  act: Act;
  /** With a thing in its address, which has to be the cooperative's own. */
  ask: (things: Things) => Ask;
  /** It names one of the things. */
  names?: true;
  /** It changes what is stored. */
  changes?: true;
};

const page = (act: Act, path: string): Door => ({ act, ask: () => ({ path }) });
let households = 0;
const LIST = { list: 'Út Hai 0388 000 001\nBa Lan 0388 000 002', label: 'Ấp Ba' };

/** Every door of every route of a cooperative's side. A new route without a row here fails the test. */
export const DOORS: Record<string, Door[]> = {
  'routes/cooperative': [page('see-members', '/cooperative')],
  'routes/cooperative._index': [page('see-members', '/cooperative'), page('see-members', '/cooperative?q=vuon')],
  'routes/cooperative.members.$shop': [
    { act: 'see-members', names: true, ask: ({ member }) => ({ path: `/cooperative/members/${member}` }) },
  ],
  'routes/cooperative.members.$shop_.code': [
    { act: 'invite-members', ask: ({ member }) => ({ path: `/cooperative/members/${member}/code` }) },
    {
      ...{ act: 'invite-members', names: true, changes: true },
      ask: ({ member }) => ({ method: 'POST', path: `/cooperative/members/${member}/code` }),
    },
  ],
  'routes/cooperative.members.$shop_.removal': [
    { act: 'remove-members', names: true, ask: ({ member }) => ({ path: `/cooperative/members/${member}/removal` }) },
    {
      ...{ act: 'remove-members', names: true, changes: true },
      ask: ({ member }) => ({
        method: 'POST',
        path: `/cooperative/members/${member}/removal`,
        fields: { reason: 'Dọn đi nơi khác' },
      }),
    },
  ],
  'routes/cooperative.members.new': [
    page('invite-members', '/cooperative/members/new'),
    {
      ...{ act: 'invite-members', changes: true },
      ask: () => ({
        method: 'POST',
        path: '/cooperative/members/new',
        fields: {
          name: 'Út Hai',
          shopName: 'Vườn Út Hai',
          phone: `0388 0${String(10_000 + ++households)}`,
          communeCode: '28870',
        },
      }),
    },
  ],
  'routes/cooperative.invitations._index': [page('invite-members', '/cooperative/invitations?show=all')],
  'routes/cooperative.invitations.new': [
    page('invite-members', '/cooperative/invitations/new'),
    {
      ...{ act: 'invite-members', changes: true },
      ask: () => ({
        method: 'POST',
        path: '/cooperative/invitations/new',
        fields: { label: 'Lớp ấp Ba', days: '30', uses: '60' },
      }),
    },
  ],
  'routes/cooperative.invitations.list': [
    page('invite-members', '/cooperative/invitations/list'),
    { act: 'invite-members', ask: () => ({ method: 'POST', path: '/cooperative/invitations/list', fields: LIST }) },
  ],
  'routes/cooperative.invitations.batches': [
    page('invite-members', '/cooperative/invitations/batches'),
    {
      ...{ act: 'invite-members', changes: true },
      ask: () => ({ method: 'POST', path: '/cooperative/invitations/batches', fields: LIST }),
    },
  ],
  'routes/cooperative.invitations.$invitation': [
    { act: 'invite-members', names: true, ask: ({ sheet }) => ({ path: `/cooperative/invitations/${sheet}` }) },
    {
      ...{ act: 'invite-members', names: true, changes: true },
      ask: ({ sheet }) => ({ method: 'DELETE', path: `/cooperative/invitations/${sheet}` }),
    },
    {
      ...{ act: 'manage-staff', names: true, changes: true },
      ask: ({ staffLink }) => ({ method: 'DELETE', path: `/cooperative/invitations/${staffLink}` }),
    },
  ],
  'routes/cooperative_.invitations.$invitation.print': [
    { act: 'invite-members', names: true, ask: ({ sheet }) => ({ path: `/cooperative/invitations/${sheet}/print` }) },
  ],
  'routes/cooperative_.invitations.slips.$batch': [
    { act: 'invite-members', names: true, ask: ({ batch }) => ({ path: `/cooperative/invitations/slips/${batch}` }) },
  ],
  'routes/cooperative.staff._index': [page('manage-staff', '/cooperative/staff')],
  'routes/cooperative.staff.invitations': [
    page('manage-staff', '/cooperative/staff/invitations'),
    {
      ...{ act: 'manage-staff', changes: true },
      ask: () => ({ method: 'POST', path: '/cooperative/staff/invitations', fields: { role: 'manager' } }),
    },
  ],
  'routes/cooperative.staff.$person': [
    { act: 'manage-staff', ask: ({ colleague }) => ({ path: `/cooperative/staff/${colleague}` }) },
    {
      ...{ act: 'manage-staff', names: true, changes: true },
      ask: ({ colleague }) => ({ method: 'PUT', path: `/cooperative/staff/${colleague}`, fields: { role: 'manager' } }),
    },
    {
      ...{ act: 'manage-staff', names: true, changes: true },
      ask: ({ colleague }) => ({ method: 'DELETE', path: `/cooperative/staff/${colleague}` }),
    },
  ],
  'routes/cooperative.leaving': [
    page('leave-staff', '/cooperative/leaving'),
    { act: 'leave-staff', changes: true, ask: () => ({ method: 'POST', path: '/cooperative/leaving' }) },
  ],
  'routes/cooperative.payments._index': [page('handle-money', '/cooperative/payments')],
  'routes/cooperative.payments.account': [
    page('handle-money', '/cooperative/payments/account'),
    {
      ...{ act: 'handle-money', changes: true },
      ask: () => ({
        method: 'POST',
        path: '/cooperative/payments/account',
        fields: { bin: '970436', number: '12345', holder: 'HTX NHA' },
      }),
    },
    {
      ...{ act: 'handle-money', changes: true },
      ask: () => ({ method: 'DELETE', path: '/cooperative/payments/account' }),
    },
  ],
  'routes/cooperative.payments.stripe': [
    page('handle-money', '/cooperative/payments/stripe'),
    {
      ...{ act: 'handle-money', changes: true },
      ask: () => ({ method: 'POST', path: '/cooperative/payments/stripe' }),
    },
  ],
  'routes/cooperative.payouts._index': [
    page('handle-money', '/cooperative/payouts'),
    { act: 'handle-money', changes: true, ask: () => ({ method: 'POST', path: '/cooperative/payouts' }) },
  ],
  'routes/cooperative.payouts.file': [page('handle-money', '/cooperative/payouts/file')],
  'routes/cooperative.payouts.$payout': [
    {
      ...{ act: 'handle-money', names: true, changes: true },
      ask: ({ payout }) => ({ method: 'PUT', path: `/cooperative/payouts/${payout}`, fields: { state: 'paid' } }),
    },
    {
      ...{ act: 'handle-money', names: true, changes: true },
      ask: ({ payout }) => ({ method: 'DELETE', path: `/cooperative/payouts/${payout}` }),
    },
  ],
  'routes/cooperative.board._index': [page('see-members', '/cooperative/board')],
  'routes/cooperative.board.progress': [page('see-members', '/cooperative/board/progress')],
  'routes/cooperative.board.calls': [
    page('guide-members', '/cooperative/board/calls'),
    {
      ...{ act: 'guide-members', names: true, changes: true },
      ask: ({ member }) => ({ method: 'POST', path: '/cooperative/board/calls', fields: { shop: member } }),
    },
    {
      ...{ act: 'guide-members', names: true, changes: true },
      ask: ({ call }) => ({ method: 'DELETE', path: '/cooperative/board/calls', fields: { call } }),
    },
  ],
  'routes/cooperative.groups._index': [
    page('guide-members', '/cooperative/groups'),
    {
      ...{ act: 'guide-members', changes: true },
      ask: () => ({ method: 'POST', path: '/cooperative/groups', fields: { name: 'Lớp tối', kind: 'class' } }),
    },
  ],
  'routes/cooperative.groups.$group': [
    { act: 'guide-members', names: true, ask: ({ group }) => ({ path: `/cooperative/groups/${group}` }) },
    {
      ...{ act: 'guide-members', names: true, changes: true },
      ask: ({ group, member }) => ({
        method: 'POST',
        path: `/cooperative/groups/${group}`,
        fields: { shown: member, ticked: member },
      }),
    },
    {
      ...{ act: 'guide-members', names: true, changes: true },
      ask: ({ group }) => ({
        method: 'PUT',
        path: `/cooperative/groups/${group}`,
        fields: { name: 'Đổi tên', kind: 'class' },
      }),
    },
    {
      ...{ act: 'guide-members', names: true, changes: true },
      ask: ({ group }) => ({ method: 'DELETE', path: `/cooperative/groups/${group}` }),
    },
  ],
  'routes/cooperative.help._index': [
    page('guide-members', '/cooperative/help'),
    { act: 'guide-members', names: true, ask: ({ member }) => ({ path: `/cooperative/help?shop=${member}` }) },
    {
      ...{ act: 'guide-members', changes: true },
      ask: ({ helpCode }) => ({ method: 'POST', path: '/cooperative/help', fields: { code: helpCode } }),
    },
  ],
  'routes/cooperative.help_.requests': [
    {
      ...{ act: 'guide-members', names: true, changes: true },
      ask: ({ member }) => ({
        method: 'POST',
        path: '/cooperative/help/requests',
        fields: { shop: member, 'scope-listings': 'on', minutes: '60' },
      }),
    },
  ],
  'routes/cooperative.help_.$grant': [
    {
      ...{ act: 'guide-members', names: true, changes: true },
      ask: ({ grant }) => ({ method: 'DELETE', path: `/cooperative/help/${grant}` }),
    },
  ],
  'routes/cooperative.reports._index': [page('see-members', '/cooperative/reports')],
  'routes/cooperative.reports.counted': [page('see-members', '/cooperative/reports/counted?what=members')],
  'routes/cooperative.reports.file': [page('see-members', '/cooperative/reports/file')],
  'routes/cooperative_.reports.print': [page('see-members', '/cooperative/reports/print')],
  'routes/cooperative.classes._index': [
    page('see-members', '/cooperative/classes'),
    {
      ...{ act: 'guide-members', changes: true },
      ask: () => ({
        method: 'POST',
        path: '/cooperative/classes',
        fields: { title: 'Lớp chụp ảnh', place: 'Nhà văn hóa ấp', heldOn: '2026-11-20' },
      }),
    },
  ],
  'routes/cooperative.classes.$class': [
    { act: 'see-members', names: true, ask: ({ lesson }) => ({ path: `/cooperative/classes/${lesson}` }) },
    {
      ...{ act: 'guide-members', names: true },
      ask: ({ lesson, attendeePhone }) => ({
        method: 'POST',
        path: `/cooperative/classes/${lesson}`,
        fields: { phone: attendeePhone },
      }),
    },
  ],
  'routes/cooperative.classes.$class_.people.$person': [
    {
      ...{ act: 'guide-members', names: true, changes: true },
      ask: ({ lesson, attendee }) => ({
        method: 'DELETE',
        path: `/cooperative/classes/${lesson}/people/${attendee}`,
      }),
    },
  ],
  'routes/cooperative.reviews._index': [page('review-listings', '/cooperative/reviews')],
  'routes/cooperative.reviews.setting': [
    page('choose-review', '/cooperative/reviews/setting'),
    {
      ...{ act: 'choose-review', changes: true },
      ask: () => ({ method: 'POST', path: '/cooperative/reviews/setting', fields: { on: '' } }),
    },
  ],
  'routes/cooperative.reviews.$review': [
    { act: 'review-listings', names: true, ask: ({ review }) => ({ path: `/cooperative/reviews/${review}` }) },
    {
      ...{ act: 'review-listings', names: true, changes: true },
      ask: ({ review }) => ({
        method: 'POST',
        path: `/cooperative/reviews/${review}`,
        fields: { pin: 'field-name', 'note-field-name': 'Tên dài quá' },
      }),
    },
    {
      ...{ act: 'review-listings', names: true, changes: true },
      ask: ({ commented, note }) => ({
        method: 'POST',
        path: `/cooperative/reviews/${commented}`,
        fields: { remove: note },
      }),
    },
  ],
  'routes/cooperative.reviews.$review_.approval': [
    {
      ...{ act: 'review-listings', names: true },
      ask: ({ review }) => ({ method: 'POST', path: `/cooperative/reviews/${review}/approval`, fields: { seen: 'x' } }),
    },
  ],
  'routes/cooperative.reviews.$review_.return': [
    {
      ...{ act: 'review-listings', names: true },
      ask: ({ review }) => ({ method: 'POST', path: `/cooperative/reviews/${review}/return`, fields: { seen: 'x' } }),
    },
  ],
  'routes/cooperative_.classes.$class.print': [
    { act: 'guide-members', names: true, ask: ({ lesson }) => ({ path: `/cooperative/classes/${lesson}/print` }) },
  ],
};
