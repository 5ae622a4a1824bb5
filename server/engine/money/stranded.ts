import { sum } from '../cells.ts'
import type { StrandedResult } from '#shared/result/equipment-result.ts'
import { stranded } from '../balance/layers/required.quantities.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import { orderIdleCapital } from './finance-idle.ts'

export const siteIdleCapital = defineSum({
	scope: 'site',
	key: 'sites.stranded.idleCapitalUsd',
	once: true,
	symbol: '$_idle,s',
	label: 'Stranding cost of a site’s accelerators',
	short: 'Stranding cost, accelerators without power or a hall',
	rule: 'F14',
	source: 'Methodology §5',
	of: orderIdleCapital,
})

/** Accelerators of one site that wait for power or a hall, and what they cost meanwhile. F14 */
export function strandedAt(frame: Frame<EngineModel>, site: number): StrandedResult {
	const months = Array.from({ length: frame.world.months }, (_, month) => month)
	const accelerators = months.map((month) => columnOf(frame, stranded).at(site, month))
	const idleUsd = months.map((month) => columnOf(frame, siteIdleCapital).at(site, month))
	return { accelerators, acceleratorMonths: sum(accelerators), idleCapitalUsd: sum(idleUsd) }
}
