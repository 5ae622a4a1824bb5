import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ApplicationResult } from '#shared/workload-result.ts'
import { demandTable } from './demand-table.ts'
import { applicationsFinding } from './findings/demand-finding.ts'
import type { KeyFigure } from './key-figure.ts'
import type { LayerPage, ListEntry, NamedChart, PageInput } from './layer-page.ts'
import { type Extreme, largest, smallest, sum } from './series.ts'
import { compact, MISSING, percent, usd } from './wording/figures.ts'
import { shortMonth } from './wording/months.ts'

function demandChart(result: PlanResult, today: string | null): NamedChart {
	const { required, available } = result.layers.applications
	const worst = largest(required.map((value, index) => value - (available[index] ?? 0)))
	const short = worst !== null && worst.value > 1e-6
	return {
		title: short
			? `${compact(worst.value)} tokens/s go unserved in ${shortMonth(result.months[worst.index] ?? '')}`
			: 'Every token asked for is served',
		sub: 'Output tokens a second at the peak of the active window, asked and served',
		chart: {
			months: result.months,
			unit: 'tokens/s',
			bars: [],
			steps: [
				{
					name: 'Served',
					values: available,
					colour: 'applications',
					ink: 'applications-ink',
					look: 'solid',
					area: 'applications-soft',
				},
				{ name: 'Asked', values: required, colour: 'ink', ink: 'ink', look: 'solid' },
			],
			short: { name: 'Unserved', lower: available, upper: required, colour: 'applications' },
			callout: null,
			today,
		},
	}
}

type Noted = { readonly lowest: Extreme | null; readonly runsAt: string; readonly own: ApplicationResult }

/** When it is served least, and where it runs if not simply in a data centre. */
function noteOf({ lowest, runsAt, own }: Noted, months: readonly string[]): string {
	const served =
		lowest === null ? 'nothing asked in these months' : `lowest in ${shortMonth(months[lowest.index] ?? '')}`
	const place = runsAt === '' || runsAt === 'datacenter' ? '' : `runs at ${runsAt}`
	if (own.inDevicesTokensPerSecond !== undefined) return `its devices serve themselves; ${place}`
	return place === '' ? served : `${served}; ${place}`
}

function entriesOf(plan: PlanFile, result: PlanResult): readonly ListEntry[] {
	const { archetypes } = catalogueFor(plan)
	return plan.applications.flatMap((application) => {
		const own = result.applications[application.id]
		if (own === undefined) return []
		const peak = largest(own.demandTokensPerSecond)
		const lowest = smallest(own.servedShare)
		const at = lowest?.index ?? 0
		const served = `${compact(own.servedTokensPerSecond[at] ?? 0)} of ${compact(own.demandTokensPerSecond[at] ?? 0)} tok/s`
		const entry: ListEntry = {
			key: application.id,
			status: lowest === null ? null : lowest.value >= 1 - 1e-9 ? 'ok' : 'failing',
			title: `${application.name ?? application.id} asks for ${compact(peak?.value ?? 0)} tokens/s at its peak`,
			note: noteOf(
				{ lowest, runsAt: archetypes.find(({ id }) => id === application.archetype)?.runsAt ?? '', own },
				result.months,
			),
			value: MISSING,
			open:
				lowest === null
					? null
					: {
							text: served,
							why: {
								quantity: 'applications.served',
								scope: `application:${application.id}`,
								month: result.months[at] ?? null,
							},
						},
		}
		return [entry]
	})
}

function figuresOf(result: PlanResult): readonly KeyFigure[] {
	const { required, coverage } = result.layers.applications
	const peak = largest(required)
	const worst = smallest(coverage)
	const months = result.months
	const figure = (quantity: string, month: string | null) => ({ quantity, scope: 'plan', month })
	const tokens = sum(Object.values(result.applications).map((application) => sum(application.meanTokensPerSecond)))
	return [
		{
			label: 'Asked at the peak',
			value: compact(peak?.value ?? 0),
			unit: 'tokens/s',
			note: peak === null || peak.value <= 0 ? '' : shortMonth(months[peak.index] ?? ''),
			why: figure('layers.applications.required', months[peak?.index ?? 0] ?? null),
		},
		{
			label: 'Lowest served',
			value: worst === null ? MISSING : percent(worst.value),
			unit: '',
			note: worst === null ? 'nothing asked' : shortMonth(months[worst.index] ?? ''),
			why: worst === null ? null : figure('layers.applications.coverage', months[worst.index] ?? null),
		},
		{
			label: 'Asked on average',
			value: compact(tokens / Math.max(1, months.length)),
			unit: 'tokens/s',
			note: 'mean of all months',
			why: null,
		},
		{
			label: 'Revenue',
			value: usd(result.finance.totals.revenueUsd),
			unit: '',
			note: 'over the plan',
			why: figure('finance.totals.revenueUsd', null),
		},
	]
}

/** Applications: what users ask for over time and how much of it they get. */
export function buildApplicationsView({ plan, result, today }: PageInput<PlanFile, PlanResult>): LayerPage {
	const entries = entriesOf(plan, result)
	const table = demandTable(plan, result)
	return {
		layer: 'applications',
		finding: applicationsFinding(plan, result),
		figures: figuresOf(result),
		bars: null,
		charts: [demandChart(result, today)],
		list:
			entries.length === 0
				? null
				: {
						title: 'What each application asks for',
						sub: 'Right: what is served in its worst month, of what is asked',
						entries,
					},
		tables: table === null ? [] : [table],
	}
}
