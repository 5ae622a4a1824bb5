import { useEffect, useState } from 'react'
import { ImpactLine } from '#app/components/grid/impact-line.tsx'
import type { ImpactFigure } from '#server/views/remedies/impact-figures.ts'
import { UndoForm } from '#app/components/plan/undo.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { refusalTexts, type EditReply } from '#shared/grid/edit-reply.ts'
import { itemsOf, type GanttModel } from '#shared/charts/gantt-model.ts'
import { counted, shortMonth } from '#shared/formats/months.ts'

const MOST_TOLD = 5
type Ready = Readonly<Record<string, { readonly name: string; readonly finish: string | null }>>

const readyIn = (model: GanttModel): Ready =>
	Object.fromEntries(
		itemsOf(model).flatMap(({ ref, name, finish, kind }) => (kind === 'step' ? [] : [[ref, { name, finish }]])),
	)
const monthText = (finish: string | null) => (finish === null ? 'beyond plan end' : shortMonth(finish))

function movedBetween(before: Ready, now: Ready): readonly string[] {
	return Object.entries(now).flatMap(([ref, { name, finish }]) => {
		const was = before[ref]
		return was === undefined || was.finish === finish ? [] : [`${name} ${monthText(was.finish)} → ${monthText(finish)}`]
	})
}

type MovedProps = {
	model: GanttModel
	rev: number
	impact: readonly ImpactFigure[]
	finding: string
	/** what came of the latest edit */
	reply: EditReply | undefined
	again: (() => void) | null
}

/** What the latest edit has moved: the dates shown here, and the plan as a whole. */
export function MovedDates({ model, rev, impact, finding, reply, again }: MovedProps) {
	const now = readyIn(model)
	const [seen, setSeen] = useState({ rev, before: now, current: now })
	useEffect(() => {
		setSeen((last) =>
			last.rev === rev
				? { ...last, current: { ...last.current, ...now } }
				: { rev, before: last.current, current: { ...last.current, ...now } },
		)
		// eslint-disable-next-line react-hooks/exhaustive-deps -- the dates are those of the model
	}, [model, rev])
	const edited = seen.rev !== rev || seen.before !== seen.current
	const moved = movedBetween(seen.rev === rev ? seen.before : seen.current, now)
	const refused = refusalTexts(reply)
	return (
		<>
			{refused.length > 0 && (
				<p className="gantt-told field-error" role="alert">
					{refused.join(' ')}
					{reply?.ok === false && reply.unreached === true && again !== null && (
						<Button type="button" size="small" onClick={again}>
							Retry
						</Button>
					)}
				</p>
			)}
			{edited && moved.length > 0 && (
				<div className="gantt-told">
					<p role="status">
						Ready: {moved.slice(0, MOST_TOLD).join(', ')}
						{moved.length > MOST_TOLD && ` and ${counted(moved.length - MOST_TOLD, 'more date')}`}
					</p>
					<UndoForm>
						<Button size="small">Undo</Button>
					</UndoForm>
				</div>
			)}
			<ImpactLine figures={impact} finding={finding} />
		</>
	)
}
