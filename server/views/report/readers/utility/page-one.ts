import type { LargeLoad, LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import type { KeyFigure } from '#shared/formats/key-figure.ts'
import { timeChart, type StepSeries } from '#shared/charts/time-model.ts'
import { MISSING, megawatts, percent, power } from '#shared/formats/figures.ts'
import { counted, listInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import { tableOf, timeChartOf } from '../../parts/blocks.ts'
import { left, right, strong, words } from '../../parts/report-parts.ts'
import type { Block, ChartBlock, ReportInput, SectionBody, TableBlock } from '../../report-model.ts'
import { joined, oddsSentence, plainFigure } from '../reader-parts.ts'
import {
	characterTable,
	flexibilityTable,
	importPeakOf,
	largestStep,
	loadFactor,
	peakOf,
	type SiteFacts,
	transformersToBuy,
} from './load-facts.ts'
import { phasesOf, requestedMW, requestTable } from './requests.ts'

type UtilitySource = Pick<ReportInput, 'plan' | 'result' | 'simulation'>
type AskedLoad = { readonly source: UtilitySource; readonly document: LargeLoad }

const place = ({ name, region, country, latitude, longitude }: LargeLoadSite): string => {
	const at =
		latitude === null || longitude === null
			? ''
			: ` (${formatFigure(Math.abs(latitude), { digits: 4 })} ${latitude < 0 ? 'S' : 'N'}, ${formatFigure(Math.abs(longitude), { digits: 4 })} ${longitude < 0 ? 'W' : 'E'})`
	return `${[name, region, country].filter((part) => part !== null && part !== '').join(', ')}${at}`
}

/** «Requested: 840 MW of contract demand at 345 kV, in three phases from July 2026 to October 2027» */
function requestFinding({ source, document }: AskedLoad): string {
	const { sites } = document
	const phases = sites.flatMap(({ id }) => phasesOf(source, id))
	const all = sites.reduce((sum, { id }) => sum + requestedMW(source, id), 0)
	const [first] = phases.toSorted((one, other) => one.energized.localeCompare(other.energized))
	const last = phases
		.flatMap(({ full }) => full ?? [])
		.toSorted()
		.at(-1)
	if (first === undefined) return 'No grid service is requested yet'
	const kV = [...new Set(sites.flatMap(({ connection }) => connection.voltageKV ?? []))]
	const volts = kV.length === 1 ? ` at ${String(kV[0])} kV` : ''
	const where = sites.length > 1 ? ` at ${counted(sites.length, 'site')}` : ''
	const span =
		last === undefined || last === first.energized
			? `from ${longMonth(first.energized)}`
			: `from ${longMonth(first.energized)} to ${longMonth(last)}`
	return `Requested: ${power(all)} of contract demand${volts}${where}, in ${counted(phases.length, 'phase')} ${span}`
}

/** Import against what the substation carries without its largest transformer. */
function reserveSentence(facts: SiteFacts): string {
	const { site } = facts
	const { withoutLargestMW } = site.connection
	const toBuy = transformersToBuy(facts)
	if (withoutLargestMW === null)
		return toBuy === null
			? 'No transformer is entered: N−1 is unknown.'
			: `No transformer is entered, so N−1 is not tested; the equipment list has ${toBuy}.`
	const [most, own] = [peakOf(site).value, importPeakOf(site).value]
	const text = (MW: number) =>
		MW <= withoutLargestMW
			? `is within the N−1 limit of ${power(withoutLargestMW)}`
			: `exceeds the N−1 limit of ${power(withoutLargestMW)} by ${power(MW - withoutLargestMW)}`
	return most === own
		? `Import peaks at ${power(own)} and ${text(own)}.`
		: `With own plant that runs, import peaks at ${power(own)} and ${text(own)}; without it ${power(most)} ${text(most)}.`
}

function siteLede(facts: SiteFacts): string {
	const { document, site } = facts
	const peak = peakOf(site)
	const land = site.landHectares === null ? '' : `, ${formatFigure(site.landHectares, { digits: 3 })} ha`
	return joined([
		`${place(site)}${land}.`,
		`Load peaks at ${power(peak.value)} in ${longMonth(document.months[peak.index] ?? '')}.`,
		reserveSentence(facts),
	])
}

const MOST_SITES = 16

/** The month in which the last of the phases has ramped up; a dash where one never does in the plan. */
function fullOf(phases: ReturnType<typeof phasesOf>): string {
	const months = phases.map(({ full }) => full)
	const last = months
		.flatMap((month) => month ?? [])
		.toSorted()
		.at(-1)
	return last === undefined || months.includes(null) ? MISSING : shortMonth(last)
}

/** A row a site, their sum first: the megawatts add up, the months of peak load do not. */
function requestsBySite({ source, document }: AskedLoad): TableBlock {
	const rows = document.sites.map((site) => ({
		site,
		MW: requestedMW(source, site.id),
		phases: phasesOf(source, site.id),
	}))
	const most = (of: (site: LargeLoadSite) => number) => rows.reduce((sum, { site }) => sum + of(site), 0)
	return tableOf({
		title: 'The request, site by site',
		columns: [
			left('Site', 1.2),
			...[
				'Contract demand, MW',
				'Phases',
				'First energized',
				'Full after ramp',
				'Peak load, MW',
				'Peak import, MW',
				'kV',
			].map(right),
			left('Point of interconnection', 1),
		],
		rows: [
			[
				strong('All sites'),
				strong(megawatts(rows.reduce((sum, { MW }) => sum + MW, 0))),
				strong(String(rows.reduce((sum, { phases }) => sum + phases.length, 0))),
				...[words(''), words('')],
				strong(megawatts(most((site) => peakOf(site).value))),
				strong(megawatts(most((site) => importPeakOf(site).value))),
				words(''),
				words('each site at its own peak'),
			],
			...rows.map(({ site, MW, phases }) => [
				words(site.name),
				words(megawatts(MW)),
				words(String(phases.length)),
				words(phases[0] === undefined ? MISSING : shortMonth(phases[0].energized)),
				words(fullOf(phases)),
				words(megawatts(peakOf(site).value)),
				words(megawatts(importPeakOf(site).value)),
				words(site.connection.voltageKV === null ? MISSING : String(site.connection.voltageKV)),
				words(site.connection.connectionPoint ?? 'not stated'),
			]),
		],
		least: Math.min(rows.length + 1, MOST_SITES),
		noun: 'sites',
		empty: '',
	})
}

const PHASE_COLORS = ['energy', 'energy-soft', 'energy-ink', 'sunken'] as const

/** Contract demand by phase with the load, with import beside own plant, and with what the substation carries. */
function importChart({ source, facts }: { source: UtilitySource; facts: SiteFacts }): ChartBlock {
	const { document, site } = facts
	const { series } = figuresFrom(source)
	const phases = phasesOf(source, site.id)
	const { allTransformersMVA, withoutLargestMW, powerFactor } = site.connection
	const flat = (name: string, MW: number): StepSeries => ({
		name,
		values: document.months.map(() => MW),
		colour: 'ink-2',
		look: 'limit',
	})
	const last = PHASE_COLORS.length - 1
	const peak = peakOf(site)
	const most = phases.at(-1)?.totalMW ?? 0
	const isOver = peak.value > most
	return timeChartOf(
		{
			title: isOver
				? `Load exceeds the request by ${power(peak.value - most)} at its peak`
				: `The request meets the load: ${power(peak.value)} of ${power(most)} at its peak`,
			chart: timeChart({
				months: document.months,
				unit: 'MW at the meter',
				bars: phases.slice(0, PHASE_COLORS.length).map((phase, at) => ({
					name: phase.name,
					...series('contracts.rampedMW', `contract:${phase.id}`),
					colour: PHASE_COLORS[Math.min(at, last)] ?? 'energy',
				})),
				steps: [
					{ name: 'Load', values: [...site.load.loadMW], colour: 'ink' },
					{ name: 'Import with own plant', values: [...site.load.peakImportMW], colour: 'ink-2', look: 'dashed' },
					...(allTransformersMVA === null ? [] : [flat('N', allTransformersMVA * powerFactor)]),
					...(withoutLargestMW === null ? [] : [flat('N−1', withoutLargestMW)]),
				],
				status: null,
			}),
		},
		{
			source: `Bars: contract demand by phase, with its ramp. Own plant counts where it runs in the plan. Transformers at power factor ${formatFigure(powerFactor, { digits: 2 })}.`,
			least: 170,
			most: 260,
		},
		[{ quantity: 'layers.energy.required' }, { quantity: 'sites.facilityPowerMW' }],
	)
}

function figuresOf(facts: SiteFacts): readonly KeyFigure[] {
	const { document, site } = facts
	const [peak, own] = [peakOf(site), importPeakOf(site)]
	const month = (index: number) => shortMonth(document.months[index] ?? '')
	const step = largestStep(facts)
	const factor = loadFactor(facts)
	const reserve = site.connection.withoutLargestMW
	return [
		plainFigure('Peak load', megawatts(peak.value), { unit: 'MW', note: `${month(peak.index)}, at the meter` }),
		plainFigure('Peak import', megawatts(own.value), {
			unit: 'MW',
			note: `${month(own.index)}, ${own.value < peak.value ? 'own plant running' : 'no own plant runs then'}`,
		}),
		plainFigure('Load factor', factor === null ? MISSING : percent(factor), { note: 'busiest 12 months' }),
		plainFigure('Largest step', megawatts(step.MW), { unit: 'MW', note: `${shortMonth(step.month)}, in one month` }),
		plainFigure('Substation, N−1', reserve === null ? MISSING : megawatts(reserve), {
			unit: reserve === null ? '' : 'MW',
			note: reserve === null ? 'no transformer is entered' : 'largest transformer out',
		}),
	]
}

function gapsTable({ document }: AskedLoad): TableBlock {
	const { missing } = document
	return tableOf({
		title: missing.length === 0 ? 'Nothing is open on our side' : `Still open on our side, ${String(missing.length)}`,
		columns: [left('Answer', 1.3), left('Of', 1)],
		rows: missing.map(({ label, of }) => [{ text: label, status: 'incomplete' as const }, words(of)]),
		least: 6,
		noun: 'answers',
		empty: 'The plan has every answer this request needs.',
	})
}

const applicantRow = ({ document: { applicant, sites } }: AskedLoad): Block => ({
	kind: 'facts',
	perRow: 3,
	title: '',
	rows: [
		{ name: 'Applicant', value: applicant.organisation ?? 'not stated' },
		{ name: 'Contact', value: applicant.contact ?? 'not stated' },
		{
			name: 'Point of interconnection',
			value: listInWords(
				[...new Set(sites.map(({ connection }) => connection.connectionPoint ?? 'not stated'))].slice(0, 3),
			),
		},
		{
			name: 'Voltage',
			value: listInWords(
				[
					...new Set(
						sites.map(({ connection: { voltageKV } }) =>
							voltageKV === null ? 'not stated' : `${String(voltageKV)} kV`,
						),
					),
				].slice(0, 3),
			),
		},
		{
			name: 'Same load requested elsewhere',
			value: listInWords([
				...new Set(
					sites.map(({ connection: { otherRequestsMW: MW } }) =>
						MW === null ? 'not stated' : MW === 0 ? 'none' : power(MW),
					),
				),
			]),
		},
	],
})

/** What is requested of the grid, by phase and date: one line, and what the load behind it is like. */
export function utilityPage(asked: AskedLoad): SectionBody {
	const { source, document } = asked
	const head = { bookmark: 'Large-load request', finding: sentenceCase(requestFinding(asked)) }
	const [first] = document.sites.toSorted((one, other) => requestedMW(source, other.id) - requestedMW(source, one.id))
	if (first === undefined) return { ...head, lede: 'No site is entered.', blocks: [gapsTable(asked)] }
	const facts: SiteFacts = { result: source.result, document, site: first }
	const isFleet = document.sites.length > 1
	return {
		...head,
		lede: joined([isFleet ? `Largest request: ${first.name}.` : '', siteLede(facts), oddsSentence(source)]),
		blocks: [
			applicantRow(asked),
			isFleet ? requestsBySite(asked) : requestTable(source, first.id),
			{ kind: 'figures', figures: figuresOf(facts), perRow: 5 },
			importChart({ source, facts }),
			{
				kind: 'pair',
				share: 0.5,
				left: [characterTable(facts)],
				right: [gapsTable(asked), flexibilityTable(facts)],
			},
		],
	}
}
