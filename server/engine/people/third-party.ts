import { defineSum } from '../inputs/define-sum.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineFormula, defineOutput, sumOver } from '../kernel/quantity.ts'
import { workDelay, workDuration, workStart } from '../layers/energy/gating-works.ts'
import { sCurve } from '../schedule/crews/s-curve.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import { locationFactor } from '../schedule/labour/country-inputs.ts'
import { workHoursPerUnit, workQuantity, workShape } from '../schedule/labour/work-inputs.ts'
import type { EngineModel } from '../world.ts'

const SOURCE = 'People G3'
const onWork = { scope: 'work', rule: 'pG3', source: SOURCE } as const

const thirdPartyHours = defineOutput({
	...onWork,
	per: 'month',
	kind: 'amount',
	unit: 'labourHours',
	id: 'workforce.thirdPartyHours',
	symbol: 'H_w',
	label: 'Hours on a third-party upgrade',
})

const INPUTS = {
	quantity: workQuantity,
	hours: workHoursPerUnit,
	shape: workShape,
	location: locationFactor,
	start: workStart,
	duration: workDuration,
	delay: workDelay,
}

export const workOfOthers = defineAlgorithm<
	EngineModel,
	typeof INPUTS,
	{ readonly hours: typeof thirdPartyHours },
	null
>({
	id: 'workforce.workOfOthers',
	label: 'Third-party upgrades',
	rule: 'pG3',
	method:
		'Quantity · hours per unit · location factor, spread over the months of the work by F(x) = (a+1)·x^a − a·x^(a+1) from its start, incl. likely delay.',
	inputs: INPUTS,
	outputs: { hours: thirdPartyHours },
	run: ({ world, input, output }) => {
		const sites = world.link('work', 'site') ?? new Int32Array()
		world.model.plan.gatingWorks.forEach((_, work) => {
			const of = (name: Exclude<keyof typeof INPUTS, 'location'>) => input[name].at(work, 0)
			const all = of('quantity') * of('hours') * input.location.at(sites[work] ?? -1, 0)
			if (all === 0) return
			const start = of('start') + of('delay')
			const done = (month: number) => sCurve((month - start) / of('duration'), of('shape'))
			for (let month = 0; month < world.months; month++) {
				output.hours[work * world.months + month] = all * (done(month + 1) - done(month))
			}
		})
		return null
	},
})

const heads = { per: 'month', kind: 'state', unit: 'heads', rule: 'pG3', source: SOURCE } as const

const thirdPartyHeads = defineFormula({
	...heads,
	scope: 'site',
	id: 'workforce.thirdPartyHeads',
	symbol: 'N_w',
	label: 'Builders on third-party upgrades for the site',
	inputs: { hours: sumOver(thirdPartyHours), perHead: hoursPerHead },
	expression: 'hours / perHead',
	examples: [{ inputs: { hours: 2000, perHead: 200 }, value: 10 }],
})

/** In no total: others hire and pay them. */
export const thirdPartyHeadcount = defineSum({
	...heads,
	scope: 'plan',
	key: 'workforce.thirdParty.headcount',
	symbol: 'Σ N_w',
	label: 'Builders on third-party upgrades',
	of: thirdPartyHeads,
})
