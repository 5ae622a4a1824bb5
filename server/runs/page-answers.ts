import { statusMonth } from '#shared/status-month.ts'
import { daysOf, readinessOf } from '#server/engine/compute-plan.ts'
import { saidReadiness } from '#server/views/messages/explanations.ts'
import { buildReadinessScore } from '#server/views/explain/readiness-score.ts'
import { buildActivityView, type ChangeLine } from '#server/views/history/activity-view.ts'
import type { LogFacts } from '#server/views/history/log-filter.ts'
import { buildAssumptionsView } from '#server/views/pages/assumptions/assumptions-view.ts'
import { buildBalanceView, detailTabs } from '#server/views/pages/balance-view.ts'
import { buildNetworkView } from '#server/views/tables/build-network-view.ts'
import { buildChipsView } from '#server/views/pages/chips-view.ts'
import { choicesIn, type ChoiceOf } from '#server/views/scenarios/choices-in.ts'
import { buildComparedPlan } from '#server/views/scenarios/compare-view.ts'
import { buildDemandView } from '#server/views/pages/demand-view.ts'
import { beginWith, nextStep } from '#server/views/pages/first-steps.ts'
import { financingTerms } from '#server/views/prices/financing-terms.ts'
import { buildMoneyView } from '#server/views/pages/money/money-view.ts'
import { pricesView } from '#server/views/prices/prices.ts'
import { buildMoneySummary } from '#server/views/pages/money/summary.ts'
import { buildFlow } from '#server/views/pages/flow-view.ts'
import { FLOW_MONTH } from '#shared/pages/flow-month.ts'
import { buildEnergyView } from '#server/views/pages/energy-view.ts'
import { progressTable } from '#server/views/tables/progress-table.ts'
import { equipmentTable } from '#server/views/tables/equipment-view.ts'
import { allPastSentence, overviewTitle } from '#server/views/findings/overview-finding.ts'
import { scheduleFinding } from '#server/views/findings/schedule-finding.ts'
import { findIn } from '#server/views/pages/find-view.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import { impactFigures } from '#server/views/remedies/impact-figures.ts'
import { buildInfrastructureView } from '#server/views/pages/infrastructure-view.ts'
import { buildLanding } from '#server/views/pages/public/landing-view.ts'
import type { LayerPage, OpenLayerPage, PageInput } from '#server/views/pages/layer-page.ts'
import { railMarks } from '#server/views/layers/rail-marks.ts'
import { listModel, wholeList, type OpensList } from '#server/views/grid/list-model.ts'
import { buildOverview } from '#server/views/pages/overview-view.ts'
import { replacedTexts } from '#server/views/messages/edits.ts'
import { reportPoints } from '#server/views/report/report-points.ts'
import { namedTabs, openTab } from '#shared/pages/page-tabs.ts'
import { scheduleTabs } from '#server/views/pages/schedule-view.ts'
import { buildGantt, datedOf } from '#server/views/schedule/build-gantt.ts'
import { criticalPath } from '#server/views/schedule/critical-path.ts'
import type { Dated } from '#server/views/schedule/dated.ts'
import { AT, CRITICAL_TAB, ORDERS_TAB, STEPS_TAB, turnedIn, zoomIn } from '#shared/pages/schedule-address.ts'
import { scheduleItem } from '#server/views/schedule/schedule-item.ts'
import { buildOwnRows } from '#server/views/own-rows/own-rows-view.ts'
import { PERIOD } from '#shared/pages/page-part.ts'
import { buildDayView, dayAsked } from '#server/views/pages/site/day-view.ts'
import { buildSitePage } from '#server/views/pages/site/site-page.ts'
import { buildSitesView } from '#server/views/pages/site/sites-view.ts'
import { buildWorkforceView, workforceTabs } from '#server/views/pages/workforce-view.ts'
import {
	boundedEquipment,
	boundedGantt,
	boundedNetworks,
	boundedPrices,
	boundedTable,
	boundedSites,
	openedPage,
} from '#server/views/pages/bounded-page.ts'
import { scoredForecasts } from '#server/views/odds/forecasts.ts'
import { trackRecord } from '#server/views/odds/track-record.ts'
import type { KeptForecast } from '#shared/schemas/report/kept-forecast.ts'
import { type ApartAsked, oddsApart } from '#server/views/odds/apart.ts'
import { oddsBeside } from '#server/views/odds/beside.ts'
import { buildOdds } from '#server/views/odds/odds-view.ts'
import { oddsChips } from '#server/views/odds/target-odds.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import { buildSwings, endsToTry } from '#server/views/todo/swings-view.ts'
import { currencyOffer } from '#server/views/pages/site/place-currency.ts'
import { buildTodo, todoInShort, type TodoComment } from '#server/views/todo/todo-view.ts'
import { findSwings } from './decisions/swings.ts'
import type { During } from './during.ts'
import type { KeptRun } from './kept-runs.ts'

