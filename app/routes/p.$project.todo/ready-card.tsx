import { Check, CircleDashed, TriangleAlert } from 'lucide-react'
import { Card } from '#app/components/ui/card.tsx'
import type { Ready } from '#server/views/todo/ready-to-issue.ts'

const LOOKS = {
	ok: { Icon: Check, look: 'icon text-ok', name: 'Done' },
	open: { Icon: TriangleAlert, look: 'icon text-tight', name: 'Open' },
	note: { Icon: CircleDashed, look: 'icon text-ink-3', name: 'Noted in the report' },
} as const

/** What a report needs before it is issued, and what it goes out with. */
export function ReadyCard({ ready }: { ready: readonly Ready[] }) {
	const met = ready.filter(({ state }) => state === 'ok').length
	return (
		<Card
			title="Ready to issue"
			plain
			actions={<span className="text-ink-3">{`${String(met)} of ${String(ready.length)}`}</span>}
		>
			<ul>
				{ready.map(({ text, state }) => {
					const { Icon, look, name } = LOOKS[state]
					return (
						<li key={text} className="list-row">
							<Icon className={look} strokeWidth={1.75} aria-label={name} />
							<span className="list-row-main">{text}</span>
						</li>
					)
				})}
			</ul>
			<p className="list-row-note">
				A late date or a shortage is a finding and never blocks an issue. The report states it.
			</p>
		</Card>
	)
}
