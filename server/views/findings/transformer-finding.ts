import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Series } from '#shared/series.ts'
import { addSeries, largest } from '../figures/series.ts'
import { power } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'

type TransformerFindingSource = { readonly plan: PlanFile; readonly result: PlanResult }
type TransformerFindingSite = PlanFile['sites'][number]

/** Whether the transformers of a site carry what is drawn through them: MW, at the power factor. */
export type TransformerCheck = {
	readonly allMW: number
	/** with the largest out of service */
	readonly withoutLargestMW: number
	readonly peakMW: number
	readonly peakMonth: string
	readonly state: 'exceeded' | 'no_reserve' | 'holds'
	readonly text: string
}

const PLANT = ['onsite_combustion', 'onsite_zero_carbon', 'storage']

/** At the meter, month by month: the larger of what is asked for and what is drawn. MW. */
export const loadAtMeter = ({ facilityPowerMW, layers }: PlanResult['sites'][string]): Series =>
	facilityPowerMW.map((MW, month) => Math.max(MW, layers.energy.required[month] ?? 0))

/** Plant that burns or makes something, and gives no energy in any month of the plan, takes nothing off the grid. */
const runs = (role: string, energyMWh: Series): boolean => role === 'storage' || energyMWh.some((MWh) => MWh > 0)

/** What the grid has to bring in the peak hour of each month: the load less what plant that runs on the site gives firmly. MW. */
export function gridPeak({ plan, result }: TransformerFindingSource, siteId: string): Series {
	const site = result.sites[siteId]
	if (site === undefined) return result.months.map(() => 0)
	const kinds = catalogueFor(plan).powerContractTypes
	const onSite = plan.powerContracts.flatMap((one) => {
		const role = kinds.find(({ id }) => id === one.kind)?.role ?? ''
		const { firmMW = [], energyMWh = [] } = result.contracts[one.id] ?? {}
		return one.siteId === siteId && PLANT.includes(role) && runs(role, energyMWh) ? [firmMW] : []
	})
	const own = addSeries(onSite, result.months.length)
	return loadAtMeter(site).map((MW, month) => Math.max(0, MW - (own[month] ?? 0)))
}

const powerFactorOf = ({ assumptions }: PlanFile, { id }: TransformerFindingSite): number =>
	(assumptions[`${id}/powerFactor`] ?? assumptions['powerFactor'])?.value ?? ASSUMPTIONS.powerFactor.default

function textOf({ allMW, withoutLargestMW, peakMW, peakMonth, state }: Omit<TransformerCheck, 'text'>): string {
	const peak = `${power(peakMW)} through the transformers in ${longMonth(peakMonth)}`
	if (state === 'exceeded') return `Transformers are too small: ${peak}, and together they carry ${power(allMW)}.`
	if (state === 'no_reserve')
		return `N−1 fails: ${peak}; with the largest out, the others carry ${power(withoutLargestMW)} (${power(peakMW - withoutLargestMW)} short).`
	return `N−1 is met: ${peak}; with the largest out, the others carry ${power(withoutLargestMW)}.`
}

/** Null where the plan states no transformers. */
export function transformerCheck(
	source: TransformerFindingSource,
	site: TransformerFindingSite,
): TransformerCheck | null {
	const { transformers } = site.interconnection
	const peak = largest(gridPeak(source, site.id))
	if (transformers.length === 0 || peak === null) return null
	const factor = powerFactorOf(source.plan, site)
	const allMVA = transformers.reduce((sum, { MVA, count }) => sum + MVA * count, 0)
	const allMW = allMVA * factor
	const withoutLargestMW = (allMVA - Math.max(...transformers.map(({ MVA }) => MVA))) * factor
	const { value: peakMW } = peak
	const state = peakMW > allMW ? 'exceeded' : peakMW > withoutLargestMW ? 'no_reserve' : 'holds'
	const told = { allMW, withoutLargestMW, peakMW, peakMonth: source.result.months[peak.index] ?? '', state } as const
	return { ...told, text: textOf(told) }
}
