import { MISSING } from '#shared/formats/figures.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { resultOf, type runPlan } from '#server/engine/compute-plan.ts'
import { behindReport } from '#server/runs/files/behind-paper.ts'
import { buildApplicationsView } from '#server/views/pages/applications-view.ts'
import { buildBalanceView } from '#server/views/pages/balance-view.ts'
import { buildFlow } from '#server/views/pages/flow-view.ts'
import { buildChipsView } from '#server/views/pages/chips-view.ts'
import { buildMoneyView } from '#server/views/pages/money/money-view.ts'
import { buildMoneySummary } from '#server/views/pages/money/summary.ts'
import { buildEnergyView } from '#server/views/pages/energy-view.ts'
import { scheduleFinding } from '#server/views/findings/schedule-finding.ts'
import { buildInfrastructureView } from '#server/views/pages/infrastructure-view.ts'
import { quartersOf } from '#shared/formats/quarters.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { buildModelsView } from '#server/views/pages/models-view.ts'
import { buildOverview } from '#server/views/pages/overview-view.ts'
import { buildReport } from '#server/views/report/build-report.ts'
import { buildGantt } from '#server/views/schedule/build-gantt.ts'
import { progressTable } from '#server/views/tables/progress-table.ts'
import { buildSitePage } from '#server/views/pages/site/site-page.ts'
import { buildSitesView } from '#server/views/pages/site/sites-view.ts'
import { buildWorkforceView } from '#server/views/pages/workforce-view.ts'
import { dayPageOf } from '../laws/day-page.ts'

/** A figure on a page, in a chart or in the report that opens an explanation. */
export type Shown = {
	/** `energy.tables.0.rows.2.figures.3` */
	readonly at: string
	readonly value: number | null
	readonly unit: string | null
	readonly text: string | null
	readonly why: WhyTarget
}
/** One that opens none, by the name it stands under. */
export type Closed = { readonly at: string; readonly name: string }

const ISSUE = {
	number: null,
	generatedAt: '2026-11-24T00:00:00Z',
	generatedBy: 'Ada',
	snapshotHash: '0',
	project: 'Campus',
	scenario: 'Base',
	status: 'draft',
	settings: { ...PLAIN_SETTINGS, length: 'full' },
	reason: '',
	approvedBy: null,
	revisions: [],
	changes: null,
} as const

/** All that is shown of a plan: every page, and the report. */
export function pagesOf(plan: PlanFile, frame: ReturnType<typeof runPlan>): Readonly<Record<string, unknown>> {
	const result = resultOf(frame)
	const input = { plan, result, status: null }
	return {
		overview: buildOverview(input),
		energy: buildEnergyView(input),
		day: dayPageOf({ plan, result, frame }),
		chips: buildChipsView(input),
		infrastructure: buildInfrastructureView(input),
		models: buildModelsView(input),
		applications: buildApplicationsView(input),
		workforce: buildWorkforceView({ ...input, trade: null }),
		money: { ...buildMoneyView(input), summary: buildMoneySummary(input) },
		balance: buildBalanceView(plan, result),
		flow: buildFlow(plan, result),
		sites: buildSitesView(plan, result),
		site: plan.sites.map(({ id }) => buildSitePage(input, id)),
		schedule: {
			finding: scheduleFinding(result, plan),
			gantt: buildGantt(plan, result),
			progress: progressTable(plan, result),
		},
		report: buildReport({ plan, result, facts: ISSUE, behind: behindReport({ plan, result, frame }) }),
	}
}

type Found = { readonly shown: readonly Shown[]; readonly closed: readonly Closed[] }
type Tree = Readonly<Record<string, unknown>>

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function targetOf(value: unknown): WhyTarget | null {
	if (!isTree(value)) return null
	const [quantity, scope, month] = [text(value['quantity']), text(value['scope']), text(value['month'])]
	return quantity === null || scope === null ? null : { quantity, scope, month }
}

/** A figure, a bar or a cell with its own value. */
function figureAt(at: string, node: Tree): Shown | null {
	const why = targetOf(node['why'])
	const { value } = node
	if (why === null || (typeof value !== 'number' && value !== null)) return null
	return { at, value, why, unit: text(node['unit']), text: text(node['text']) ?? text(node['shown']) }
}

/** A figure of a quarter is told in each of its months. */
const quarterAt = (month: unknown) => ({ scope: `quarter:${quartersOf([String(month)])[0]?.name ?? ''}`, month: null })

/** Every month of a series, or of a bar of months. */
function pointsAt(at: string, node: Tree, months: readonly unknown[]): readonly Shown[] | null {
	const { opens, values } = node
	if (!isTree(opens) || !Array.isArray(values)) return null
	const all: readonly unknown[] = values
	const per = typeof node['per'] === 'number' ? node['per'] : 1
	return all.flatMap((value, index) => {
		const why = targetOf({
			...opens,
			...(node['quarterly'] === true ? quarterAt(months[index]) : { month: months[index] }),
		})
		return typeof value === 'number' && why !== null
			? [{ at: `${at}.${String(index)}`, value: value * per, unit: text(opens['unit']), text: null, why }]
			: []
	})
}

/** A key figure, a bar or a series without an explanation. */
function closedAt(at: string, node: Tree): Closed | null {
	const keyFigure = 'label' in node && 'figure' in node && node['figure'] === null && node['value'] !== MISSING
	const bar = 'missing' in node && 'shown' in node && !('why' in node) && node['value'] !== 0
	// Where the plan has no such place a series is nothing throughout.
	const series =
		'colour' in node &&
		Array.isArray(node['values']) &&
		!('opens' in node) &&
		node['values'].some((value) => value !== 0)
	return keyFigure || bar || series ? { at, name: text(node['label']) ?? text(node['name']) ?? '' } : null
}

/** Walks whatever is shown for its figures. */
export function figuresIn(value: unknown, at = '', months: readonly unknown[] = []): Found {
	if (!isTree(value)) return { shown: [], closed: [] }
	const own = figureAt(at, value)
	if (own) return { shown: [own], closed: [] }
	const points = pointsAt(at, value, months)
	if (points) return { shown: points, closed: [] }
	const closed = closedAt(at, value)
	const within = Array.isArray(value['months']) ? value['months'] : months
	const parts = Object.entries(value).map(([key, part]) => figuresIn(part, at === '' ? key : `${at}.${key}`, within))
	return {
		shown: parts.flatMap((part) => part.shown),
		closed: [...(closed ? [closed] : []), ...parts.flatMap((part) => part.closed)],
	}
}
