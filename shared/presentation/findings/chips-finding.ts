import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addSeries, largest, last, sum } from '../series.ts'
import { compact, count, usd } from '../wording/figures.ts'
import { longMonth } from '../wording/months.ts'
import type { Finding } from './finding.ts'

/** Chips bought against chips that can run. */
export function chipsFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.chipOrders.length === 0)
		return {
			title: 'No chips are ordered yet',
			lede: 'Add an order to see what it draws, what it can run and when it stands idle.',
		}
	const ordered = sum(plan.chipOrders.map((order) => order.accelerators))
	const sites = Object.values(result.sites)
	const energised = addSeries(
		sites.map((site) => site.energisedAccelerators),
		result.months.length,
	)
	const { accelerators, acceleratorMonths, idleCapitalUsd } = result.stranded
	const worst = largest(accelerators)
	const running = `${count(ordered)} accelerators are ordered; ${count(last(energised))} run in the last month.`
	if (worst === null || worst.value < 0.5)
		return { title: 'Every installed accelerator has power and a hall', lede: running }
	return {
		title: `${count(worst.value)} accelerators wait for power or a hall in ${longMonth(result.months[worst.index] ?? '')}`,
		lede: `${running} Waiting adds up to ${compact(acceleratorMonths)} accelerator-months and ${usd(idleCapitalUsd)} of idle capital.`,
	}
}
