import { layerStatus, worse } from '../layers/layer-status.ts'
import { buildApplicationsView } from './applications-view.ts'
import { openedPage } from './bounded-page.ts'
import type { LayerPage, LayerTab, OpenLayerPage, PageInput } from './layer-page.ts'
import { buildModelsView } from './models-view.ts'
import { namedTabs, openTab } from '#shared/pages/page-tabs.ts'

const listsNothing = ({ layer }: LayerPage, { plan }: PageInput) =>
	plan[layer === 'models' ? 'workloads' : 'applications'].length === 0

/** What users need and the work that serves it, on one page: each in tabs of its own, headed by the worse of both. */
export function buildDemandView(input: PageInput, search: URLSearchParams): OpenLayerPage {
	const [applications, models] = [buildApplicationsView(input), buildModelsView(input)]
	const [users, ...moreOfUsers] = applications.tabs
	const [work, ...moreOfWork] = models.tabs
	// Both lists stand first: what each comes to is read after them.
	const [first, ...others]: readonly [LayerTab, ...LayerTab[]] = [users, work, ...moreOfUsers, ...moreOfWork]
	const { id } = openTab([first, ...others], search)
	const open = models.tabs.some((tab) => tab.id === id) ? models : applications
	const asked = new URLSearchParams(search)
	asked.set('tab', id)
	const state = (page: LayerPage) => layerStatus(page.layer, input.plan, input.result)
	const [worst = open] = [applications, models].toSorted((one, other) => worse(state(one), state(other)))
	return {
		...openedPage(open, asked),
		// A list that is empty says what belongs there.
		finding: listsNothing(open, input) ? open.finding : worst.finding,
		tabs: namedTabs([first, ...others]),
	}
}
