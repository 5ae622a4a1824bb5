import { defineInput, type Meaning } from '../../kernel/quantity.ts'
import { fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'

const SOURCE = 'People, places and fleets, R2'

/** What quantities of a hall’s remaining hours share. */
export const OF_HALL = {
	scope: 'phase',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'pR2',
	source: SOURCE,
} as const

/** What a hall goes by: a list of what stands, its scope, or neither. */
type HourInputsStated = { readonly scope: string; readonly listed: boolean }

function flag(meaning: Pick<Meaning<'ratio'>, 'id' | 'symbol' | 'label'>, holds: (hall: HourInputsStated) => boolean) {
	return defineInput({
		...OF_HALL,
		...meaning,
		read: ({ model }: EngineWorld, index) => {
			const hall = model.plan.buildPhases[index]
			const listed = (hall?.existingPlant ?? null) !== null
			const scope = hall?.scope ?? 'greenfield'
			const text = listed ? 'standing_listed' : scope === 'fit_out_only' ? 'fit_out_finds_gear' : 'nothing_listed'
			return fromRule(Number(holds({ scope, listed })), { rule: 'pR2', text, source: SOURCE })
		},
	})
}
export const isListed = flag(
	{ id: 'schedule.hallListed', symbol: 'b_list', label: 'Whether a hall lists existing equipment: 1, else 0' },
	({ listed }) => listed,
)
export const isFitOut = flag(
	{
		id: 'schedule.hallFoundEquipped',
		symbol: 'b_fit',
		label: 'Whether a hall is fitted out and lists nothing: 1, else 0',
	},
	({ scope, listed }) => scope === 'fit_out_only' && !listed,
)
