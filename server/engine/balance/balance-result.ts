import type { Cause } from '#shared/result/cause-result.ts'
import { valueAt, add, at, item } from '../cells.ts'
import type { Buildout, LayerBalance, LayerBalances, PlanResult } from '#shared/result.ts'
import type { SparseSeries } from '#shared/series.ts'
import type { Layer } from '#shared/layers.ts'
import { listOf, sparseListOf } from '../document-series.ts'
import { boundIn, shortfallIn, workloadsAt } from './layers/binding.ts'
import { Bindings } from './layers/bindings.ts'
import type { LayerFlows } from './layers/layer-balance.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import type { BalanceRun } from './run-balance.ts'
import { applicationResults, type BalancedWorkload, workloadResults } from './workloads/workload-results.ts'
import { itPeakMW, nameplateMW } from '#server/engine/layers/chips/it-power.ts'
import { facilityPeakMW } from '#server/engine/layers/energy/part-load.ts'

/** Accelerators and power of one site, month by month. */
type SitePower = {
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
function sitePower({ input, layout, ledger }: BalanceRun, siteIndex: number): SitePower {
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

type SiteBalanceResult = {
	readonly layers: LayerBalances
	readonly binding: readonly (Layer | null)[]
	readonly buildout: Buildout
	readonly power: SitePower
}

/** The parts of the result document that the balance makes. */
export type BalanceResult = Pick<PlanResult, 'binding' | 'buildout' | 'servedShare' | 'applications'> & {
	readonly layers: LayerBalances
	readonly bindingCause: readonly (Cause | null)[]
	readonly workloads: Readonly<Record<string, BalancedWorkload>>
	readonly stranded: { readonly accelerators: readonly number[]; readonly acceleratorMonths: number }
	readonly sites: Readonly<Record<string, SiteBalanceResult>>
}

/** The balance of a run as the result document states it, with what binds it. Rules B9–B14. */
export function balanceResult(plain: BalanceRun, bindings = new Bindings(plain)): BalanceResult {
	const { run, flows, bounds, causes, buildouts: views } = bindings
	const power = run.input.sites.map((_, site) => sitePower(run, site))
	return madeWhenRead<BalanceResult>({
		layers: () => layersOf(flows.plan),
		binding: () => bounds.map((bound) => bound?.layer ?? null),
		bindingCause: () => causes,
		buildout: () => views.plan,
		servedShare: () => servedShare(run),
		stranded: () => strandedOf(run, power),
		workloads: () => workloadResults(run),
		applications: () => applicationResults(run),
		sites: () => siteBalances(bindings, power),
	})
}

function strandedOf({ input }: BalanceRun, power: readonly SitePower[]): BalanceResult['stranded'] {
	const accelerators = Array.from({ length: input.months }, (_, month) =>
		power.reduce((sum, { strandedAccelerators }) => sum + valueAt(strandedAccelerators, month), 0),
	)
	return { accelerators, acceleratorMonths: accelerators.reduce((sum, count) => sum + count, 0) }
}

function siteBalances({ run, flows, buildouts: views }: Bindings, power: readonly SitePower[]): BalanceResult['sites'] {
	const { input } = run
	return Object.fromEntries(
		input.sites.flatMap(({ id }, site) => {
			const [own, buildout, drawn] = [flows.sites[site], views.sites[site], power[site]]
			if (!own || !buildout || !drawn) return []
			const here = { workloads: workloadsAt(run, site), sites: [site] }
			const binding = Array.from(
				{ length: input.months },
				(_, month) => boundIn({ flows: own, month, shortfall: shortfallIn(run, month, here) })?.layer ?? null,
			)
			const part: SiteBalanceResult = { layers: layersOf(own), binding, buildout, power: drawn }
			return [[id, part]]
		}),
	)
}

/** Σ allocated ÷ Σ required accelerators of the plan; null where none is required. Rule B10. */
function servedShare({ input, ledger }: BalanceRun): SparseSeries {
	return Array.from({ length: input.months }, (_, month) => {
		let [required, allocated] = [0, 0]
		for (let workload = 0; workload < input.workloads.length; workload++) {
			required += valueAt(ledger.workRequired, workload * input.months + month)
			allocated += valueAt(ledger.workAllocated, workload * input.months + month)
		}
		return required > 0 ? allocated / required : null
	})
}

function layersOf({ layers }: LayerFlows): LayerBalances {
	const part = (layer: Layer, unit: LayerBalance['unit']): LayerBalance => ({
		unit,
		required: listOf(layers[layer].required),
		available: listOf(layers[layer].available),
		coverage: sparseListOf(layers[layer].coverage),
	})
	return {
		energy: part('energy', 'MW'),
		chips: part('chips', 'accelerators'),
		infrastructure: part('infrastructure', 'MW'),
		models: part('models', 'tokens/s'),
		applications: part('applications', 'tokens/s'),
	}
}
