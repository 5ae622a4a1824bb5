import { sectionsOf } from '#shared/report/presets.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { type FigureSource, figuresFrom } from '../../figures/figure.ts'
import { serviceText } from '../../figures/service-month.ts'
import { energyFinding } from '../../findings/energy-finding.ts'
import { poweredFinding } from '../../findings/powered-finding.ts'
import { buildEnergyView, buildFunnel, FUNNEL, meterChart } from '../../pages/energy-view.ts'
import { buildDayView } from '../../pages/site/day-view.ts'
import { buildPoweredChart } from '../../pages/overview-view.ts'
import { headOf } from '../../tables/head-of.ts'
import { MISSING, shortFigure } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { chartOf, timeChartOf } from '../parts/blocks.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type EntryColumn, entryTable, gridTable } from '../parts/entry-table.ts'
import { transformersTable } from '../parts/transformers-table.ts'
import { contractsGantt } from '../parts/gantt-block.ts'
import { barsBlock, tabBlocks } from '../parts/page-blocks.ts'
import type { Cell, ChartBlock, ReportInput, SectionBody, TableBlock } from '../report-model.ts'
import { left, planned, right, words } from '../parts/report-parts.ts'

type ContractColumn = EntryColumn<PlanFile['powerContracts'][number]>
type ContractPart = { readonly title: string; readonly columns: (source: FigureSource) => readonly ContractColumn[] }

const NAME: ContractColumn = { field: 'name', grow: 1.5 }
const SUPPLY: readonly ContractColumn[] = [
	{ field: 'kind', grow: 1.2 },
	{ field: 'status', usual: true },
	{ field: 'capacityMW' },
	{ field: 'startMonth' },
	{
		field: 'rampMonths',
		usual: true,
		cell: ({ rampSteps }, cell) => (rampSteps.length > 0 ? { ...cell, text: counted(rampSteps.length, 'step') } : cell),
	},
	{ field: 'termMonths' },
]
/** When its power comes, with what it waits for: the month that the plan enters stands before it. */
export const serviceColumn = (source: FigureSource): ContractColumn => ({
	head: left(headOf('contracts.start'), 1.2),
	cell: (contract) => words(serviceText(source, contract)),
})
const lateColumn = (source: FigureSource): ContractColumn => ({
	head: right('Late P50–P90'),
	cell: ({ id, startDelayMonths: late }) => {
		const text = late === null ? MISSING : `${formatFigure(late.p50)}–${formatFigure(late.p90)}`
		return planned(source.plan, { list: 'powerContracts', id, field: 'startDelayMonths' }, text)
	},
})

/** What a contract gives and what it costs: on a page together, where there is room apart. */
const CONTRACTS = {
	both: {
		title: 'Power contracts',
		columns: (source) => [
			NAME,
			...SUPPLY,
			serviceColumn(source),
			{ field: 'energyPriceUsdPerMWh' },
			{ field: 'takeOrPayShare' },
			lateColumn(source),
		],
	},
	supply: {
		title: 'Power contracts',
		columns: (source) => [NAME, ...SUPPLY, serviceColumn(source), lateColumn(source)],
	},
	terms: {
		title: 'Contract terms',
		columns: () => [
			NAME,
			{ field: 'counterparty', grow: 1.2 },
			...['energyPriceUsdPerMWh', 'demandChargeUsdPerKWMonth', 'takeOrPayShare', 'curtailmentHoursPerYear'].map(
				(field) => ({
					field,
				}),
			),
		],
	},
} as const satisfies Readonly<Record<string, ContractPart>>

/** Contracts one by one, the late ones first, then the largest. */
function contractsTable(source: FigureSource, part: keyof typeof CONTRACTS): TableBlock {
	const { title, columns } = CONTRACTS[part]
	return entryTable(
		{ ...source, list: 'powerContracts' },
		{ title, columns: columns(source), least: 3, noun: 'contracts', empty: 'No power contract yet.' },
	)
}

/** By its key: names of redundancy are sentences. */
const REDUNDANCY = String(fieldFacts('sites', 'redundancy').default)

/** Beside the peak hour, which is at full load, an average says at what load it is: «1.14 (L = 62 %)». */
const atItsLoad =
	(source: FigureSource) =>
	({ id }: { readonly id: string }, cell: Cell): Cell => {
		if (cell.text === MISSING) return cell
		const load = figuresFrom(source).figure('pueLoad', { of: `site:${id}`, at: 'last' })
		return { ...cell, text: `${cell.text} (L = ${load.text})` }
	}

