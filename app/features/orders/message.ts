/** What is told, to whom: the template of a message, in the words of `books:messages.<template>`. */
export const MESSAGES = {
  seller: ['new-order', 'fee-agreed', 'order-cancelled', 'money-received', 'claim-filed', 'answer-late'],
  buyer: [
    'order-placed',
    'order-accepted',
    'fee-offered',
    'order-cancelled',
    'order-handed-over',
    'money-received',
    'claim-answered',
    'answer-late',
    'pay-reminder',
    'review-asked',
    'rooted-30',
    'rooted-90',
  ],
} as const;

export type MessageTemplate<To extends keyof typeof MESSAGES = keyof typeof MESSAGES> = (typeof MESSAGES)[To][number];
