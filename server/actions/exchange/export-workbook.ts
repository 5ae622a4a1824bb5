import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { AppError } from '#server/access/app-error.ts'
import { formatFigure } from '#shared/units/format.ts'
import { fileNameOf } from '../plans/export-plan.ts'
import type { PlanRef } from '../plans/get-scenario.ts'
import { askingOf, getHeading } from '../plans/plan-heading.ts'

/**
 * The plan as a workbook with live formulas, and the name to save it under.
 * @throws not_found for strangers; too_large where it has more figures than a workbook holds; rate_limited, unavailable
 * where the engine has too much to do
 */
export async function exportWorkbook(actor: Actor, ref: PlanRef, signal?: AbortSignal) {
	const heading = await getHeading(actor, ref)
	const { project, scenario } = heading
	const about = {
		...{ project: project.name, scenario: scenario.label, madeAt: new Date().toISOString().slice(0, 10) },
		savedFrom: { scenarioId: scenario.id, rev: heading.rev },
	}
	const drawn = await askEngine('workbook', { ...askingOf(heading, signal), question: { about } })
	if (!drawn.ok) throw tooManyCells(drawn)
	return { xlsx: drawn.xlsx, fileName: fileNameOf(`${drawn.name}-${scenario.label}`, '.xlsx') }
}

export function tooManyCells({ cells, most }: { readonly cells: number; readonly most: number }): AppError {
	return new AppError('too_large', {
		userMessage: `The workbook of this plan would have ${formatFigure(cells)} figures; at most ${formatFigure(most)} fit.`,
		mend: 'Save tables as CSV instead, or shorten the plan’s horizon in a scenario and save that.',
	})
}
