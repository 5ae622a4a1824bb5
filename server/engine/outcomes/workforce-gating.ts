import type { WorkforceResult } from '#shared/result.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import { levelWork } from '../schedule/crew-schedule.ts'
import type { EngineModel } from '../world.ts'

/**
 * The trade that costs the plan most: months of the hall it delays most, and Σ MW IT · months over the halls it delays.
 * Null where no hall is late for want of hands. Rule W5. */
export function gatingTrade(frame: Frame<EngineModel>): WorkforceResult['gating'] {
	const { placed, levelled } = noteOf(frame, levelWork)
	const byTrade = new Map<string, { monthsLost: number; MWMonthsLost: number }>()
	placed.items.forEach((item, index) => {
		const dates = levelled.dates[index]
		if (item.kind !== 'phase' || dates?.cause?.kind !== 'labour') return
		const lost = byTrade.get(dates.cause.name) ?? { monthsLost: 0, MWMonthsLost: 0 }
		byTrade.set(dates.cause.name, {
			monthsLost: Math.max(lost.monthsLost, dates.delayMonths),
			MWMonthsLost: lost.MWMonthsLost + item.itMW * dates.delayMonths,
		})
	})
	const [worst] = [...byTrade].sort(([, a], [, b]) => b.MWMonthsLost - a.MWMonthsLost)
	return worst ? { trade: worst[0], ...worst[1] } : null
}