type Searched = { readonly search: string }
type Opens = { readonly opens: OpensList }
type OddsPageAsked = {
	readonly simulation: SimulationResult | null
	/** what issues of the report have told before */
	readonly forecasts?: readonly KeptForecast[]
	/** the plan's other scenarios on the same draws */
	readonly others?: readonly ApartAsked[]
}
type OddsBesideAsked = {
	readonly simulation: SimulationResult
	readonly siteId: string | null
	readonly ref: string | null
}
type Behind = readonly Pick<Dated, 'ref' | 'start' | 'end'>[]

const listOf = ({ at, plan, baseline }: KeptRun, list: GridList, opens: OpensList) =>
	listModel({ plan, rev: at.rev, list, opens, baseline })

/** What a page is made of, looked at from the plan's own month: whoever opens it, and whenever, sees the same. */
const inputOf = ({ plan, result }: KeptRun): PageInput => ({ plan, result: result(), status: statusMonth(plan) })

/** What the page of a layer needs: its model, the grid of the open tab, the form that is open, the figures an edit moves. */
function openPage(build: (input: PageInput, search: URLSearchParams) => OpenLayerPage) {
	return (run: KeptRun, { opens }: Opens) => {
		const { plan } = run
		const result = run.result()
		const page = build(inputOf(run), new URLSearchParams(opens.search))
		return {
			page,
			list: page.tab.list === undefined ? null : listOf(run, page.tab.list, opens),
			impact: impactFigures(plan, result),
			impactFinding: `${overviewTitle(plan, result)}.`,
			next: nextStep(plan),
		}
	}
}

const layerPage = (build: (input: PageInput) => LayerPage) =>
	openPage((input, search) => openedPage(build(input), search))

