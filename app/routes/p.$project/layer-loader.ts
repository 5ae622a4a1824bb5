import { z } from 'zod'
import type { PageModel } from '#server/actions/plans/answers.ts'
import { may } from '#shared/permissions.ts'
import { GRID_KINDS } from '#shared/grid/grid-lists.ts'
import type { OpensList } from '#server/views/grid/list-model.ts'
import { loadPage, openPlan, type PlanRequest } from './open-plan.ts'

type LayerName = 'energy' | 'chips' | 'infrastructure' | 'demand'

/** Whether who asks may edit, and what the address opens: `?edit=powerContracts/ercot-1`, `?add=` or `?remove=`. */
export async function opensList(asked: PlanRequest): Promise<OpensList> {
	const { role } = await openPlan(asked)
	const { search } = new URL(asked.request.url)
	return { canEdit: may(role, 'changePlans'), search, once: crypto.randomUUID() }
}

/** What the page of a layer needs, with its lists and the form or question that is open. */
export async function loadLayerPage(asked: PlanRequest, page: LayerName): Promise<PageModel<LayerName>> {
	return await loadPage(asked, page, { opens: await opensList(asked) })
}

const listSchema = z.enum(GRID_KINDS).catch('sites')

/** All rows of the list that `?list=` names, or those parts of it that `?have=` does not. */
export async function loadWholeList(asked: PlanRequest): Promise<PageModel<'rows'>> {
	const { searchParams, search } = new URL(asked.request.url)
	return await loadPage(asked, 'rows', { list: listSchema.parse(searchParams.get('list')), search })
}
