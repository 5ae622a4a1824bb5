import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { FULL_POWER } from '../messages/milestones.ts'
import { stateWord } from '../messages/verdict/state-words.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { layerStatuses, type LayerStatus, type State, worse } from './layer-status.ts'

/** What a page says in the rail before it is opened: an icon, a size, and the sentence behind it. */
export type RailMark = { readonly status: State; readonly word: string; readonly note: string }

const markOf = ({ status, word, note }: LayerStatus): RailMark => ({ status, word, note })

/** By how much the date that was asked for is missed; undefined where it is met, or none was asked for. */
function scheduleMark({ verdict }: PlanResult): RailMark | undefined {
	const { month, monthsLate } = verdict.fullPower
	if (verdict.basis !== 'stated' || monthsLate === null || monthsLate <= 0) return undefined
	const note = `${FULL_POWER} is ${counted(monthsLate, 'month')} late${month === null ? '' : `: ${longMonth(month)}`}.`
	return { status: 'failing', word: stateWord({ state: 'late', monthsLate, share: null }), note }
}

/** What nothing asks for has nothing to say beside what is entered. */
const entered = (marks: readonly LayerStatus[]) => {
	const some = marks.filter(({ state }) => state !== 'empty')
	return some.length > 0 ? some : marks
}

/** By the address of the page: of what serves demand the worse of both layers speaks. */
export function railMarks(plan: PlanFile, result: PlanResult): Readonly<Record<string, RailMark>> {
	const marks = layerStatuses(plan, result)
	const of = (...layers: readonly LayerStatus['layer'][]) =>
		entered(layers.flatMap((layer) => marks.filter((mark) => mark.layer === layer)))
			.toSorted(worse)
			.slice(0, 1)
			.map(markOf)
	const pages = {
		...{ energy: of('energy'), chips: of('chips'), infrastructure: of('infrastructure') },
		demand: of('applications', 'models'),
		schedule: [scheduleMark(result)].filter((mark) => mark !== undefined),
	}
	return Object.fromEntries(
		Object.entries(pages).flatMap(([page, [mark]]) => (mark === undefined ? [] : [[page, mark]])),
	)
}
