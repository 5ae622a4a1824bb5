import { fromField } from '../../inputs/from-field.ts'

export const phaseItMW = fromField('buildPhases', 'itMW', {
	id: 'infrastructure.phaseItMW',
	symbol: 'P_hall',
	rule: 'I1',
	kind: 'state',
})