/** Pages are made where plan and result already are: only their models cross to the thread that answers requests. */
export const PAGE_ANSWERS = {
	compared: ({ plan, result }: KeptRun) => buildComparedPlan(plan, result()),
	landing: ({ plan, result }: KeptRun) => buildLanding({ plan, result: result() }),
	layout: ({ plan, result }: KeptRun) => ({ marks: railMarks(plan, result()) }),
	overview: (run: KeptRun) => buildOverview(inputOf(run)),
	energy: layerPage(buildEnergyView),
	/** hours of a site's month, laid out for the one that is asked for */
	day: (run: KeptRun, { search }: Searched) => {
		const asked = dayAsked(run.plan, run.result(), new URLSearchParams(search))
		const days = asked && daysOf(run.frame, asked)
		return asked && days && buildDayView({ ...inputOf(run), days }, asked)
	},
	chips: layerPage(buildChipsView),
	infrastructure: layerPage(buildInfrastructureView),
	demand: openPage(buildDemandView),
	sites: (run: KeptRun, { opens }: Opens) => ({
		...boundedSites(buildSitesView(run.plan, run.result()), new URLSearchParams(opens.search)),
		list: listOf(run, 'sites', opens),
	}),
	site: (run: KeptRun, { siteId, search }: Searched & { readonly siteId: string }) => {
		const asked = new URLSearchParams(search)
		const page = buildSitePage(inputOf(run), siteId, asked.get(PERIOD))
		return page === null ? null : openedPage(page, asked)
	},
	rows: ({ plan, at, baseline }: KeptRun, { list, search }: { readonly list: GridList; readonly search: string }) =>
		wholeList({ plan, rev: at.rev, list, search, baseline }),
	/** odds from draws that were run before; null: none were */
	oddsPage: (run: KeptRun, { simulation, forecasts = [], others = [] }: OddsPageAsked) => {
		const source = { plan: run.plan, result: run.result() }
		const { statusMonth } = source.result.verdict
		return {
			view: buildOdds(source, simulation),
			chips: simulation === null ? [] : oddsChips({ ...source, simulation }),
			apart: oddsApart(others, moneyOf(run.plan)),
			tabs: namedTabs(scheduleTabs(source.plan, source.result)),
			track: trackRecord(scoredForecasts(forecasts, { plan: source.plan, statusMonth }), forecasts.length),
		}
	},
	/** what other pages say of them */
	oddsBeside: ({ plan, result }: KeptRun, { simulation, ...asked }: OddsBesideAsked) =>
		oddsBeside({ plan, result: result(), simulation }, asked),
	/** Where every dated thing of a scenario stands, to be drawn behind those of another. */
	dates: ({ plan, result }: KeptRun): Behind =>
		datedOf(plan, result()).map(({ ref, start, end }) => ({ ref, start, end })),
	schedule: (run: KeptRun, { opens, behind = [] }: Opens & { readonly behind?: Behind }) => {
		const { plan } = run
		const result = run.result()
		const search = new URLSearchParams(opens.search)
		const tabs = scheduleTabs(plan, result)
		const tab = openTab(tabs, search)
		const shown = <Part>(id: string, part: () => Part): Part | null => (tab.id === id ? part() : null)
		const drawn = <Part>(part: () => Part): Part | null => shown('dates', part) ?? shown(CRITICAL_TAB, part)
		const gantt = () => buildGantt(plan, result, view)
		const view = { zoom: zoomIn(search), turned: turnedIn(search), behind }
		return {
			finding: scheduleFinding(result, plan),
			tabs: namedTabs(tabs),
			tab: tab.id,
			gantt: drawn(() => boundedGantt(tab.id === CRITICAL_TAB ? criticalPath(gantt()) : gantt(), search)),
			item: drawn(() => scheduleItem(plan, result, search.get(AT))),
			impact: drawn(() => impactFigures(plan, result)),
			actuals: shown('actuals', () => listOf(run, 'actuals', opens)),
			progress: shown('actuals', () => {
				const table = progressTable(plan, result)
				return table && boundedTable(table, search)
			}),
			networks: shown(STEPS_TAB, () => boundedNetworks(buildNetworkView(plan, result), search)),
			orderBy: shown(ORDERS_TAB, () => {
				const table = equipmentTable(plan, result)
				return table && boundedEquipment(table, search)
			}),
			mayEdit: opens.canEdit,
			rev: run.at.rev,
		}
	},
	workforce: (run: KeptRun, { trade, opens }: Opens & { readonly trade: string | null }) => {
		const { plan } = run
		const view = buildWorkforceView({ ...inputOf(run), trade })
		const tabs = workforceTabs(plan, view)
		const tab = openTab(tabs, new URLSearchParams(opens.search))
		const { finding, figures, trades } = view
		const shown = <Part>(id: string, part: () => Part): Part | null => (tab.id === id ? part() : null)
		return {
			...{ finding, figures, trades, trade: view.trade },
			tabs: namedTabs(tabs),
			tab: tab.id,
			tradeChart: shown('trade', () => view.tradeChart),
			people: shown('months', () => view.people),
			hours: shown('months', () => view.hours),
			rows: shown('trades', () => view.rows),
			list: shown('labourPools', () => listOf(run, 'labourPools', opens)),
			gates: run.result().workforce.gating !== null,
			begin: beginWith('buildPhases', { isEmpty: run.result().workforce.construction.hours === 0 }),
			mayAdd: opens.canEdit,
		}
	},
	money: (run: KeptRun, { search: asked }: Searched) => {
		const search = new URLSearchParams(asked)
		const input = inputOf(run)
		const { capexUsd, opexUsd } = input.result.finance.totals
		const page = openedPage(buildMoneyView(input), search)
		const shown = <Part>(id: string, part: () => Part): Part | null => (page.tab.id === id ? part() : null)
		const begin = beginWith('buildPhases', { isEmpty: capexUsd === 0 && opexUsd === 0 })
		return {
			...page,
			begin,
			summary:
				begin === null && (page.tab.id === 'summary' || page.tab.id === 'margin') ? buildMoneySummary(input) : null,
			financing: shown('terms', () => ({ terms: financingTerms(run.written) })),
			/** what a first price could be of */
			sells: {
				tokens: run.plan.applications.length > 0,
				hours: run.plan.chipOrders.some(({ owner }) => owner !== 'tenant'),
			},
			prices: shown('prices', () => boundedPrices(pricesView(run.plan, input.result), search)),
			currency: moneyOf(run.plan).code,
			rev: run.at.rev,
		}
	},
	find: ({ plan, result }: KeptRun, { words }: { readonly words: string }) => findIn({ plan, result: result() }, words),
	choices: ({ plan, result }: KeptRun, asked: { readonly of: ChoiceOf; readonly words: string }) =>
		choicesIn({ plan, result: result() }, asked),
	/** what stands behind the overview: coverage by quarter with its causes, all decisions, and where the megawatts go */
	detail: ({ plan, result }: KeptRun, { search: asked }: Searched) => {
		const search = new URLSearchParams(asked)
		const tabs = detailTabs(plan, result())
		const tab = openTab(tabs, search).id
		const flow = tab === 'flow' ? buildFlow(plan, result(), search.get(FLOW_MONTH)) : null
		return {
			...buildBalanceView(plan, result()),
			flow,
			tabs: [{ id: 'overview', name: 'Overview' }, ...namedTabs(tabs)],
			tab,
		}
	},
	assumptions: ({ plan, frame, at, baseline }: KeptRun, { search }: Searched) => ({
		view: buildAssumptionsView(plan, baseline),
		readiness: buildReadinessScore(plan, saidReadiness(readinessOf(frame), plan)),
		own: buildOwnRows(plan, new URLSearchParams(search), baseline),
		rev: at.rev,
	}),
	activity: (
		{ plan }: KeptRun,
		{ changes, log }: { readonly changes: readonly ChangeLine[]; readonly log?: LogFacts },
	) => buildActivityView(plan, changes, log),
	replaced: ({ plan }: KeptRun, { replaced }: { readonly replaced: Parameters<typeof replacedTexts>[1] }) =>
		replacedTexts(plan, replaced),
	points: ({ plan, result }: KeptRun) => reportPoints(plan, result()),
	todo: ({ plan, result }: KeptRun, { comments }: { readonly comments: readonly TodoComment[] }) =>
		buildTodo(plan, result(), comments),
	todoCount: ({ plan, result }: KeptRun) => todoInShort(plan, result()).count,
	/** what defaults to confirm move: twice a run of the engine for each, so pages ask for it once they are shown */
	swings: ({ plan, frame }: KeptRun, _asked: undefined, { mayGoOn }: During) =>
		buildSwings(plan, findSwings({ plan, frame, ends: endsToTry(plan) }, mayGoOn)),
	settings: ({ written: plan, at }: KeptRun) => ({
		plan: {
			name: plan.name,
			description: plan.description ?? '',
			startMonth: plan.startMonth,
			horizonMonths: String(plan.horizonMonths),
			asOfMonth: plan.asOfMonth ?? '',
			actualsForecast: plan.actualsForecast ?? '',
			currency: plan.currency ?? '',
			usdPerCurrencyUnit: plan.usdPerCurrencyUnit === null ? '' : String(plan.usdPerCurrencyUnit),
		},
		allPast: allPastSentence(plan),
		currencyOffer: currencyOffer(plan),
		statusMonth: statusMonth(plan),
		rev: at.rev,
	}),
} as const

export type PageAnswers = typeof PAGE_ANSWERS
