import { createContext, useContext } from 'react';

/** Whether the reader asked for little data (`Save-Data: on`, a client hint that phones send when told to). */
export const SaveDataContext = createContext(false);

export const useSaveData = () => useContext(SaveDataContext);
