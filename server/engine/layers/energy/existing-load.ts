import { fromField } from '../../inputs/from-field.ts'

/** Load of others on the site’s meter, flat: it takes firm imports first. Rule lP37. */
export const existingLoad = fromField('sites', 'existingLoadMW', {
	id: 'energy.existingLoadMW',
	symbol: 'E_there',
	rule: 'lP37',
	kind: 'state',
})
