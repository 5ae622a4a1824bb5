import { planFacts } from '../../facts.ts'
import { chosenPlace } from './chosen-place.ts'
import type { DocumentReader } from './document-reader.ts'

/** `sites.abilene.places.climate.distanceKm`: how far the reference row lies that was chosen for a site. */
export const distanceFigure: DocumentReader = (frame, name) => {
	const asked = chosenPlace(frame, name)
	if (asked?.field !== 'distanceKm') return null
	const { site, scope, label, chosen, choice, row } = asked
	return {
		label: `Distance to the ${label}`,
		symbol: 'd',
		unit: 'km',
		scope,
		month: null,
		value: chosen.distanceKm,
		rule: 'pP6',
		source: 'Great circle on the mean Earth',
		method:
			'Great circle from the site to the reference row, or to the town whose grid it is; none where the row is set in the plan or is for a whole country.',
		decided: { code: 'row_chosen', facts: choice },
		facts: [row, ...planFacts(frame.world.model, { list: 'sites', index: site, fields: ['latitude', 'longitude'] })],
	}
}
