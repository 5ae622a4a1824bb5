import type { Warning } from '#shared/result/warning-result.ts'
import { columnOf } from '../kernel/run.ts'
import { rampedCapacity } from '../layers/energy/available.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { batteryInEvent, flexiblePower, flexibleWork, nonFirmPower } from '../layers/energy/firm/flexible.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import { rowsAt } from '../places/rows-of-site.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

/** Less is rounding. */
const LEAST_MW = 1

/** Power that may be cut and that nothing stands behind, and promises to pause that no work can keep. Rules lP3, lP4. */
export function flexibleWarnings({ frame }: WarningFacts): readonly Warning[] {
	return frame.world.model.plan.sites.flatMap((site, index) => {
		const contracts = [...rowsAt(frame.world, 'contract', index)]
		const name = site.name || site.id
		return [...uncounted(frame, { index, name, contracts }), ...unbacked(frame, { index, contracts })]
	})
}

type WarnedSite = { readonly index: number; readonly name: string; readonly contracts: readonly number[] }

/** Told of the best month of those in which all of it serves: before work runs nothing counts anyway. */
function uncounted(frame: WarningFacts['frame'], { index, name, contracts }: WarnedSite): readonly Warning[] {
	const [nonFirm, counts] = [columnOf(frame, nonFirmPower), columnOf(frame, flexiblePower)]
	let [best, mostMW, uncountedMW] = [-1, 0, 0]
	for (let month = 0; month < frame.world.months; month++) {
		const MW = nonFirm.at(index, month) - counts.at(index, month)
		const isMore = nonFirm.at(index, month) > mostMW
		if (isMore || (nonFirm.at(index, month) === mostMW && MW < uncountedMW)) [best, uncountedMW] = [month, MW]
		if (isMore) mostMW = nonFirm.at(index, month)
	}
	const contract = contracts.find((row) => sourceOf(contractAt(frame.world.model, row).kind) === 'non_firm')
	if (uncountedMW < LEAST_MW || contract === undefined) return []
	const at = (quantity: Parameters<typeof columnOf>[1]) => columnOf(frame, quantity).at(index, best)
	const facts = {
		site: name,
		uncountedMW,
		nonFirmMW: at(nonFirmPower),
		workMW: at(flexibleWork),
		batteryMW: at(batteryInEvent),
	}
	return [{ path: `powerContracts[${String(contract)}].backupMW`, code: 'nonfirm_uncounted', facts }]
}

function unbacked(frame: WarningFacts['frame'], { index, contracts }: Omit<WarnedSite, 'name'>): readonly Warning[] {
	const { model, months } = frame.world
	const promises = contracts.filter((row) => contractAt(model, row).kind.role === 'load')
	const [ramped, work] = [columnOf(frame, rampedCapacity), columnOf(frame, flexibleWork)]
	const [first] = promises
	if (first === undefined) return []
	let [promisedMW, workMW, most] = [0, 0, 0]
	for (let month = 0; month < months; month++) {
		const promised = promises.reduce((sum, row) => sum + ramped.at(row, month), 0)
		const over = promised - work.at(index, month)
		if (over > most) [promisedMW, workMW, most] = [promised, work.at(index, month), over]
	}
	if (most < LEAST_MW) return []
	const facts = { contract: nameOf(contractAt(model, first).contract), promisedMW, workMW }
	return [{ path: `powerContracts[${String(first)}].capacityMW`, code: 'promise_unbacked', facts }]
}
