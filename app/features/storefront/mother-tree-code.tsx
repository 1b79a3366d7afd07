import { Fragment } from 'react';

/** A mother tree's code: a narrow screen breaks it between its parts, never inside a number. */
export function MotherTreeCode({ code }: { code: string }) {
  return code.split(/(?<=\.)/).map((part, place) => (
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
