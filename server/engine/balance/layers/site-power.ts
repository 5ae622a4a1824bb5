import { add, at, item } from '../../cells.ts'
import { itPeakMW, nameplateMW } from '../../layers/chips/it-power.ts'
import { facilityPeakMW } from '../../layers/energy/part-load.ts'
import type { BalanceRun } from '../run-balance.ts'

/** Accelerators and power of one site, month by month. */
export type SitePower = {
	readonly installedAccelerators: Float64Array
	readonly availableAccelerators: Float64Array
	readonly energisedAccelerators: Float64Array
	/** past their ramp and not energised */
	readonly strandedAccelerators: Float64Array
	/** of what is installed, MW IT */
	readonly itNameplateMW: Float64Array
	/** IT peak of what is energised, MW IT */
	readonly itPowerMW: Float64Array
	/** facility peak at part load, never above firm power, MW facility */
	readonly facilityPowerMW: Float64Array
	/** what energy, carbon and water are counted from, MW IT */
	readonly averageItMW: Float64Array
}

/** Power a site draws at its peak and on average. Rules C3, C7. */
export function sitePower({ input, layout, ledger }: BalanceRun, siteIndex: number): SitePower {
	const { months } = input
	const zero = () => new Float64Array(months)
	const power = {
		installedAccelerators: zero(),
		availableAccelerators: zero(),
		energisedAccelerators: zero(),
		strandedAccelerators: zero(),
		itNameplateMW: zero(),
		itPowerMW: zero(),
		facilityPowerMW: zero(),
		averageItMW: zero(),
	}
	const site = input.sites[siteIndex]
	if (!site) return power
	const { itOverheadFactor, idlePowerShare } = site
	const trainingShare = site.diversityTraining * site.loadFactorTraining
	const inferenceShare = site.diversityInference * site.loadFactorInference
	const rentedShare = site.diversityMixed * site.loadFactorRented
	const tenants = zero()
	for (const poolIndex of item(layout.poolsAtSite, siteIndex)) {
		const pool = item(layout.pools, poolIndex)
		const powerKW = item(input.kinds, pool.kind).powerKW
		const nameplate = (accelerators: number) => nameplateMW({ accelerators, powerKW, itOverheadFactor })
		for (let month = 0; month < months; month++) {
			const cell = poolIndex * months + month
			let [installed, available] = [0, 0]
			for (const order of pool.orders) {
				installed += at(item(input.orders, order).installed, month)
				available += at(item(input.orders, order).available, month)
			}
			const energised = at(ledger.poolEnergised, cell)
			const allocated = at(ledger.poolBusy, cell)
			const training = at(ledger.poolBusyTraining, cell)
			const diversity = at(ledger.diversity, siteIndex * months + month)
			const peak = itPeakMW({ accelerators: energised, powerKW, itOverheadFactor, diversity })
			add(power.installedAccelerators, month, installed)
			add(power.availableAccelerators, month, available)
			add(power.energisedAccelerators, month, energised)
			add(power.strandedAccelerators, month, available - energised)
			add(power.itNameplateMW, month, nameplate(installed))
			add(pool.ofTenant ? tenants : power.itPowerMW, month, peak)
			const busy = nameplate(training) * trainingShare + nameplate(allocated - training) * inferenceShare
			const restShare = pool.ofTenant ? rentedShare : idlePowerShare
			add(power.averageItMW, month, busy + nameplate(energised - allocated) * restShare)
		}
	}
	for (let month = 0; month < months; month++) {
		const [leased, theirs] = [at(ledger.leasedFed, siteIndex * months + month), at(tenants, month)]
		add(power.itPowerMW, month, Math.max(leased, theirs))
		add(power.averageItMW, month, Math.max(0, leased - theirs) * site.loadFactorRented)
		const drawn = facilityPeakMW(site, { itMW: at(power.itPowerMW, month), month })
		power.facilityPowerMW[month] = Math.min(drawn, at(ledger.energyAvailable, siteIndex * months + month))
	}
	return power
}
