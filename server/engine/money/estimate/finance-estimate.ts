import { NOTE_QUALITIES } from '#shared/fields/note-qualities.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { orderBought } from '../../schedule/supply/order-inputs.ts'
import type { EngineModel } from '../../world.ts'
import { type Estimate, estimateOf } from './estimate.ts'
import { estimateItems } from './estimate-items.ts'
import { orderCost, unitPrice } from '../finance-chips.ts'
import { contributionCost } from '../contribution.ts'
import { connectionCost } from '../finance-connection.ts'
import { refitCost } from '../halls/place-refits.ts'
import { hallCost, hallLines } from '../halls/hall-cost.ts'
import { isBuilt } from '../halls/hall-inputs.ts'
import { substationCost } from '../halls/substations.ts'
import { landCost } from '../land/land.ts'
import { plantCost } from '../plant-capital.ts'
import { upgradeCost } from '../plant-inputs.ts'

const shared = {
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
	unit: 'share',
	rule: 'mM6',
	source: 'Methodology, money M6; AACE 18R-97',
} as const

const money = (quality: string, label: string) =>
	defineOutput({
		...shared,
		kind: 'amount',
		unit: 'usd',
		key: `finance.estimate.moneyByQuality.${quality}`,
		symbol: `$_${quality}`,
		label,
	})

/** NaN where nothing is to be paid. */
export const estimate = {
	class: defineOutput({
		...shared,
		unit: 'count',
		sparse: true,
		key: 'finance.estimate.class',
		symbol: 'class',
		label: 'Estimate class, 1 (best) to 5',
		short: 'Estimate class',
	}),
	low: defineOutput({
		...shared,
		sparse: true,
		key: 'finance.estimate.lowShare',
		symbol: 'δ_low',
		label: 'Low end of cost, relative to the estimate',
		short: 'Low end of the estimate',
	}),
	high: defineOutput({
		...shared,
		sparse: true,
		key: 'finance.estimate.highShare',
		symbol: 'δ_high',
		label: 'High end of cost, relative to the estimate',
		short: 'High end of the estimate',
	}),
	contract: money('contract', 'Capital whose figures are contracted'),
	quote: money('quote', 'Capital whose figures are quoted'),
	benchmark: money('benchmark', 'Capital whose figures are benchmarks'),
	guess: money('guess', 'Capital whose figures are guesses'),
} as const

const INPUTS = {
	hall: hallCost,
	refit: refitCost,
	isBuilt,
	soft: hallLines.soft,
	contingency: hallLines.contingency,
	substation: substationCost,
	land: landCost,
	connection: connectionCost,
	upgrade: upgradeCost,
	contribution: contributionCost,
	plant: plantCost,
	order: orderCost,
	chipPrice: unitPrice,
	accelerators: orderBought,
} as const

const NOTHING: Estimate = { class: NaN, low: NaN, high: NaN, usd: { contract: 0, quote: 0, benchmark: 0, guess: 0 } }

/** How good the estimate of a plan’s capital is, by the figures it rests on. */
export const classEstimate = defineAlgorithm<EngineModel, typeof INPUTS, typeof estimate, Estimate | null>({
	id: 'finance.classEstimate',
	label: 'Estimate class',
	rule: 'mM6',
	method:
		'Each part of capex has the grade of its note, else benchmark if entered in the plan, else that of its row; soft cost, contingency, refits, substations, connections, network and storage are guesses. A contract ranges −3…+5%, a quote −7…+10%, a benchmark −15…+25%, a guess −30…+50%, or the range in its note. The ends are money-weighted means; the class follows the high end: 6, 12, 20, 35%.',
	inputs: INPUTS,
	outputs: estimate,
	run: ({ world, input, output }) => {
		const found = estimateOf(estimateItems(world, input))
		const { usd, ...grade } = found ?? NOTHING
		output.class[0] = grade.class
		output.low[0] = grade.low
		output.high[0] = grade.high
		for (const quality of NOTE_QUALITIES) output[quality][0] = usd[quality]
		return found
	},
	decided: (found) => {
		if (!found) return null
		const all = NOTE_QUALITIES.reduce((sum, quality) => sum + found.usd[quality], 0)
		const parts = NOTE_QUALITIES.filter((quality) => found.usd[quality] > 0)
		return {
			code: 'money_by_quality',
			facts: { shares: parts.map((quality) => ({ quality, share: found.usd[quality] / all })) },
		}
	},
})
