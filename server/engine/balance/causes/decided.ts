import { valueAt, item } from '../../cells.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import type { Remark } from '#shared/remarks.ts'
import type { BalanceRun } from '../run-balance.ts'

type OutputCell = { readonly output: string; readonly index: number; readonly month: number }

/** What decided one figure of the balance; null where the rule alone says it. */
export function decidedBalance(run: BalanceRun, { output, index, month }: OutputCell): Remark | null {
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
function energisedBound({ input, ledger }: BalanceRun, orderIndex: number, month: number): Remark | null {
	const order = input.orders[orderIndex]
	const site = input.sites[order?.site ?? -1]
	if (!order || !site) return null
	const available = valueAt(order.available, month)
	const energised = valueAt(ledger.orderEnergised, orderIndex * input.months + month)
	if (energised >= available) return { code: 'all_fed', facts: { accelerators: available } }
	const fed = valueAt(ledger.energyAvailable, order.site * input.months + month) / site.peakPue
	const housed = valueAt(site.infrastructureAvailableItMW, month)
	const wanted = itPeakMW({
		accelerators: available,
		powerKW: item(input.kinds, order.kind).powerKW,
		itOverheadFactor: site.itOverheadFactor,
		diversity: valueAt(ledger.diversity, order.site * input.months + month),
	})
	const held = valueAt(ledger.orderHeld, orderIndex * input.months + month)
	if (held > 0) {
		const leastMW = (wanted * energised) / available
		return { code: 'limited_by', facts: { accelerators: available, wantedMW: wanted, least: 'racks', leastMW } }
	}
	const bound = fed <= housed ? { least: 'power' as const, leastMW: fed } : { least: 'halls' as const, leastMW: housed }
	return { code: 'limited_by', facts: { accelerators: available, wantedMW: wanted, ...bound } }
}

/** When a workload's turn came and what it lacked. */
function turnOf({ input, layout, ledger }: BalanceRun, workload: number, month: number): Remark | null {
	const cell = workload * input.months + month
	const required = valueAt(ledger.workRequired, cell)
	if (required === 0) return null
	const turn = layout.turns.indexOf(workload) + 1
	const missing = required - valueAt(ledger.workAllocated, cell)
	return { code: 'turn', facts: { turn, of: layout.turns.length, missing } }
}
