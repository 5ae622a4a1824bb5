import { buildApplicationsView } from '#server/views/pages/applications-view.ts'
import { buildBalanceView } from '#server/views/pages/balance-view.ts'
import { buildFlow } from '#server/views/pages/flow-view.ts'
import { buildChipsView } from '#server/views/pages/chips-view.ts'
import { buildMoneyView } from '#server/views/pages/money/money-view.ts'
import { buildMoneySummary } from '#server/views/pages/money/summary.ts'
import { buildEnergyView } from '#server/views/pages/energy-view.ts'
import { scheduleFinding } from '#server/views/findings/schedule-finding.ts'
import { buildAssumptionsView } from '#server/views/pages/assumptions/assumptions-view.ts'
import { buildGantt } from '#server/views/schedule/build-gantt.ts'
import { buildNetworkView } from '#server/views/tables/build-network-view.ts'
import { progressTable } from '#server/views/tables/progress-table.ts'
import { buildStripModel } from '#server/views/layers/strip-view.ts'
import { describeStrip } from '#shared/charts/strip-model.ts'
import { buildInfrastructureView } from '#server/views/pages/infrastructure-view.ts'
import { layerStatuses } from '#server/views/layers/layer-status.ts'
import { buildModelsView } from '#server/views/pages/models-view.ts'
import { buildOverview } from '#server/views/pages/overview-view.ts'
import { SECTIONS } from '#server/views/report/section-records.ts'
import { buildReport } from '#server/views/report/build-report.ts'
import { reportPoints } from '#server/views/report/report-points.ts'
import { buildSitePage } from '#server/views/pages/site/site-page.ts'
import { buildSitesView } from '#server/views/pages/site/sites-view.ts'
import { buildPlaceView, buildStartView } from '#server/views/pages/start-view.ts'
import { buildWorkforceView } from '#server/views/pages/workforce-view.ts'
import type { ResultDocument } from '#server/views/messages/result-document.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { behindReport } from '#server/runs/files/behind-paper.ts'
import { resultOf, type runPlan } from '#server/engine/compute-plan.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { issueFacts } from '../factories/campus/campus.ts'
import { dayPageOf } from './day-page.ts'

/** One piece of prose: the page, the way to it, and what it says. */
/** What a way of sizing came to. */
const SIZED_WAY = {
	id: 'as_sized',
	firstPower: null,
	fullPower: null,
	capexUsd: 1e9,
	opexUsd: 2e9,
	...{ lostUsd: 0, bridge: null },
} as const

export type Said = { readonly at: string; readonly key: string; readonly text: string }

/** What is prose in a page's model, whatever list it stands in. */
const PROSE = [
	'title',
	'lede',
	'finding',
	'text',
	'mend',
	'note',
	'sub',
	'lead',
	'rest',
	'empty',
	'alt',
	'measure',
	'source',
	'label',
	'heads',
	'detail',
	'statusText',
]

/** Sources as they were published. */
const CITATIONS = 'fullReport.sections.blocks.items'

/** Models hold figures by the thousand: nothing is made of what is no prose. */
function saidIn(value: unknown, at: string, said: Said[] = []): readonly Said[] {
	if (typeof value !== 'object' || value === null) return said
	const isList = Array.isArray(value)
	// An item of a list is what the list is.
	const listed = isList ? (at.split('.').at(-1) ?? '') : null
	for (const [own, inner] of Object.entries(value)) {
		if (typeof inner === 'object') saidIn(inner, isList ? at : `${at}.${own}`, said)
		else if (typeof inner === 'string' && inner !== '') {
			const key = listed ?? own
			if (PROSE.includes(key)) said.push({ at, key, text: inner })
		}
	}
	return said
}

/** Every page of a plan and its report, as they are drawn; with the Full and what is run behind a report where that is asked. */
export function pagesOf(plan: PlanFile, frame: ReturnType<typeof runPlan>, { full: asksFull }: { full: boolean }) {
	const result = resultOf(frame)
	const input = { plan, result, status: null }
	const behind = asksFull ? { behind: behindReport({ plan, result, frame }) } : {}
	// Appendices hold addresses, formulas and what others have written.
	const facts = issueFacts({ settings: { ...PLAIN_SETTINGS, length: 'full' } })
	const full = asksFull ? buildReport({ plan, result, facts, ...behind }).sections : []
	return {
		overview: buildOverview(input),
		energy: buildEnergyView(input),
		day: dayPageOf({ plan, result, frame }),
		chips: buildChipsView(input),
		infrastructure: buildInfrastructureView(input),
		models: buildModelsView(input),
		applications: buildApplicationsView(input),
		workforce: buildWorkforceView({ plan, result, trade: null, status: null }),
		money: { ...buildMoneyView(input), summary: buildMoneySummary(input) },
		balance: buildBalanceView(plan, result),
		flow: buildFlow(plan, result),
		start: [true, false].map((lasts) =>
			buildStartView({
				plan,
				result,
				answers: { by: plan.startMonth },
				range: null,
				ways: lasts ? [SIZED_WAY, { ...SIZED_WAY, id: 'reserved' }] : [],
				runsFrom: result.months.at(-1) ?? '',
				heldBy: null,
				lasts,
			}),
		),
		place: buildPlaceView({ plan, result }),
		sites: buildSitesView(plan, result),
		// Over the plan, and in a month in the middle of it.
		site: plan.sites.flatMap(({ id }) =>
			[null, result.months[result.months.length >> 1] ?? null].map((month) => buildSitePage(input, id, month)),
		),
		schedule: {
			finding: scheduleFinding(result, plan),
			gantt: buildGantt(plan, result),
			networks: buildNetworkView(plan, result),
			progress: progressTable(plan, result),
		},
		assumptions: buildAssumptionsView(plan),
		strip: { text: describeStrip(buildStripModel(result)) },
		states: layerStatuses(plan, result),
		points: reportPoints(plan, result),
		report: buildReport({ plan, result, facts: issueFacts({}), ...behind }),
		fullReport: { sections: full.filter(({ id }) => id !== null && SECTIONS[id].appendix === undefined) },
	}
}
export type Pages = ReturnType<typeof pagesOf>

/** All that the pages and the report say of a plan, and the texts of its causes, warnings and dates. */
export function everythingSaid(pages: Pages, result: ResultDocument): readonly Said[] {
	const { bindingCause, shortfall, warnings, milestones } = result
	return [
		...Object.entries(pages).flatMap(([page, model]) => saidIn(model, page).filter(({ at }) => at !== CITATIONS)),
		...saidIn([...bindingCause, ...shortfall.targetCauses, ...warnings, ...milestones], 'result'),
	]
}
