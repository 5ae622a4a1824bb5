import { Check, CircleDashed, CirclePlus, OctagonX, TriangleAlert } from 'lucide-react'
import type { State } from '#server/views/layers/layer-status.ts'

const MARKS = {
	ok: { Icon: Check, word: 'OK' },
	tight: { Icon: TriangleAlert, word: 'Tight' },
	failing: { Icon: OctagonX, word: 'Short' },
	'over-built': { Icon: CirclePlus, word: 'Unused' },
	incomplete: { Icon: CircleDashed, word: 'Not assessed' },
} as const

/** A status is always icon and word, never colour alone. A size that stands for the word is read out with it. */
export function StatusMark({
	status,
	word,
	note,
}: {
	status: State
	word?: string | undefined
	/** the whole of it, for who rests on the mark */
	note?: string | undefined
}) {
	const { Icon, word: usual } = MARKS[status]
	return (
		<span className={`status status-${status}`} title={note}>
			<Icon className="icon-small" strokeWidth={1.75} aria-hidden />
			{note !== undefined && word !== usual && <span className="sr-only">{usual}: </span>}
			{word ?? usual}
		</span>
	)
}
