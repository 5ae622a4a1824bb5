import type { Headline } from '#shared/result/shortfall-result.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { Bindings } from '../balance/layers/bindings.ts'
import { type DelayCauses, nameDelays } from '../balance/causes/delay-causes.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { dateLots } from '../equipment/date-lots.ts'
import { finishIfOrdered } from '../equipment/lot-dates.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { hallFinish } from '../schedule/schedule.quantities.ts'
import type { EngineModel } from '../world.ts'
import { delaysOf } from '../document/schedule-result.ts'
import { type Loss, weighShortfall } from './weigh-shortfall.ts'
import { infrastructureRequired } from '../balance/layers/required.quantities.ts'
import { lostToDemand, lostToTarget, planLostToDemand, planLostToTarget, targetPower } from './lost-power.ts'
import { assumed } from '../inputs/assumed.ts'

const ofPlan = { scope: 'plan', rule: 'B17' } as const

export const headlineShare = assumed('headlineShare', { ...ofPlan, id: 'plan.headline.share', symbol: 's_lead' })
export const headlineMateriality = assumed('headlineMateriality', {
	...ofPlan,
	id: 'plan.headline.materiality',
	symbol: 's_min',
})

const total = {
	scope: 'plan',
	per: 'horizon',
	kind: 'state',
	unit: 'itMWMonths',
	source: 'Methodology, people §T',
} as const

export const headlineGroup = defineOutput({
	...total,
	rule: 'B17',
	key: 'headline.groupMWMonths',
	symbol: 'Σ P_lost,1',
	label: 'MW IT · months lost to the leading cause',
	short: 'Lost to the leading cause',
})
export const lostTotal = defineOutput({
	...total,
	rule: 'B16',
	key: 'shortfall.lostMWMonths',
	symbol: 'Σ P_lost',
	label: 'MW IT · months of unserved demand',
	short: 'Unserved demand',
})
export const requiredTotal = defineOutput({
	...total,
	rule: 'B16',
	key: 'shortfall.requiredMWMonths',
	symbol: 'Σ P_req',
	label: 'MW IT · months of demand',
	short: 'Demand',
})

export type HeadlineNote = {
	readonly bindings: Bindings
	readonly headline: Headline | null
	readonly shortfall: Loss
}

const INPUTS = {
	lostToDemand,
	lostToTarget,
	asked: infrastructureRequired,
	target: targetPower,
	lost: planLostToDemand,
	below: planLostToTarget,
	finish: hallFinish,
	ready: finishIfOrdered,
	materiality: headlineMateriality,
	share: headlineShare,
}
const OUTPUTS = { group: headlineGroup, lost: lostTotal, required: requiredTotal }

/** What holds the plan back most. */
export const findHeadline = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, HeadlineNote>({
	id: 'plan.headline.find',
	label: 'Leading cause of losses',
	rule: 'B17',
	method:
		'Months are grouped by limiting layer and cause, and weighted by unserved MW IT (without demand: by the gap to the target). The group with most MW-months leads, unless all losses are under one MW-month or under the headline threshold (0.5%). Its months are the shortest run with the headline window’s share of its loss (80%).',
	after: [balancePlan, levelWork, dateLots],
	inputs: INPUTS,
	outputs: OUTPUTS,
	reads: (_, { output }) => {
		if (output === 'required') return ['asked', 'target']
		return output === 'group' ? ['lost', 'below', 'materiality', 'finish', 'ready'] : ['lost', 'below']
	},
	run: ({ world, input, output, noteOf }) => {
		const waits = noteOf(dateLots).waitsFor.map((waiting) => waiting?.item ?? null)
		const delays = withPurchases(world.model, delaysOf(noteOf(levelWork)), { input, waits })
		const bindings = new Bindings(nameDelays(noteOf(balancePlan), delays))
		const { headline, shortfall } = weighShortfall(bindings, input, {
			materiality: input.materiality.at(0, 0),
			share: input.share.at(0, 0),
		})
		output.group[0] = headline?.groupMWMonths ?? 0
		output.lost[0] = shortfall.lostMWMonths
		output.required[0] = shortfall.requiredMWMonths
		return { bindings, headline, shortfall }
	},
	decided: ({ shortfall: { groups } }) =>
		groups.length === 0 ? 'nothing_lost' : { code: 'lost_to', facts: { groups } },
})

type PurchasesAsk = {
	readonly input: Readonly<Record<'finish' | 'ready', Column>>
	/** by hall, what is not ordered that it waits for */
	readonly waits: readonly (string | null)[]
}

/** A hall that what is not ordered holds longer than its hands waits for that. Rules B12, pD4. */
function withPurchases({ plan }: EngineModel, delays: DelayCauses, { input, waits }: PurchasesAsk): DelayCauses {
	const all = new Map(delays)
	for (const [hall, { id }] of plan.buildPhases.entries()) {
		const waiting = waits[hall] ?? null
		if (waiting !== null && input.ready.at(hall, 0) > input.finish.at(hall, 0))
			all.set(`phase:${id}`, `long_lead:${waiting}`)
	}
	return all
}
