import { defineInput } from '../../kernel/quantity.ts'
import { fromPlan } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'

export const phaseItMW = defineInput({
	id: 'infrastructure.phaseItMW',
	symbol: 'P_hall',
	label: 'Critical IT load of a hall',
	scope: 'phase',
	per: 'horizon',
	kind: 'state',
	unit: 'itMW',
	rule: 'I1',
	source: 'Construction plan, as entered',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(model, { list: 'buildPhases', index, field: 'itMW' }, model.plan.buildPhases[index]?.itMW ?? 0),
})
