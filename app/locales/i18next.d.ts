import 'i18next';

import type vi from './vi';

/** Makes a misspelt key a type error. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof vi;
  }
}
