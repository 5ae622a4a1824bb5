import type { PageModel } from '#server/services/plans/get-page.ts'
import { may } from '#shared/permissions.ts'
import type { PlanList } from '#shared/fields/lists.ts'
import { loadPage, openPlan, thisMonth, type PlanRequest } from './open-plan.ts'

type LayerName = 'energy' | 'chips' | 'infrastructure' | 'models' | 'applications'

/** Who may edit gets the form an address asks for: `?edit=powerContracts/ercot-1` or `?add=powerContracts`. */
export async function formAsked(asked: PlanRequest, kind: PlanList) {
	const { role } = await openPlan(asked)
	const search = new URL(asked.request.url).searchParams
	const edited = search.get('edit')
	const canEdit = may(role, 'changePlans')
	const edit = edited?.startsWith(`${kind}/`) === true ? edited.slice(kind.length + 1) : null
	// A new entry's form is carried out once, however often it is sent.
	return { canEdit, once: crypto.randomUUID(), form: canEdit ? { add: search.get('add') === kind, edit } : null }
}

export type LayerPageModel = PageModel<LayerName> & { readonly canEdit: boolean; readonly once: string }

/** What the page of a layer needs, with its list and the form that is open. */
export async function loadLayerPage(
	asked: PlanRequest,
	{ page, kind }: { page: LayerName; kind: PlanList },
): Promise<LayerPageModel> {
	const { canEdit, once, form } = await formAsked(asked, kind)
	return { ...(await loadPage(asked, page, { today: thisMonth(), form })), canEdit, once }
}
