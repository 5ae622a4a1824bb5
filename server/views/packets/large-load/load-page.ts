import type { LargeLoad, LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { timeChart } from '#shared/charts/time-model.ts'
import { figuresFrom, type FigureSource } from '../../figures/figure.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { largest } from '../../figures/series.ts'
import { tableOf, timeChartOf } from '../../report/parts/blocks.ts'
import type { FactsBlock, SectionBody } from '../../report/report-model.ts'
import { left, right, words } from '../../report/parts/report-parts.ts'
import { count, megawatts, MISSING, power } from '#shared/formats/figures.ts'
import { listInWords, longMonth, shortMonth } from '#shared/formats/months.ts'
import { keyInWords } from '#shared/formats/names.ts'

type LoadPage = { readonly source: FigureSource; readonly document: LargeLoad; readonly site: LargeLoadSite }

/** More rows of a ramp than are read. */
const MOST_STEPS = 60
const TENTHS = 10

const peakOf = ({ load }: LargeLoadSite) => largest(load.loadMW) ?? { index: 0, value: 0 }
const at = (series: readonly number[], index: number) => series[index] ?? 0
const monthText = (month: string | null) => (month === null ? MISSING : shortMonth(month))

/** Months in which the load, a part of it or the supply changes by a tenth of a megawatt; of a long ramp the peak and every January. */
function stepsOf({ document, site }: LoadPage): readonly number[] {
	const { firmMW, shiftableMW, pausableMW, firmSupplyMW } = site.load
	const told = (index: number) =>
		[firmMW, shiftableMW, pausableMW, firmSupplyMW].map((series) => Math.round(at(series, index) * TENTHS)).join(' ')
	const changes = document.months.flatMap((_, index) => (index === 0 || told(index) !== told(index - 1) ? [index] : []))
	if (changes.length <= MOST_STEPS) return changes
	const peak = peakOf(site).index
	return document.months.flatMap((month, index) =>
		index === 0 || index === peak || calendarMonth(month) === 1 ? [index] : [],
	)
}

/** Load, its parts and firm supply, from the month on in which any of them changes. */
export function splitTable(page: LoadPage) {
	const { document, site } = page
	const { load } = site
	const steps = stepsOf(page)
	return tableOf({
		title:
			steps.length === document.months.length
				? 'Load by month'
				: 'Load and supply, from the month on in which they change',
		columns: [left('From'), ...['Load, MW', 'Firm, MW', 'Shiftable, MW', 'Pausable, MW', 'Firm supply, MW'].map(right)],
		rows: steps.map((index) => [
			words(shortMonth(document.months[index] ?? '')),
			...[load.loadMW, load.firmMW, load.shiftableMW, load.pausableMW, load.firmSupplyMW].map((series) =>
				words(megawatts(at(series, index))),
			),
		]),
		least: 6,
		noun: 'steps',
		empty: 'No load in the plan.',
	})
}

const HOURS_A_MONTH = 730

/** What the site takes from the grid, month by month: in the peak hour, on average, and less what it sends out. */
function importTable({ document, site }: LoadPage) {
	const { peakImportMW, netImportMWh } = site.load
	return tableOf({
		title: 'Net grid import by month: peak hour as needed; average and energy as drawn',
		columns: [left('Month'), ...['In the peak hour, MW', 'On average, MW', 'Net, MWh'].map(right)],
		rows: document.months.map((month, index) => [
			words(shortMonth(month)),
			words(megawatts(at(peakImportMW, index))),
			words(megawatts(at(netImportMWh, index) / HOURS_A_MONTH)),
			words(count(at(netImportMWh, index))),
		]),
		least: 6,
		noun: 'months',
		empty: 'No month.',
	})
}

const NOT_SAID = 'not stated'

/** Who asks, and where the grid ends: the head of a request. */
const applicantBlock = ({ document: { applicant }, site }: LoadPage): FactsBlock => ({
	kind: 'facts',
	perRow: 3,
	title: '',
	rows: [
		{ name: 'Applicant', value: applicant.organisation ?? NOT_SAID },
		{ name: 'Contact', value: applicant.contact ?? NOT_SAID },
		{ name: 'Point of connection', value: site.connection.connectionPoint ?? NOT_SAID },
	],
})

const plainFigure = (
	label: string,
	value: string,
	beside: { readonly unit: string; readonly note: string },
): KeyFigure => ({
	...{ label, value, ...beside },
	why: null,
	figure: null,
})

function pauseNote({ load, pauseHoursPerYear }: LargeLoadSite): string {
	if (!load.pausableMW.some((MW) => MW > 0)) return 'none agreed'
	return pauseHoursPerYear === null ? 'hours not stated' : `${String(pauseHoursPerYear)} h/year`
}

function keyFigures({ source, document, site }: LoadPage): readonly KeyFigure[] {
	const { figure } = figuresFrom(source)
	const of = `site:${site.id}`
	const peak = peakOf(site)
	const peakMonth = monthText(document.months[peak.index] ?? null)
	const part = (label: string, series: readonly number[], note: string) =>
		plainFigure(label, megawatts(at(series, peak.index)), { unit: 'MW', note })
	return [
		keyFigure('Capacity to request', {
			figure: figure('space.siteCapacityMW', { of }),
			unit: 'MW',
			note: 'site when full, with reserve',
		}),
		plainFigure('Peak load', megawatts(peak.value), { unit: 'MW', note: peakMonth }),
		part('Firm', site.load.firmMW, 'at the peak'),
		part('Shiftable', site.load.shiftableMW, 'to other hours'),
		part('Pausable', site.load.pausableMW, pauseNote(site)),
		plainFigure('First power', monthText(site.firstPower), {
			unit: '',
			note: site.fullPower === null ? 'full power beyond plan end' : `full ${shortMonth(site.fullPower)}`,
		}),
	]
}

/** Firm, shiftable and pausable load by month, under firm supply. */
export function loadChart({ source, document, site }: LoadPage) {
	const { load, id } = site
	const peak = peakOf(site)
	const { series } = figuresFrom(source)
	const title =
		peak.value === 0
			? 'No load is planned'
			: `${power(peak.value)} at most, in ${longMonth(document.months[peak.index] ?? '')}`
	const chart = timeChart({
		months: document.months,
		unit: 'MW at the meter',
		bars: [
			{ name: 'Firm', values: load.firmMW, colour: 'energy' },
			{ name: 'Shiftable', values: load.shiftableMW, colour: 'energy-ink' },
			{ name: 'Pausable', values: load.pausableMW, colour: 'ink-3' },
		],
		steps: [{ name: 'Firm supply', ...series('contractedFirmMW', `site:${id}`), colour: 'ink' }],
		status: null,
	})
	return timeChartOf(
		{ title, chart },
		{
			source: 'Load: the larger of need and draw. Unspecified load counts as firm.',
			least: 130,
			most: 210,
		},
		[{ quantity: 'layers.energy.required' }, { quantity: 'sites.facilityPowerMW' }],
	)
}

/** «240 MW at the peak: 180 MW firm, 40 MW shiftable and 20 MW pausable» */
function findingOf({ site }: LoadPage): string {
	const peak = peakOf(site)
	if (peak.value === 0) return `${site.name} requests no load yet`
	const { load } = site
	const parts = [
		`${power(at(load.firmMW, peak.index))} firm`,
		...(at(load.shiftableMW, peak.index) > 0 ? [`${power(at(load.shiftableMW, peak.index))} shiftable`] : []),
		...(at(load.pausableMW, peak.index) > 0 ? [`${power(at(load.pausableMW, peak.index))} pausable`] : []),
	]
	if (parts.length === 1) return `${site.name} requests ${power(peak.value)} at the peak, all of it firm`
	return `${site.name} requests ${power(peak.value)} at the peak: ${listInWords(parts)}`
}

/** The load of a site, by month. */
export function loadPage(page: LoadPage): SectionBody {
	const { site } = page
	const { limitMW, voltageKV } = site.connection
	const at = voltageKV === null ? 'No voltage is stated' : `Connected at ${String(voltageKV)} kV`
	const through = limitMW === null ? 'no import limit is stated' : `through at most ${power(limitMW)}`
	const control = site.siteControl === null ? 'not stated' : keyInWords(site.siteControl)
	return {
		bookmark: `Load, ${site.name}`,
		finding: findingOf(page),
		lede: `${at}; ${through}. Site control: ${control}.`,
		blocks: [
			applicantBlock(page),
			{ kind: 'figures', figures: keyFigures(page), perRow: 3 },
			loadChart(page),
			splitTable(page),
			importTable(page),
		],
	}
}
