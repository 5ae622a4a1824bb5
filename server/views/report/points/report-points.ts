import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Acceptance, KeptPoint } from '#shared/schemas/report/open-points.ts'
import { layerStatuses, type State } from '../../layers/layer-status.ts'
import { WARNING_WORDS } from '../../messages/warning-words.ts'
import { POINT_RULES, RULE_OF_WARNING, type PointRule } from './point-rules.ts'
import { type ReportPoint, COMMENT } from '#shared/report/report-point.ts'

const RULE_OF_STATE: Readonly<Record<State, PointRule | null>> = {
	incomplete: 'notEntered',
	failing: 'shortage',
	tight: 'shortage',
	'over-built': 'unused',
	ok: null,
}
const MEND_OF_STATE: Readonly<Record<State, string>> = {
	incomplete: 'Enter it, or say why the plan goes without.',
	failing: 'See under Balance what limits the plan, and what would change it.',
	tight: 'See under Balance what limits the plan, and what would change it.',
	'over-built': 'Plan less of it, or say what it is for.',
	ok: '',
}

/** The same name twice is told apart by a number: a warning may be found twice at one place. */
function named(points: readonly ReportPoint[]): readonly ReportPoint[] {
	const times = new Map<string, number>()
	return points.map((point) => {
		const time = (times.get(point.id) ?? 0) + 1
		times.set(point.id, time)
		return time === 1 ? point : { ...point, id: `${point.id}#${String(time)}` }
	})
}

/** What is missing, what can't be as it is entered, and what the plan finds: each sorted by `POINT_RULES`. */
export function reportPoints(plan: PlanFile, result: PlanResult): readonly ReportPoint[] {
	const layers = layerStatuses(plan, result).flatMap(({ layer, status, note }): readonly ReportPoint[] => {
		const rule = RULE_OF_STATE[status]
		if (rule === null) return []
		const { kind } = POINT_RULES[rule]
		const page = status === 'incomplete' ? layer : 'balance'
		return [{ id: `layer@${layer}`, kind, text: note, mend: MEND_OF_STATE[status], page }]
	})
	const warnings = result.warnings.map(({ path, code, text, mend }): ReportPoint => {
		const { kind } = POINT_RULES[RULE_OF_WARNING[code]]
		return { id: `${code}@${path}`, kind, text, mend, page: WARNING_WORDS[code].page }
	})
	return named([...layers, ...warnings])
}

/** Comments that nobody has answered. */
export function talkPoints(
	threads: readonly { readonly threadId: string; readonly label: string }[],
): readonly ReportPoint[] {
	const { kind } = POINT_RULES.notAnswered
	return threads.map(({ threadId, label }) => ({
		...{ id: `${COMMENT}${threadId}`, kind, page: '' },
		text: `A comment on ${label} has no answer`,
		mend: 'Answer it, or settle it.',
	}))
}

type Accepting = { readonly accept: readonly Acceptance[]; readonly by: string; readonly at: string }

/** Points as an issue keeps them, with the reason for which each was accepted. */
export function keptPoints(points: readonly ReportPoint[], { accept, by, at }: Accepting): readonly KeptPoint[] {
	const reasons = new Map(accept.map(({ point, reason }) => [point, reason]))
	return points.map(({ id, kind, text, mend, page }) => {
		const reason = reasons.get(id)
		return { id, kind, text, mend, page, accepted: reason === undefined ? null : { reason, by, at } }
	})
}
