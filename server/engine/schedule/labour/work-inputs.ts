import { assumed } from '../../inputs/assumed.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromRow, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'

const SOURCE = 'People G3'
const onWork = { scope: 'work', rule: 'pG3', source: SOURCE } as const

export const workQuantity = fromField('gatingWorks', 'quantity', {
	id: 'workforce.workQuantity',
	symbol: 'q_w',
	rule: 'pG3',
})

/** A figure of the package that a work is; 0 for a permit, which has no people. */
function ofPackage(
	meaning: { readonly id: string; readonly symbol: string; readonly label: string },
	field: 'totalHoursPerUnit' | 'sCurveShape',
) {
	return defineInput({
		...onWork,
		...meaning,
		per: 'horizon',
		kind: 'rate',
		unit: 'ratio',
		read: ({ model }: EngineWorld, index) => {
			const work = model.plan.gatingWorks[index]
			const row = model.catalogue.workPackages.find(({ id }) => id === work?.package)
			if (row) return fromRow(row[field], { table: 'workPackages', row, field })
			return fromRule(0, { rule: 'pG3', text: 'no_package', source: SOURCE })
		},
	})
}

export const workHoursPerUnit = ofPackage(
	{ id: 'workforce.workHoursPerUnit', symbol: 'u_w', label: 'Hours a unit of the work takes' },
	'totalHoursPerUnit',
)
export const workShape = ofPackage(
	{ id: 'workforce.workShape', symbol: 'a_w', label: 'How late in its months the work is done' },
	'sCurveShape',
)

export const hiredHere = assumed('thirdPartyLocalShare', {
	id: 'schedule.thirdPartyLocalShare',
	symbol: 's_w',
	scope: 'site',
	rule: 'pG3',
})
