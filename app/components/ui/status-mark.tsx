import { Check, CircleDashed, OctagonX, TriangleAlert } from 'lucide-react'

export type Status = 'ok' | 'tight' | 'failing' | 'incomplete'

const MARKS = {
	ok: { Icon: Check, word: 'OK' },
	tight: { Icon: TriangleAlert, word: 'Tight' },
	failing: { Icon: OctagonX, word: 'Failing' },
	incomplete: { Icon: CircleDashed, word: 'Incomplete' },
} as const

/** A status is always icon and word, never colour alone. */
export function StatusMark({ status, word }: { status: Status; word?: string | undefined }) {
	const { Icon, word: usual } = MARKS[status]
	return (
		<span className={`status status-${status}`}>
			<Icon className="icon-small" strokeWidth={1.75} aria-hidden />
			{word ?? usual}
		</span>
	)
}
