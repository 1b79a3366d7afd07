import { createContext, useContext } from 'react';

/** The one word by which this page's own inline scripts are known to the browser; empty where there are none. */
export const NonceContext = createContext<string | undefined>(undefined);

export const useNonce = () => useContext(NonceContext);
