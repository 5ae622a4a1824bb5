import type { LargeLoad, LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import type { PlanResult } from '#shared/result.ts'
import { MISSING, percent, power } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { keyInWords } from '#shared/formats/names.ts'
import { largest } from '../../../figures/series.ts'
import type { TableBlock } from '../../report-model.ts'
import { pairsTable } from '../reader-parts.ts'

const HOURS_A_MONTH = 730
const YEAR = 12

export type SiteFacts = { readonly result: PlanResult; readonly document: LargeLoad; readonly site: LargeLoadSite }

export const peakOf = ({ load }: LargeLoadSite) => largest(load.loadMW) ?? { index: 0, value: 0 }
export const importPeakOf = ({ load }: LargeLoadSite) => largest(load.peakImportMW) ?? { index: 0, value: 0 }

/** Energy of the busiest twelve months ÷ its peak in every hour; null where nothing is drawn. */
export function loadFactor({ result, site }: SiteFacts): number | null {
	const drawn = result.sites[site.id]?.energyMWh ?? []
	const years = drawn.flatMap((_, at) => (at + YEAR > drawn.length ? [] : [drawn.slice(at, at + YEAR)]))
	const energies = years.map((year) => year.reduce((sum, MWh) => sum + MWh, 0))
	const best = largest(energies)
	if (best === null || best.value <= 0) return null
	const peak = Math.max(...(result.sites[site.id]?.facilityPowerMW ?? []).slice(best.index, best.index + YEAR))
	return peak <= 0 ? null : Math.min(1, best.value / (peak * HOURS_A_MONTH * YEAR))
}

/** The largest rise of the load from one month to the next. */
export function largestStep({ document, site }: SiteFacts): { readonly MW: number; readonly month: string } {
	const { loadMW } = site.load
	const rises = loadMW.map((MW, at) => MW - (loadMW[at - 1] ?? 0))
	const most = largest(rises) ?? { index: 0, value: 0 }
	return { MW: Math.max(0, most.value), month: document.months[most.index] ?? '' }
}

/** `3 × 80 MVA`: transformers of the substation that the plan has to buy; null where it buys none. */
export function transformersToBuy({ result, site }: SiteFacts): string | null {
	const bought = (result.sites[site.id]?.equipment ?? []).find(({ item }) => item === 'hv_transformer')
	if (bought === undefined || bought.count <= 0) return null
	return `${figure(bought.count)} × ${figure(bought.unitSize)} ${bought.sizeUnit} (${bought.name})`
}

const figure = (value: number) => formatFigure(value, { digits: 3 })

/** What the load is made of, and how it behaves: what the plan does not say is told as that. */
export function characterTable(facts: SiteFacts): TableBlock {
	const { result, site } = facts
	const of = result.sites[site.id]
	const { index, value: peak } = peakOf(site)
	const pue = of?.peakPue[index] ?? 1
	const { powerFactor, rideThrough, powerQuality } = site.connection
	const ups = site.standby.filter(({ item }) => item === 'ups')
	const batteries = site.standby.filter(({ item }) => item !== 'generator' && item !== 'ups')
	const sets = site.standby.filter(({ item }) => item === 'generator')
	const units = (rows: typeof ups) =>
		rows.length === 0
			? 'none'
			: rows
					.map(({ units: count, unitSize, sizeUnit }) => `${figure(count)} × ${figure(unitSize)} ${sizeUnit}`)
					.join(', ')
	return pairsTable(
		'Character of the load',
		[
			['Electronic, through UPS', peak <= 0 ? MISSING : percent(1 / pue)],
			['Cooling, motors and losses', peak <= 0 ? MISSING : percent(1 - 1 / pue)],
			['PUE in the peak hour', figure(pue)],
			['Power factor at the meter', figure(powerFactor)],
			['Load factor, busiest 12 months', shareText(loadFactor(facts))],
			['UPS modules', units(ups)],
			['UPS batteries', units(batteries)],
			['Backup generators', units(sets)],
			['Ride-through', rideThrough === null ? 'not stated' : keyInWords(rideThrough)],
			['Harmonics and power quality', powerQuality ?? 'not stated'],
		],
		['Item', 'Figure'],
	)
}

const shareText = (share: number | null) => (share === null ? MISSING : percent(share))

const orNone = (MW: number): string => (MW <= 0 ? 'none entered' : power(MW))

/** What can give way when the grid is short: how much, and for how long. */
export function flexibilityTable({ site }: SiteFacts): TableBlock {
	const { index } = peakOf(site)
	const { shiftableMW, pausableMW } = site.load
	const hours = site.pauseHoursPerYear
	return pairsTable(
		'What can give way',
		[
			...site.plants.map(({ name, capacityMW, hours: lasts, ready }): readonly [string, string] => [
				name,
				`${power(capacityMW)}${lasts === null ? '' : `, ${figure(lasts)} h`}, from ${shortMonth(ready.p50)}`,
			]),
			['Work that moves to other hours, at the peak', orNone(shiftableMW[index] ?? 0)],
			[
				'Work that pauses on request, at the peak',
				`${orNone(pausableMW[index] ?? 0)}${hours === null ? '' : `, ${figure(hours)} h/year`}`,
			],
		],
		['Item', 'Figure'],
	)
}

/** A value by month, in its quarter: the least, the mean or the most. */
export function byQuarter(
	months: readonly string[],
	series: readonly number[],
): readonly { readonly quarter: string; readonly least: number; readonly mean: number; readonly most: number }[] {
	const names = months.map((month) => `${month.slice(0, 4)} Q${String(Math.ceil(Number(month.slice(5)) / 3))}`)
	return [...new Set(names)].map((quarter) => {
		const values = series.filter((_, at) => names[at] === quarter)
		const sum = values.reduce((all, value) => all + value, 0)
		return { quarter, least: Math.min(...values), mean: sum / values.length, most: Math.max(...values) }
	})
}

export const meanImportMW = ({ site }: SiteFacts): readonly number[] =>
	site.load.netImportMWh.map((MWh) => Math.max(0, MWh) / HOURS_A_MONTH)
