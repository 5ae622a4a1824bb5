import { askEngine } from '#server/runs/ask-engine.ts'
import { notFound } from '#server/access/app-error.ts'
import { viewFigure } from '#server/actions/plans/explain-figure.ts'
import { askingOf, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { FIGURE, type TalkPlace } from '#shared/together/talk.ts'

const PATIENCE_MS = 20_000

/**
 * What a place of a plan is called. Who may see the plan has been checked.
 * @throws not_found where the plan has no such place
 */
export async function nameOfPlace(heading: PlanHeading, place: TalkPlace): Promise<string> {
	const { kind, itemId, field, scope, month } = place
	if (kind !== FIGURE) {
		const label = await askEngine('placeName', { ...askingOf(heading), question: { kind, itemId, field } })
		if (label === null) throw notFound('entry')
		return label
	}
	const asked = { quantity: itemId, scope: scope === '' ? null : scope, month: month === '' ? null : month }
	const { view } = await viewFigure(heading, asked, AbortSignal.timeout(PATIENCE_MS))
	if (view === null) throw notFound('figure')
	return view.where
}