/** What each site has and draws. */
export function sitesTable(source: FigureSource): TableBlock {
	return entryTable(
		{ ...source, list: 'sites' },
		{
			title: 'Sites',
			columns: [
				{ field: 'name', grow: 1.5 },
				{ field: 'targetItMW' },
				{ key: 'commissionedItMW', at: 'largest' },
				{ key: 'facilityPowerMW', at: 'largest', when: 'peak' },
				{ key: 'contractedFirmMW', at: 'largest' },
				{ field: 'interconnection.limitMW' },
				{ key: 'pue', at: 'last', when: 'last month', cell: atItsLoad(source) },
				{ key: 'peakPue' },
				{
					field: 'redundancy',
					grow: 0.6,
					cell: ({ redundancy }, cell) => ({ ...cell, text: redundancy ?? REDUNDANCY }),
				},
			],
			least: 2,
			noun: 'sites',
			empty: 'No site yet.',
		},
	)
}

const chartsOf = ({ plan, result }: ReportInput) => {
	const input = { plan, result, status: null }
	const powered = { title: poweredFinding(result.buildout, result.months), chart: buildPoweredChart(input) }
	return {
		meter: timeChartOf(meterChart(input), {
			source: 'Firm: contracts after ramp, redundancy and the interconnection’s limit.',
			least: 120,
			most: 220,
		}),
		powered: timeChartOf(powered, {
			measure: 'MW IT that power, halls and chips could each carry alone',
			source: 'Power is divided by PUE before it meets IT load.',
			least: 120,
			most: 210,
		}),
	}
}

/** Who carries a day of the tightest month, hour by hour, below what makes it that; nothing where nobody laid the days out. */
function dayBlocks({ plan, result, behind }: ReportInput): readonly ChartBlock[] {
	if (!behind?.day) return []
	const { siteId, month, days } = behind.day
	const { finding, panels, highest } = buildDayView({ plan, result, status: null, days }, { siteId, month })
	const site = plan.sites.find(({ id }) => id === siteId)?.name ?? siteId
	return panels.map(({ title, sub, day }, index) =>
		chartOf(
			{
				title: `${site}, ${longMonth(month)}. ${title}`,
				measure: index === 0 ? `${sub}. ${finding.title}` : sub,
				alt: `${title}. At most ${shortFigure(Math.max(0, ...day.loadMW))} MW in an hour.`,
				source: `${index === 0 ? DAY_CHOSEN : ''}Hours in local solar time.`,
				chart: { type: 'day', model: { day, highest, siteId, month } },
			},
			[{ quantity: 'sites.dispatch.importMWh' }],
		),
	)
}

const DAY_CHOSEN =
	'Worst of all sites and months with load: firm power furthest below the draw or need, or least above it. Load: draw of energized accelerators; those waiting for power draw nothing. '

/** Contracts one by one, what they carry, what they bring and what happens when they are cut. */
export function energySection(input: ReportInput): SectionBody {
	const { plan, result } = input
	const { title, lede } = energyFinding(plan, result)
	const { meter, powered } = chartsOf(input)
	const page = buildEnergyView({ plan, result, status: null })
	return {
		bookmark: 'Energy',
		finding: title,
		lede,
		blocks: [
			{ kind: 'figures', figures: page.figures, perRow: 6 },
			meter,
			barsBlock(buildFunnel(plan, result)),
			powered,
			...(plan.powerContracts.length === 0 ? [] : [contractsGantt(plan, result)]),
			contractsTable({ plan, result }, 'supply'),
			...(plan.powerContracts.length === 0 ? [] : [contractsTable({ plan, result }, 'terms')]),
			...transformersTable(input),
			...gridTable(plan, 'gatingWorks'),
			...dayBlocks(input),
			...page.tabs.slice(1).flatMap((tab) => (tab.id === FUNNEL ? [] : tabBlocks(tab))),
		],
	}
}

/** The same on a page. */
export function energyPage(input: ReportInput): SectionBody {
	const { plan, result } = input
	const { title, lede } = energyFinding(plan, result)
	const { meter, powered } = chartsOf(input)
	return {
		bookmark: 'Energy',
		finding: title,
		lede,
		blocks: [
			meter,
			contractsTable({ plan, result }, 'both'),
			powered,
			...(sectionsOf(input.facts.settings).includes('site') ? [] : [sitesTable({ plan, result })]),
		],
	}
}
