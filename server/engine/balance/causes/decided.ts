import { valueAt, item } from '../../cells.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import { power, shortFigure } from '#shared/formats/figures.ts'
import type { BalanceRun } from '../run-balance.ts'

type OutputCell = { readonly output: string; readonly index: number; readonly month: number }

/** What decided one figure of the balance, in a sentence; null where the rule alone says it. */
export function decidedBalance(run: BalanceRun, { output, index, month }: OutputCell): string | null {
	switch (output) {
		case 'orderEnergised':
			return energisedBound(run, index, month)
		case 'required':
		case 'given':
			return turnOf(run, index, month)
		default:
			return null
	}
}

/** Which of arrival, power and halls limits an order's energised accelerators. */
function energisedBound({ input, ledger }: BalanceRun, orderIndex: number, month: number): string | null {
	const order = input.orders[orderIndex]
	const site = input.sites[order?.site ?? -1]
	if (!order || !site) return null
	const available = valueAt(order.available, month)
	const energised = valueAt(ledger.orderEnergised, orderIndex * input.months + month)
	if (energised >= available) return `All ${shortFigure(available)} past their ramp are fed.`
	const fed = valueAt(ledger.energyAvailable, order.site * input.months + month) / site.peakPue
	const housed = valueAt(site.infrastructureAvailableItMW, month)
	const wanted = itPeakMW({
		accelerators: available,
		powerKW: item(input.kinds, order.kind).powerKW,
		itOverheadFactor: site.itOverheadFactor,
		diversity: valueAt(ledger.diversity, order.site * input.months + month),
	})
	const least = fed <= housed ? `power feeds ${power(fed)} IT` : `halls house ${power(housed)} IT`
	return `${shortFigure(available)} past their ramp would draw ${power(wanted)} IT; ${least} of the site.`
}

/** When a workload's turn came and what it lacked. */
function turnOf({ input, layout, ledger }: BalanceRun, workload: number, month: number): string | null {
	const cell = workload * input.months + month
	const required = valueAt(ledger.workRequired, cell)
	if (required === 0) return null
	const turn = layout.turns.indexOf(workload) + 1
	const missing = required - valueAt(ledger.workAllocated, cell)
	const place = `Turn ${String(turn)} of ${String(layout.turns.length)} by priority`
	return missing > 0 ? `${place}; ${shortFigure(missing)} accelerators short.` : `${place}; fully served.`
}
