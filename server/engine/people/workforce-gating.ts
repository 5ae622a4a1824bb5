import { TRADES } from '#shared/catalogue/workforce-types.ts'
import type { WorkforceResult } from '#shared/result.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { add, at } from '../cells.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { hallDelay } from '../schedule/schedule.quantities.ts'
import type { EngineModel } from '../world.ts'

const lost = { scope: 'trade', per: 'horizon', kind: 'state', rule: 'W5', source: 'Methodology §3' } as const

export const monthsLost = defineOutput({
	...lost,
	unit: 'gridMonths',
	key: 'workforce.gating.monthsLost',
	kind: 'rate',
	across: 'highest',
	symbol: 'Δm_t',
	label: 'Months of delay of the hall a trade delays most',
})

export const MWMonthsLost = defineOutput({
	...lost,
	unit: 'itMWMonths',
	key: 'workforce.gating.MWMonthsLost',
	kind: 'rate',
	symbol: 'Σ P·Δm_t',
	label: 'MW IT · months of delay of all halls a trade delays',
})

const INPUTS = { delay: hallDelay, itMW: phaseItMW }
const OUTPUTS = { months: monthsLost, MWMonths: MWMonthsLost }
/** Names of the halls each trade delays, the worst first. */
type Delayed = ReadonlyMap<number, readonly { readonly name: string; readonly months: number }[]>

/** What each trade costs in time. */
export const loseMonths = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, Delayed>({
	id: 'workforce.loseMonths',
	label: 'Delay caused by a trade',
	rule: 'W5',
	method:
		'For halls whose leveled finish a trade limits: the largest delay, and Σ MW IT · months late. A hall that never finishes counts to the end of the search.',
	after: [levelWork],
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output, noteOf }) => {
		const { dates } = noteOf(levelWork)
		const delayed = new Map<number, { name: string; months: number }[]>()
		world.model.plan.buildPhases.forEach(({ id, name }, hall) => {
			const cause = dates[hall]?.cause
			if (cause?.kind !== 'labour') return
			const trade = TRADES.findIndex((key) => key === cause.name)
			const months = input.delay.at(hall, 0)
			output.months[trade] = Math.max(at(output.months, trade), months)
			add(output.MWMonths, trade, input.itMW.at(hall, 0) * months)
			delayed.set(trade, [...(delayed.get(trade) ?? []), { name: name ?? id, months }])
		})
		return delayed
	},
	decided: (delayed, { index }) => {
		const halls = [...(delayed.get(index) ?? [])].sort((a, b) => b.months - a.months)
		return halls.length === 0 ? 'delays_no_hall' : { code: 'delays_halls', facts: { halls } }
	},
})

/**
 * The trade that costs the plan most MW IT · months, with the months of the hall it delays most. Null where no hall is
 * late for want of hands. Rule W5. */
export function gatingTrade(frame: Frame<EngineModel>): WorkforceResult['gating'] {
	const [months, MWMonths] = [columnOf(frame, monthsLost), columnOf(frame, MWMonthsLost)]
	const late = TRADES.map((trade, index) => ({
		trade,
		monthsLost: months.at(index, 0),
		MWMonthsLost: MWMonths.at(index, 0),
	})).filter((one) => one.monthsLost > 0)
	const [worst] = late.sort((a, b) => b.MWMonthsLost - a.MWMonthsLost)
	return worst ?? null
}
