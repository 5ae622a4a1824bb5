import { statusMonth } from '#shared/status-month.ts'
import type { FanModel } from '#shared/charts/odds/fan.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'
import { LAYERS } from '#shared/layers.ts'
import { MW } from '../messages/verdict/us-figures.ts'
import { wholePercent } from '../messages/odds/percents.ts'
import { FULL_POWER_KEY, monthFigure, type OddsInput, targetOf } from './odds-input.ts'

export type OddsFan = { readonly title: string; readonly sub: string; readonly chart: FanModel }

/** «Full power: November 2027 to June 2028» */
function titleOf(input: OddsInput): string {
	const full = monthFigure(input, FULL_POWER_KEY)
	if (full === null || full.p10 === null) return 'Full power is not reached in the plan in nine of ten draws'
	if (full.p10 === full.p90) return `Full power: ${longMonth(full.p10)} in eight of ten draws`
	return full.p90 === null
		? `Full power: ${longMonth(full.p10)} (P10), not by plan end (P90)`
		: `Full power: ${longMonth(full.p10)} to ${longMonth(full.p90)}`
}

/** Where demand is the limit nothing is short. */
function limitsOf({ simulation: { limiting } }: OddsInput): FanModel['limits'] {
	return LAYERS.flatMap((layer) =>
		layer !== 'applications' && limiting[layer].some((share) => share > 0)
			? [{ layer, name: LAYER_NAMES[layer], shares: limiting[layer] }]
			: [],
	)
}

/** The month and the layer of the largest chance. */
function worstOf(limits: FanModel['limits'], months: readonly string[]): FanModel['worst'] {
	const all = limits.flatMap(({ layer, name, shares }) => shares.map((share, index) => ({ layer, name, share, index })))
	const [first] = all.toSorted((one, other) => other.share - one.share)
	if (first === undefined || first.share === 0) return null
	const text = `${first.name} ${wholePercent(first.share)}, ${shortMonth(months[first.index] ?? '')}`
	return { layer: first.layer, text }
}

/** What is delivered in all draws, month by month, and what limits it. */
export function oddsFan(input: OddsInput): OddsFan {
	const { plan, simulation } = input
	const { months, series } = simulation
	const target = targetOf(input)
	const index = target === null ? -1 : months.indexOf(target.month)
	const limits = limitsOf(input)
	return {
		title: titleOf(input),
		sub: 'MW IT delivered; band: eight draws in ten',
		chart: {
			months,
			unit: 'MW IT',
			...series.deliveredItMW,
			target:
				target === null || index < 0
					? null
					: { index, value: target.itMW, text: `Target: ${MW(target.itMW)} IT, ${shortMonth(target.month)}` },
			status: statusMonth(plan),
			limits,
			worst: worstOf(limits, months),
		},
	}
}
