import type { PlanList } from '#shared/fields/lists.ts'
import { buildActivityView, type ChangeLine } from '#shared/presentation/pages/activity-view.ts'
import { buildApplicationsView } from '#shared/presentation/pages/applications-view.ts'
import { buildAssumptionsView } from '#shared/presentation/pages/assumptions-view.ts'
import { buildBalanceView } from '#shared/presentation/pages/balance-view.ts'
import { buildNetworkView } from '#shared/presentation/tables/build-network-view.ts'
import { buildChipsView } from '#shared/presentation/pages/chips-view.ts'
import { buildCostsView } from '#shared/presentation/pages/costs-view.ts'
import { buildEnergyView } from '#shared/presentation/pages/energy-view.ts'
import { equipmentTable } from '#shared/presentation/tables/equipment-view.ts'
import { overviewFinding } from '#shared/presentation/findings/overview-finding.ts'
import { scheduleFinding } from '#shared/presentation/findings/schedule-finding.ts'
import type { GridList } from '#shared/presentation/grid/grid-lists.ts'
import { impactFigures } from '#shared/presentation/remedies/impact-figures.ts'
import { buildInfrastructureView } from '#shared/presentation/pages/infrastructure-view.ts'
import { buildLanding } from '#shared/presentation/pages/public/landing-view.ts'
import type { LayerPage, PageInput } from '#shared/presentation/pages/layer-page.ts'
import { layerStatuses } from '#shared/presentation/layers/layer-status.ts'
import { listModel, type OpensList } from '#shared/presentation/grid/list-model.ts'
import { buildModelsView } from '#shared/presentation/pages/models-view.ts'
import { buildOverview } from '#shared/presentation/pages/overview-view.ts'
import { replacedTexts } from '#shared/presentation/wording/replaced-words.ts'
import { reportBlockers } from '#shared/presentation/report/report-blockers.ts'
import { buildGantt } from '#shared/presentation/pages/schedule-view.ts'
import { buildSitesView } from '#shared/presentation/pages/sites-view.ts'
import { buildWorkforceView } from '#shared/presentation/pages/workforce-view.ts'
import {
	boundedEquipment,
	boundedGantt,
	boundedNetworks,
	boundedPage,
	boundedSites,
} from '#shared/presentation/pages/bounded-page.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { KeptRun } from './kept-runs.ts'

type Today = { readonly today: string }
type Opens = { readonly opens: OpensList }

const listOf = ({ at, plan }: KeptRun, list: GridList, opens: OpensList) =>
	listModel({ plan, rev: at.rev, list, opens })

/** What the page of a layer needs: its model, its grid, the form that is open, the figures an edit moves. */
function layerPage(
	list: PlanList,
	build: (input: PageInput<PlanFile, PlanResult>) => LayerPage,
	further: GridList | null = null,
) {
	return (run: KeptRun, { today, opens }: Today & Opens) => {
		const { plan } = run
		const result = run.result()
		return {
			page: boundedPage(build({ plan, result, today }), new URLSearchParams(opens.search)),
			list: listOf(run, list, opens),
			second: further === null ? null : listOf(run, further, opens),
			impact: impactFigures(plan, result),
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
	infrastructure: layerPage('buildPhases', buildInfrastructureView, 'purchases'),
	models: layerPage('workloads', buildModelsView),
	applications: layerPage('applications', buildApplicationsView),
	sites: (run: KeptRun, { opens }: Opens) => ({
		...boundedSites(buildSitesView(run.plan, run.result()), new URLSearchParams(opens.search)),
		list: listOf(run, 'sites', opens),
	}),
	schedule: (run: KeptRun, { opens }: Opens) => {
		const { plan } = run
		const result = run.result()
		const search = new URLSearchParams(opens.search)
		const orderBy = equipmentTable(plan, result)
		return {
			finding: scheduleFinding(result),
			gantt: boundedGantt(buildGantt(result), search),
			actuals: listOf(run, 'actuals', opens),
			networks: boundedNetworks(buildNetworkView(plan, result), search),
			orderBy: orderBy && boundedEquipment(orderBy, search),
		}
	},
	workforce: (run: KeptRun, { today, trade, opens }: Today & Opens & { readonly trade: string | null }) => ({
		view: buildWorkforceView({ plan: run.plan, result: run.result(), trade, today }),
		list: listOf(run, 'labourPools', opens),
		gates: run.result().workforce.gating !== null,
	}),
	costs: ({ plan, result }: KeptRun, { today }: Today) => buildCostsView({ plan, result: result(), today }),
	balance: ({ plan, result }: KeptRun) => buildBalanceView(plan, result()),
	assumptions: ({ plan, at }: KeptRun) => ({ view: buildAssumptionsView(plan), rev: at.rev }),
	activity: ({ plan }: KeptRun, { changes }: { readonly changes: readonly ChangeLine[] }) =>
		buildActivityView(plan, changes),
	replaced: ({ plan }: KeptRun, { replaced }: { readonly replaced: Parameters<typeof replacedTexts>[1] }) =>
		replacedTexts(plan, replaced),
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
