import { buildForm } from '#shared/presentation/grid-form.ts'
import type { GridForm } from '#shared/presentation/grid-form.ts'
import { buildGrid } from '#shared/presentation/grid-view.ts'
import type { GridModel } from '#shared/presentation/grid-view.ts'
import type { LayerPage, PageInput } from '#shared/presentation/layer-page.ts'
import { overviewFinding } from '#shared/presentation/findings/overview-finding.ts'
import { impactFigures } from '#shared/presentation/impact-figures.ts'
import type { ImpactFigure } from '#shared/presentation/impact-figures.ts'
import { may } from '#shared/permissions.ts'
import type { PlanList } from '#shared/fields/lists.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { openPlan, thisMonth } from './open-plan.ts'
import type { PlanRequest } from './open-plan.ts'

export type LayerPageModel = {
	readonly page: LayerPage
	readonly grid: GridModel
	/** the edit that grid and form show */
	readonly rev: number
	readonly form: GridForm | null
	readonly canEdit: boolean
	readonly impact: readonly ImpactFigure[]
	readonly impactFinding: string
}

/** The form an address asks for: `?edit=powerContracts/ercot-1` or `?add=powerContracts`. */
export function formAsked({ plan, kind, url }: { plan: PlanFile; kind: PlanList; url: string }): GridForm | null {
	const search = new URL(url).searchParams
	const edited = search.get('edit')
	if (search.get('add') === kind) return buildForm({ plan, kind, id: null })
	return edited?.startsWith(`${kind}/`) ? buildForm({ plan, kind, id: edited.slice(kind.length + 1) }) : null
}

/** What the page of a layer needs: its model, its grid, the form that is open, the figures an edit moves. */
export async function loadLayerPage(
	asked: PlanRequest,
	{ kind, build }: { kind: PlanList; build: (input: PageInput<PlanFile, PlanResult>) => LayerPage },
): Promise<LayerPageModel> {
	const { plan, rev, result, role } = await openPlan(asked)
	const canEdit = may(role, 'changePlans')
	return {
		page: build({ plan, result, today: thisMonth() }),
		grid: buildGrid(plan, kind),
		rev,
		form: canEdit ? formAsked({ plan, kind, url: asked.request.url }) : null,
		canEdit,
		impact: impactFigures(result),
		impactFinding: `${overviewFinding(plan, result).title}.`,
	}
}
