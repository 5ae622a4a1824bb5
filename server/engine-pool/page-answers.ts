import type { PlanList } from '#shared/fields/lists.ts'
import { buildActivityView, type ChangeLine } from '#shared/presentation/activity-view.ts'
import { buildApplicationsView } from '#shared/presentation/applications-view.ts'
import { buildAssumptionsView } from '#shared/presentation/assumptions-view.ts'
import { buildBalanceView } from '#shared/presentation/balance-view.ts'
import { buildNetworkView } from '#shared/presentation/build-network-view.ts'
import { buildChipsView } from '#shared/presentation/chips-view.ts'
import { buildCostsView } from '#shared/presentation/costs-view.ts'
import { buildEnergyView } from '#shared/presentation/energy-view.ts'
import { equipmentTable } from '#shared/presentation/equipment-view.ts'
import { overviewFinding } from '#shared/presentation/findings/overview-finding.ts'
import { scheduleFinding } from '#shared/presentation/findings/schedule-finding.ts'
import { buildForm } from '#shared/presentation/grid-form.ts'
import { buildGrid } from '#shared/presentation/grid-view.ts'
import { impactFigures } from '#shared/presentation/impact-figures.ts'
import { buildInfrastructureView } from '#shared/presentation/infrastructure-view.ts'
import { buildLanding } from '#shared/presentation/landing-view.ts'
import type { LayerPage, PageInput } from '#shared/presentation/layer-page.ts'
import { layerStatuses } from '#shared/presentation/layer-status.ts'
import { buildModelsView } from '#shared/presentation/models-view.ts'
import { buildOverview } from '#shared/presentation/overview-view.ts'
import { reportBlockers } from '#shared/presentation/report/report-blockers.ts'
import { buildGantt } from '#shared/presentation/schedule-view.ts'
import { buildSitesView } from '#shared/presentation/sites-view.ts'
import { buildWorkforceView } from '#shared/presentation/workforce-view.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { KeptRun } from './kept-runs.ts'

type Today = { readonly today: string }
/** The form an address asks for: of a new item, of one that is there, or none. */
export type FormAsked = { readonly add: boolean; readonly edit: string | null } | null

/** A list's grid with the form that is open, and the edit both show. */
function listOf({ at, plan }: KeptRun, kind: PlanList, form: FormAsked) {
	const id = form?.add === true ? null : (form?.edit ?? null)
	const open = form !== null && (form.add || form.edit !== null)
	return { grid: buildGrid(plan, kind), rev: at.rev, form: open ? buildForm({ plan, kind, id }) : null }
}

/** What the page of a layer needs: its model, its grid, the form that is open, the figures an edit moves. */
function layerPage(kind: PlanList, build: (input: PageInput<PlanFile, PlanResult>) => LayerPage) {
	return (run: KeptRun, { today, form }: Today & { readonly form: FormAsked }) => {
		const { plan } = run
		const result = run.result()
		return {
			page: build({ plan, result, today }),
			...listOf(run, kind, form),
			impact: impactFigures(result),
			impactFinding: `${overviewFinding(plan, result).title}.`,
		}
	}
}

/** Pages are made where plan and result already are: only their models cross to the thread that answers requests. */
export const PAGE_ANSWERS = {
	landing: ({ plan, result }: KeptRun) => buildLanding({ plan, result: result() }),
	layout: ({ plan, result }: KeptRun) => ({ statuses: layerStatuses(plan, result()) }),
	overview: ({ plan, result }: KeptRun, { today }: Today) => buildOverview({ plan, result: result(), today }),
	energy: layerPage('powerContracts', buildEnergyView),
	chips: layerPage('chipOrders', buildChipsView),
	infrastructure: layerPage('buildPhases', buildInfrastructureView),
	models: layerPage('workloads', buildModelsView),
	applications: layerPage('applications', buildApplicationsView),
	sites: (run: KeptRun, { form }: { readonly form: FormAsked }) => ({
		view: buildSitesView(run.plan, run.result()),
		...listOf(run, 'sites', form),
	}),
	schedule: ({ plan, result }: KeptRun) => ({
		finding: scheduleFinding(result()),
		gantt: buildGantt(result()),
		networks: buildNetworkView(plan, result()),
		orderBy: equipmentTable(plan, result()),
	}),
	workforce: (
		run: KeptRun,
		{ today, trade, form }: Today & { readonly trade: string | null; readonly form: FormAsked },
	) => ({
		view: buildWorkforceView({ plan: run.plan, result: run.result(), trade, today }),
		...listOf(run, 'labourPools', form),
		gates: run.result().workforce.gating !== null,
	}),
	costs: ({ plan, result }: KeptRun, { today }: Today) => buildCostsView({ plan, result: result(), today }),
	balance: ({ plan, result }: KeptRun) => buildBalanceView(plan, result()),
	assumptions: ({ plan, at }: KeptRun) => ({ view: buildAssumptionsView(plan), rev: at.rev }),
	activity: ({ plan }: KeptRun, { changes }: { readonly changes: readonly ChangeLine[] }) =>
		buildActivityView(plan, changes),
	blockers: ({ plan, result }: KeptRun) => reportBlockers(plan, result()),
	settings: ({ written: plan, at }: KeptRun) => ({
		plan: {
			name: plan.name,
			description: plan.description ?? '',
			startMonth: plan.startMonth,
			horizonMonths: String(plan.horizonMonths),
			asOfMonth: plan.asOfMonth ?? '',
		},
		rev: at.rev,
	}),
} as const

export type PageAnswers = typeof PAGE_ANSWERS
