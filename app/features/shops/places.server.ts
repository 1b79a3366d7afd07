import oldUnits from './data/admin-units-old.json' with { type: 'json' };
import units from './data/admin-units.json' with { type: 'json' };
import { openPlaces } from './places';

/** The country's units, loaded once on the server; half a megabyte that no browser should carry. */
export const places = openPlaces(units, oldUnits);
