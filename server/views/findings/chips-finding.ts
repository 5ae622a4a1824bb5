import { accelerators, isOne } from '../messages/counts.ts'
import type { PlanResult } from '#shared/result.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addSeries, largest, last, sum } from '../figures/series.ts'
import { compact, count, usd } from '#shared/formats/figures.ts'
import { addMonths } from '#shared/units/months.ts'
import type { Finding } from './finding.ts'
import { layerStatus } from '../layers/layer-status.ts'
import { layerTitle } from './layer-title.ts'

/** Fewer than this nobody would call a fleet. */
const SOME = 0.5

function runningText({ sites, months }: PlanResult, ordered: number, retiring: number): string {
	const all = Object.values(sites)
	const of = (key: 'installedAccelerators' | 'energisedAccelerators') =>
		addSeries(
			all.map((site) => site[key]),
			months.length,
		)
	const [installed, running] = [of('installedAccelerators'), of('energisedAccelerators')]
	const bought = `${accelerators(ordered)} ${isOne(ordered) ? 'is' : 'are'} ${retiring >= SOME ? `ordered or installed, ${count(retiring)} of ${isOne(ordered) ? 'it' : 'them'} retired by plan end` : 'ordered'}`
	if (last(running) >= SOME) return `${bought}; ${count(last(running))} can run at plan end.`
	if (last(installed) < SOME && (largest(installed)?.value ?? 0) >= SOME)
		return `${bought}; all have retired by plan end.`
	return `${bought}; none can run at plan end.`
}

function titleOf(plan: PlanFile, result: PlanResult): string {
	const judged = layerTitle('chips', plan, result)
	if (judged !== null) return judged
	const installed = Object.values(result.sites).map(
		({ installedAccelerators }) => largest(installedAccelerators)?.value,
	)
	if (installed.every((most) => (most ?? 0) <= 0)) return 'No accelerator is installed in this plan'
	const waiting = largest(result.stranded.accelerators)?.value ?? 0
	return waiting < SOME
		? 'Every installed accelerator has power and a hall'
		: `All but ${count(waiting)} accelerators have power and a hall once installed`
}

/** Of what is ordered, what has been taken out by the plan’s last month: it came, and its life is over by then. */
function retiredOf({ chipOrders }: PlanFile, { schedule, months }: PlanResult): number {
	const end = months.at(-1) ?? ''
	return sum(
		chipOrders.map(({ id, accelerators: each, retireAfterMonths }) => {
			const came = schedule[`order:${id}`]?.finish ?? null
			const isReplaced = chipOrders.some((next) => {
				const comes = schedule[`order:${next.id}`]?.finish ?? null
				return next.replaces === id && comes !== null && comes <= end
			})
			const isOver = came !== null && retireAfterMonths !== null && addMonths(came, retireAfterMonths) <= end
			return isReplaced || isOver ? each : 0
		}),
	)
}

/** Chips bought against chips that can run. */
export function chipsFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.chipOrders.length === 0 && plan.leases.length > 0)
		return {
			title: layerStatus('chips', plan, result).title,
			lede: 'Tenants bring their chips. Leases are under Halls.',
		}
	if (plan.chipOrders.length === 0)
		return {
			title: 'No chips are ordered yet',
			lede: 'Add an order to see its power draw, when it can run and when it is idle.',
		}
	const ordered = sum(plan.chipOrders.map((order) => order.accelerators))
	const running = runningText(result, ordered, retiredOf(plan, result))
	const { acceleratorMonths, idleCapitalUsd } = result.stranded
	const waits = (largest(result.stranded.accelerators)?.value ?? 0) >= SOME
	return {
		title: titleOf(plan, result),
		lede: waits
			? `${running} ${compact(acceleratorMonths)} stranded accelerator-months, ${usd(idleCapitalUsd, moneyOf(plan))} of stranded chip cost.`
			: running,
	}
}
