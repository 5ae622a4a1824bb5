import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import type { PlanResult } from '#shared/result.ts'
import type { LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Series } from '#shared/series.ts'
import { addSeries } from '../../figures/series.ts'
import { gridPeak, loadAtMeter } from '../../findings/transformer-finding.ts'
import type { PacketInput } from '../packet.ts'

type SiteLoadSource = Pick<PacketInput, 'plan' | 'result'>
type SiteLoadWorkload = PlanFile['workloads'][number]
type Flexible = NonNullable<SiteLoadWorkload['flexibility']>

/** Contracts of a site on its own flexibility: load that pauses when the utility asks. */
export function pauseContracts({ plan }: SiteLoadSource, siteId: string) {
	const kinds = catalogueFor(plan).powerContractTypes.filter(({ role }) => role === 'load')
	return plan.powerContracts.filter((one) => one.siteId === siteId && kinds.some(({ id }) => id === one.kind))
}

/** Rated kilowatts of the accelerators that a workload holds at a site, by month; empty where it never holds any. */
function placedKW({ plan, result }: SiteLoadSource, { id }: SiteLoadWorkload, siteId: string): Series {
	const { chips } = catalogueFor(plan)
	const here = Object.entries(result.workloads[id]?.placements ?? {}).filter(([pool]) => pool.startsWith(`${siteId}/`))
	const inKW = here.map(([pool, heads]) => {
		const chip = chips.find((row) => row.id === pool.slice(siteId.length + 1))
		const kW = (chip && ratedPower(chip)?.kW) ?? 0
		return heads.map((accelerators) => accelerators * kW)
	})
	return addSeries(inKW, result.months.length)
}

function placed({ result }: SiteLoadSource, { id }: SiteLoadWorkload, siteId: string): Series {
	const pools = Object.entries(result.workloads[id]?.placements ?? {})
	return addSeries(
		pools.flatMap(([pool, heads]) => (pool.startsWith(`${siteId}/`) ? [heads] : [])),
		result.months.length,
	)
}

/** Before anything is placed, by what is asked for of the workloads that may run there. */
function askedFor({ result }: SiteLoadSource, { id, siteIds }: SiteLoadWorkload, siteId: string): Series {
	const mayRun = siteIds.length === 0 || siteIds.includes(siteId)
	return mayRun ? (result.workloads[id]?.acceleratorsRequired ?? []) : []
}

type SiteLoadWork = {
	readonly flexibility: Flexible | null
	readonly kW: Series
	readonly placed: Series
	readonly asked: Series
}

/** Of a site’s accelerators by month, which part is held by work of one flexibility. */
function shareOf(works: readonly SiteLoadWork[], energised: Series, wanted: Flexible): (month: number) => number {
	const sum = (month: number, of: (work: SiteLoadWork) => Series, only?: Flexible) =>
		works.reduce(
			(all, work) => (only === undefined || work.flexibility === only ? all + (of(work)[month] ?? 0) : all),
			0,
		)
	return (month) => {
		const held = sum(month, ({ placed: own }) => own)
		if (held === 0) {
			const asked = sum(month, ({ asked: own }) => own)
			return asked === 0 ? 0 : sum(month, ({ asked: own }) => own, wanted) / asked
		}
		const kW = sum(month, (work) => work.kW)
		// What stands idle moves nowhere.
		const busy = held / Math.max(held, energised[month] ?? 0)
		return kW === 0 ? 0 : (busy * sum(month, (work) => work.kW, wanted)) / kW
	}
}

/** Of the load, what is not let to tenants: their work is their own. */
function ownShare({ itPowerMW, leasedItMW }: PlanResult['sites'][string], month: number): number {
	const power = itPowerMW[month] ?? 0
	return power === 0 ? 1 : Math.max(0, power - (leasedItMW?.[month] ?? 0)) / power
}

const noMore = (value: number, most: number) => Math.max(0, Math.min(value, most))

/** A site’s load by month: firm, what moves to other hours, what pauses. */
export function siteLoad(source: SiteLoadSource, siteId: string): LargeLoadSite['load'] {
	const { plan, result } = source
	const site = result.sites[siteId]
	if (site === undefined) throw new Error(`The result has no site ${siteId}.`)
	const drawn = site.facilityPowerMW
	const { importMWh, exportMWh } = site.dispatch
	const asked = site.layers.energy.required
	const loadMW = loadAtMeter(site)
	const agreed = addSeries(
		pauseContracts(source, siteId).map(({ id }) => result.contracts[id]?.rampedMW ?? []),
		result.months.length,
	)
	const works = plan.workloads.map((workload) => ({
		flexibility: workload.flexibility,
		kW: placedKW(source, workload, siteId),
		placed: placed(source, workload, siteId),
		asked: askedFor(source, workload, siteId),
	}))
	const [pauses, shifts] = (['pause', 'shift'] as const).map((one) => shareOf(works, site.energisedAccelerators, one))
	const part = (share: typeof pauses, month: number) =>
		(share?.(month) ?? 0) * ownShare(site, month) * (loadMW[month] ?? 0)
	const pausableMW = loadMW.map((MW, month) => noMore(Math.max(agreed[month] ?? 0, part(pauses, month)), MW))
	const shiftableMW = loadMW.map((MW, month) => noMore(part(shifts, month), MW - (pausableMW[month] ?? 0)))
	return {
		loadMW: [...loadMW],
		firmMW: loadMW.map((MW, month) => MW - (pausableMW[month] ?? 0) - (shiftableMW[month] ?? 0)),
		shiftableMW,
		pausableMW,
		agreedPauseMW: [...agreed],
		drawnMW: [...drawn],
		askedMW: [...asked],
		firmSupplyMW: [...site.contractedFirmMW],
		peakImportMW: [...gridPeak(source, siteId)],
		netImportMWh: importMWh.map((MWh, month) => MWh - (exportMWh[month] ?? 0)),
	}
}
