/** What somebody agreed to, word for word, and until when it held. */
export type ConsentView = {
  purpose: string;
  text: string;
  givenAt: Date;
  withdrawnAt: Date | null;
  /** What the order itself does not need can be taken back at any time. */
  isFree: boolean;
};
