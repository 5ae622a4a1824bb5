import { accelerators, amountOf, isOne } from '../messages/counts.ts'
import type { PlanResult } from '#shared/result.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { shortfallOf } from '../layers/layer-shortfall.ts'
import { layerStatus } from '../layers/layer-status.ts'
import { addSeries, largest, last, sum } from '../figures/series.ts'
import { compact, count, usd } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import type { Finding } from './finding.ts'
import { neverAskedTitle } from './plan-stage.ts'

/** Fewer than this nobody would call a fleet. */
const SOME = 0.5
/** Waiting accelerators lead the page only where they are more than a trifle of those bought. */
const WORTH_A_TITLE = 0.01

function runningText({ sites, months }: PlanResult, ordered: number): string {
	const all = Object.values(sites)
	const of = (key: 'installedAccelerators' | 'energisedAccelerators') =>
		addSeries(
			all.map((site) => site[key]),
			months.length,
		)
	const [installed, running] = [of('installedAccelerators'), of('energisedAccelerators')]
	const bought = `${accelerators(ordered)} ${isOne(ordered) ? 'is' : 'are'} ordered`
	if (last(running) >= SOME) return `${bought}; ${count(last(running))} can run in the last month.`
	if (last(installed) < SOME && (largest(installed)?.value ?? 0) >= SOME)
		return `${bought}; all have left service by the last month.`
	return `${bought}; none can run in the last month.`
}

function titleOf(plan: PlanFile, result: PlanResult, ordered: number): string {
	const idle = largest(result.stranded.accelerators)
	const { chips } = result.layers
	const short = shortfallOf(chips)
	const state = layerStatus('chips', plan, result).status
	const over = state === 'over-built' ? neverAskedTitle('chips', result) : null
	if (over !== null) return over
	if (idle !== null && idle.value >= Math.max(SOME, ordered * WORTH_A_TITLE))
		return `${accelerators(idle.value)} ${isOne(idle.value) ? 'waits' : 'wait'} for power or a hall in ${longMonth(result.months[idle.index] ?? '')}`
	if (short !== null && state === 'failing')
		return `Chips are short in ${counted(short.months, 'month')}, by ${amountOf('chips', short.worst.missing)} in ${longMonth(result.months[short.worst.index] ?? '')} at worst`
	if (
		Object.values(result.sites).every(({ installedAccelerators: installed }) => (largest(installed)?.value ?? 0) <= 0)
	)
		return 'No accelerator is installed in these months'
	return idle === null || idle.value < SOME
		? 'Every installed accelerator has power and a hall'
		: `All but ${count(idle.value)} of the accelerators have power and a hall as soon as they are installed`
}

/** Chips bought against chips that can run. */
export function chipsFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.chipOrders.length === 0)
		return {
			title: 'No chips are ordered yet',
			lede: 'Add an order to see what it draws, what it can run and when it stands idle.',
		}
	const ordered = sum(plan.chipOrders.map((order) => order.accelerators))
	const running = runningText(result, ordered)
	const { acceleratorMonths, idleCapitalUsd } = result.stranded
	const waits = (largest(result.stranded.accelerators)?.value ?? 0) >= SOME
	return {
		title: titleOf(plan, result, ordered),
		lede: waits
			? `${running} Waiting adds up to ${compact(acceleratorMonths)} accelerator-months; their share of price or lease is ${usd(idleCapitalUsd, moneyOf(plan))}.`
			: running,
	}
}
