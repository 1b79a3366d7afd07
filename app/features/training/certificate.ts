/** The number on the paper: year and running number, such as CV 2026/0007. */
export const certificateNumber = ({ number, issuedOn }: { number: number; issuedOn: Date }): string =>
  `CV ${issuedOn.getUTCFullYear()}/${String(number).padStart(4, '0')}`;

/** A certificate as the paper shows it; `issuedOn` is the day in Vietnam. */
export type Certificate = {
  number: number;
  personName: string;
  shopName: string;
  cooperativeName: string;
  issuedOn: Date;
};
